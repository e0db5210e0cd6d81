using System.Globalization;
using System.Text;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>A program to begin with, and the short name of one whose document gives it none.</summary>
internal static class ProgramTemplate
{
    private const int LongestName = 40;
    private const string NameOfNoLetters = "program";

    /// <summary>Common choices, all of them the owner's to change; without a short name, which comes from the title that they choose.</summary>
    public static MentoringProgram For(PersonName owner, string zone, LocalDate today) => new()
    {
        TenantId = owner.Id.TenantId,
        Id = "",
        Title = Strings.Owners_NewTitle,
        Owners = [owner],
        Zone = zone,
        Cadence = new Cadence(
            Rhythm.EveryTwoWeeks, IsoDayOfWeek.Wednesday, new LocalTime(9, 0), ReminderDays.Usual(ReminderDays.Most), today.Next(IsoDayOfWeek.Monday)),
        Digest = new DigestRhythm(DigestWhen.Weekly, IsoDayOfWeek.Friday, new LocalTime(15, 0)),
        QuestionSetId = "milestone",
        HoldTime = TimeSpan.FromMinutes(15),
    };

    /// <param name="taken">Names that the tenant's other programs have.</param>
    public static string NameFor(string title, IReadOnlySet<string> taken)
    {
        var name = Plain(title);
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? name : Cut(name, LongestName - 5) + string.Create(CultureInfo.InvariantCulture, $"-{number}"))
            .First(candidate => !taken.Contains(candidate));
    }

    /// <summary>Small letters without their accents and digits, the rest hyphens.</summary>
    private static string Plain(string title)
    {
        var letters = title.Normalize(NormalizationForm.FormD)
            .Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-');
        var words = string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => !char.IsAsciiLetter(word[0]));
        var name = Cut(string.Join('-', words), LongestName);
        return name.Length == 0 ? NameOfNoLetters : name;
    }

    private static string Cut(string name, int length) => name.Length <= length ? name : name[..length].TrimEnd('-');
}
