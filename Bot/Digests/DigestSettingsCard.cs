using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>When digests come, and how they reach a mentor.</summary>
internal static class DigestSettingsCard
{
    public const string WhenInput = "when";
    public const string HourInput = "hour";
    public const string DoorInput = "door";
    public const string OnlyInput = "only";

    /// <summary>Value of <see cref="WhenInput"/>: no choice of their own.</summary>
    public const string AsProgram = "program";

    public static AdaptiveCard Ask(DigestChoices choices, Person reader, string? note = null) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.Doors_Title),
            new TextBlock(Strings.Doors_Text) { Spacing = Spacing.Small },
            .. ProgramLine(choices),
            .. TextBlock.Note(note),
            .. Inputs(choices, reader),
        ],
        Actions = [Save],
    };

    /// <param name="next">When the next one comes; null where it comes as something is shared.</param>
    public static AdaptiveCard Chosen(DigestChoices choices, Person reader, ZonedDateTime? next) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.Doors_Title),
            new TextBlock(next is { } at
                ? Phrase.With(Strings.Doors_Next, Phrase.Day(at.Date), Phrase.Hour(at.TimeOfDay))
                : Strings.Doors_AsShared),
            .. choices.Doors.Count > 1 && reader.Door is { } door
                ? [new TextBlock(Phrase.With(door.Only ? Strings.Doors_ChosenOnly : Strings.Doors_Chosen, Word(door.Door))) { Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
        ],
        Actions =
        [
            new ShowCardAction(Strings.Doors_Change, new AdaptiveCard { Version = null, Body = [.. Inputs(choices, reader)], Actions = [Save] }),
        ],
    };

    private static ExecuteAction Save => new(Strings.Doors_Save, DigestVerbs.Door) { Style = ButtonStyle.Positive };

    private static IEnumerable<CardInput> Inputs(DigestChoices choices, Person reader)
    {
        var options = choices.Options;
        var hour = RhythmOptions.Time((reader.Digest?.Rhythm ?? choices.Programs[0].Digest).At);
        yield return new ChoiceSetInput(WhenInput,
        [
            new Choice(choices.Programs.Count == 1 ? Strings.Doors_WhenProgram : Strings.Doors_WhenPrograms, AsProgram),
            .. options.Digests.Select(option => new Choice(option.Label, option.Id)),
        ])
        {
            Label = Strings.Doors_When,
            Value = reader.Digest is { } own ? Find(options, own.Rhythm)?.Id ?? AsProgram : AsProgram,
        };
        yield return new ChoiceSetInput(HourInput,
            [.. options.Times.Append(hour).Where(time => options.FindTime(time.Id) is not null).Distinct().OrderBy(time => time.Value)
                .Select(time => new Choice(time.Label, time.Id))])
        {
            Label = Strings.Doors_Hour,
            Value = hour.Id,
        };
        if (choices.Doors is not { Count: > 1 } doors)
            yield break;
        yield return new ChoiceSetInput(DoorInput, [.. doors.Select(door => new Choice(Word(door), door.ToString()))])
        {
            Label = Strings.Doors_Label,
            Value = (reader.Door ?? choices.UsualDoor).Door.ToString(),
            Style = ChoiceInputStyle.Expanded,
        };
        yield return new ToggleInput(OnlyInput, Strings.Doors_Only) { Value = reader.Door?.Only is true ? "true" : "false" };
    }

    private static RhythmOption<(DigestWhen When, IsoDayOfWeek? Day)>? Find(RhythmOptions options, DigestRhythm rhythm) =>
        options.Digests.FirstOrDefault(option => option.Value.When == rhythm.When && (option.Value.Day ?? rhythm.Weekday) == rhythm.Weekday);

    private static IEnumerable<TextBlock> ProgramLine(DigestChoices choices)
    {
        if (choices.Programs is not [{ Digest: var digest }])
            yield break;
        var label = Find(RhythmOptions.Any, digest)!.Label;
        var rhythm = digest.When == DigestWhen.OnRelease ? label : Phrase.With(Strings.Rhythm_DateAndTime, label, Phrase.Hour(digest.At));
        yield return new TextBlock(Phrase.With(Strings.Doors_Program, rhythm)) { IsSubtle = true, Spacing = Spacing.Small };
    }

    private static string Word(DigestDoor door) => door switch
    {
        DigestDoor.Mail => Strings.Doors_Mail,
        DigestDoor.Feed => Strings.Doors_Feed,
        _ => Strings.Doors_Chat,
    };
}
