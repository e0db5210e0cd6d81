using System.Globalization;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.People;

/// <summary>Until when nothing is started, and the way back.</summary>
internal static class PauseCard
{
    public const string DayInput = "day";

    /// <param name="today">The person's own; the days on offer are counted from it.</param>
    public static AdaptiveCard Ask(DateOnly today, string? note = null) => new()
    {
        Body = [TextBlock.Title(Strings.Pause_Title), new TextBlock(Strings.Pause_Text) { Spacing = Spacing.Small }, .. TextBlock.Note(note), Day(today)],
        Actions = [Button],
    };

    public static AdaptiveCard Paused(DateOnly until, DateOnly today) => new()
    {
        Body = [TextBlock.Title(Phrase.With(Strings.Pause_Until, Phrase.Day(until))), new TextBlock(Strings.Pause_UntilText) { Spacing = Spacing.Small }],
        Actions =
        [
            new ExecuteAction(Strings.Pause_End, PeopleVerbs.EndPause),
            new ShowCardAction(Strings.Pause_Change, new AdaptiveCard { Version = null, Body = [Day(today)], Actions = [Button] }),
        ],
    };

    public static AdaptiveCard Over() => new() { Body = [new TextBlock(Strings.Pause_Over)] };

    private static ExecuteAction Button => new(Strings.Pause_Begin, PeopleVerbs.Pause);

    private static DateInput Day(DateOnly today) => new(DayInput)
    {
        Label = Strings.Pause_Day,
        Min = Iso(today.AddDays(1)),
        Max = Iso(today.AddDays(TakePause.LongestDays)),
    };

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
