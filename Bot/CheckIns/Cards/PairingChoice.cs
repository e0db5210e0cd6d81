using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>With which mentor, or about which mentee, where there are several.</summary>
internal static class PairingChoice
{
    /// <summary>Whoever is mentee and mentor may have to choose on both sides of one card.</summary>
    public static string InputFor(Side side) => side == Side.Mentee ? "pairing" : "mentoring";

    public static IEnumerable<CardElement> For(Side side, IReadOnlyList<Membership> memberships)
    {
        var names = memberships.Select(membership => Others(membership.Pairing, side)).ToList();
        if (memberships.Count > 1)
            yield return new ChoiceSetInput(InputFor(side), [.. memberships.Zip(names, (membership, name) =>
                new Choice(Told(name, names, membership.Program), membership.Pairing.Id))])
            {
                Label = side == Side.Mentee ? Strings.Milestone_WithWhom : Strings.Reflect_AboutWhom,
                Value = memberships[0].Pairing.Id,
            };
    }

    /// <summary>What is named as another of the <paramref name="names"/> is told with its program.</summary>
    public static string Told(string name, IEnumerable<string> names, MentoringProgram program) =>
        names.Count(other => other == name) > 1 ? Phrase.With(Strings.CheckIn_InProgram, name, PlainText.Line(program.Title)) : name;

    private static string Others(Pairing pairing, Side side) => side == Side.Mentee
        ? string.Join(", ", pairing.Mentors.Select(mentor => PlainText.Line(mentor.Name)))
        : PlainText.Line(pairing.Mentee.Name);
}
