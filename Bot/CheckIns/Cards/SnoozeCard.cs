using System.Text.Json.Nodes;
using NodaTime;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>When to ask again: later today, tomorrow, or on a day.</summary>
internal static class SnoozeCard
{
    public const string When = "when";
    public const string Today = "today";
    public const string Tomorrow = "tomorrow";
    public const string DayInput = "day";

    /// <summary>How often it was put off when the card was made, so that a second press is recognised.</summary>
    public const string Count = "snoozes";

    private const string OnDay = "day";

    public static AdaptiveCard Ask(CheckIn checkIn, string? note = null) => new()
    {
        Body = [Title(checkIn), new TextBlock(Strings.Snooze_When) { Spacing = Spacing.Small }, .. TextBlock.Note(note), Day],
        Actions = Choices(checkIn),
    };

    /// <summary>The same, below a prompt.</summary>
    public static ShowCardAction Button(CheckIn checkIn, string title) =>
        new(title, new AdaptiveCard { Version = null, Body = [new TextBlock(Strings.Snooze_When), Day], Actions = Choices(checkIn) });

    /// <param name="zone">The mentee's; UTC where it is not known.</param>
    public static AdaptiveCard Snoozed(CheckIn checkIn, DateTimeOffset until, string? zone) => new()
    {
        Body =
        [
            Title(checkIn),
            new TextBlock(Phrase.With(
                Strings.Snooze_Until, Phrase.Day(LocalDate.FromDateTime(Phrase.In(until, zone).DateTime)), Phrase.ClockTime(until, zone)))
            {
                Spacing = Spacing.Small,
            },
        ],
        Actions =
        [
            new ExecuteAction(Strings.Prompt_Start, CheckInVerbs.Start, CheckInData.Of(checkIn)),
            Button(checkIn, Strings.Snooze_Change),
            new ExecuteAction(Strings.Prompt_Decline, CheckInVerbs.Decline, CheckInData.Of(checkIn)),
        ],
    };

    private static DateInput Day => new(DayInput) { Label = Strings.Snooze_Day };

    private static CardButton[] Choices(CheckIn checkIn) =>
    [
        new ExecuteAction(Strings.Snooze_LaterToday, CheckInVerbs.Snooze, Data(checkIn, Today)),
        new ExecuteAction(Strings.Snooze_Tomorrow, CheckInVerbs.Snooze, Data(checkIn, Tomorrow)),
        new ExecuteAction(Strings.Snooze_OnDay, CheckInVerbs.Snooze, Data(checkIn, OnDay)),
    ];

    private static JsonObject Data(CheckIn checkIn, string when)
    {
        var data = CheckInData.Of(checkIn);
        data[When] = when;
        data[Count] = checkIn.Snoozes;
        return data;
    }

    private static TextBlock Title(CheckIn checkIn) => new(PlainText.Escape(checkIn.Title)) { IsSubtle = true, Size = TextSize.Small };
}
