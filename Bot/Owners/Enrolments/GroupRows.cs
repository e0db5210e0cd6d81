using TeamsMentorBot.Graph;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>What the members of a group are in a program, and rows for those who are nothing there yet.</summary>
/// <param name="Mentees">How many have a mentor.</param>
/// <param name="Mentors">How many others are mentors.</param>
/// <param name="Rows">As they are pasted: a person, and the mentor or room for one. As many as may be pasted at a time.</param>
/// <param name="Left">How many more there are.</param>
internal sealed record GroupRows(int Mentees, int Mentors, IReadOnlyList<string> Rows, int Left)
{
    /// <param name="open">The program's pairings that have not ended.</param>
    /// <param name="mentor">Of all of them; empty where each gets one by hand.</param>
    public static GroupRows Of(IReadOnlyList<GraphMember> members, IReadOnlyList<Pairing> open, string mentor)
    {
        var mentees = open.Select(pairing => pairing.Mentee.Id.ObjectId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var mentors = open.SelectMany(pairing => pairing.Mentors).Select(known => known.Id.ObjectId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        mentors.ExceptWith(mentees);
        var rows = members
            .Where(member => !mentees.Contains(member.Id) && !mentors.Contains(member.Id) && !IsNamed(member, mentor))
            .OrderBy(member => member.DisplayName, Phrase.Names).ThenBy(member => member.Id, StringComparer.Ordinal)
            .Select(member => $"{Address(member)}, {mentor}").ToList();
        var shown = Fitting(rows);
        return new GroupRows(
            members.Count(member => mentees.Contains(member.Id)), members.Count(member => mentors.Contains(member.Id)), shown, rows.Count - shown.Count);
    }

    private static List<string> Fitting(List<string> rows)
    {
        var shown = rows.Take(EnrolmentReader.MostRows).ToList();
        while (string.Join('\n', shown) is { Length: > DocumentCard.Longest } || !DocumentCard.Fits(string.Join('\n', shown)))
            shown.RemoveAt(shown.Count - 1);
        return shown;
    }

    private static bool IsNamed(GraphMember member, string name) =>
        name.Length > 0 && ((string?[])[member.Id, member.Mail, member.UserPrincipalName]).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Address(GraphMember member) => member.Mail ?? member.UserPrincipalName ?? member.Id;
}
