using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>By when, as typed.</summary>
internal static class DueDayText
{
    private static readonly string[] NoneWords = ["no date", "none", "no", "skip", "not sure", "-"];

    public static bool IsNone(string text) => TypedWords.Are(text, NoneWords);

    /// <summary>The day meant, seen from the message's own time; null when it is no day.</summary>
    public static DateOnly? Parse(string text, DateTimeOffset at) => DayText.Parse(MessageText.Command(text), DateOnly.FromDateTime(at.DateTime));
}
