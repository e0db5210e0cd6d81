using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <param name="Asks">In order of time.</param>
internal sealed record PersonPreview(string Name, IReadOnlyList<Foreseen> Asks)
{
    /// <inheritdoc cref="Pairing.Waits"/>
    public bool Waits { get; init; }
}

/// <summary>Who will be asked when; people of whom the same is planned stand together.</summary>
internal static class PreviewCard
{
    private const int MostGroups = 6;

    /// <summary>Bytes that the lines of all groups may take.</summary>
    private const int LineBytes = 13_000;

    /// <param name="unseen">How many mentees were not looked at; 0 or less for none.</param>
    public static AdaptiveCard For(MentoringProgram program, IReadOnlyList<PersonPreview> people, int unseen, double minutesAMonth)
    {
        var groups = people.GroupBy(person => string.Join('\n', Lines(person))).OrderByDescending(group => group.Count()).ToList();
        var left = groups.Skip(MostGroups).Sum(group => group.Count()) + Math.Max(0, unseen);
        var room = LineBytes / Math.Clamp(groups.Count, 1, MostGroups);
        return new AdaptiveCard
        {
            Body =
            [
                CardParts.Heading(Strings.Preview_Heading),
                ProgramsCard.Title(program),
                new TextBlock(Strings.Preview_Intro) { IsSubtle = true, Spacing = Spacing.Small },
                .. people.Count == 0 ? [new TextBlock(Strings.Preview_Nobody)] : groups.Take(MostGroups).Select(CardElement (group) => Group([.. group], room)),
                .. left > 0 ? [ProgramsCard.More(left)] : Array.Empty<CardElement>(),
                new TextBlock(EffortText(minutesAMonth)) { Separator = true },
            ],
        };
    }

    private static Container Group(IReadOnlyList<PersonPreview> people, int room)
    {
        var lines = Lines(people[0]).DefaultIfEmpty(Strings.Preview_Nothing).ToList();
        var shown = CardSize.Fitting(lines, room, line => CardSize.Of(line) + CardParts.FrameBytes);
        return new Container(
        [
            new TextBlock(PlainText.Escape(NameLine.Of([.. people.Select(person => person.Name)]))) { Weight = TextWeight.Bolder },
            .. shown.Select(line => new TextBlock(line) { Spacing = Spacing.Small }),
            .. shown.Count < lines.Count
                ? [new TextBlock(Phrase.With(Strings.Preview_MoreDates, lines.Count - shown.Count)) { IsSubtle = true, Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
        ])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };
    }

    private static List<string> Lines(PersonPreview person) => person.Waits ? [Strings.Preview_Waits] : [.. person.Asks.Select(Line)];

    private static string Line(Foreseen ask)
    {
        var what = ask.Kind switch
        {
            AskKind.Milestone => Strings.Preview_Milestone,
            AskKind.Reminder => Strings.Preview_Reminder,
            _ => Strings.Preview_CheckIn,
        };
        var reasons = string.Join(", ", ask.Obstacles.Select(Reason).Distinct());
        return ask.At switch
        {
            null => Phrase.With(Strings.Preview_Out, Phrase.Day(ask.Wanted), what, reasons),
            { } at when ask.Obstacles.Count == 0 => Phrase.With(Strings.Preview_Line, When(ask, at), what),
            { } at => Phrase.With(Strings.Preview_Moved, When(ask, at), what, Phrase.Day(ask.Wanted), reasons),
        };
    }

    private static string When(Foreseen ask, Instant at)
    {
        var local = at.InZone(ask.Asking.Zone);
        return RhythmWords.Date(local.Date, local.TimeOfDay);
    }

    private static string Reason(Obstacle why) => why switch
    {
        Obstacle.DayOff => Strings.Preview_DayOff,
        Obstacle.NoWorkingDay => Strings.Preview_NoWorkingDay,
        Obstacle.QuietHours => Strings.Preview_QuietHours,
        Obstacle.DayTaken => Strings.Preview_DayTaken,
        Obstacle.WeekFull => Strings.Preview_WeekFull,
        Obstacle.Away => Strings.Preview_Away,
        Obstacle.OwnHours => Strings.Preview_OwnHours,
        Obstacle.Paused => Strings.Preview_Paused,
        Obstacle.Over => Strings.Preview_Over,
        _ => Strings.Preview_Overtaken,
    };

    private static string EffortText(double minutesAMonth) => Phrase.With(
        Strings.Preview_Effort, minutesAMonth.ToString("0.#", Phrase.Culture), Effort.SecondsForATap, Effort.SecondsForWords);
}
