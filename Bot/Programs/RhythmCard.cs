using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>The owner's card: pick a rhythm, see what it does, confirm it.</summary>
internal static class RhythmCard
{
    public const string PreviewVerb = "rhythm.preview";
    public const string ConfirmVerb = "rhythm.confirm";
    public const string ChangeVerb = "rhythm.change";

    public static AdaptiveCard Edit(MentoringProgram program, RhythmChoice choice)
    {
        var offered = new RhythmOptions(program.Hours);
        return new AdaptiveCard
        {
            Body =
            [
                Heading(program),
                new TextBlock(Strings.Rhythm_Intro) { IsSubtle = true },
                List(RhythmFields.How, Strings.Rhythm_AskHow, Strings.Rhythm_ChooseHow, RhythmsWith(choice), choice),
                List(RhythmFields.Weekday, Strings.Rhythm_AskWeekday, offered.ChooseWeekday, offered.Weekdays, choice) with
                {
                    IsRequired = choice.Rhythm.NamesWeekday(),
                },
                List(RhythmFields.Time, Strings.Rhythm_AskTime, Strings.Rhythm_AskTime, TimesWith(offered, choice.At), choice),
                List(RhythmFields.Reminders, Strings.Rhythm_AskReminders, Strings.Rhythm_ChooseReminders, RemindersWith(choice.Reminders), choice),
                List(RhythmFields.Digest, Strings.Rhythm_AskDigest, Strings.Rhythm_ChooseDigest, offered.Digests, choice),
            ],
            Actions =
            [
                new ExecuteAction(Strings.Rhythm_SeeDates, PreviewVerb, RhythmPreview.DataFor(program)) { Style = ButtonStyle.Positive },
            ],
        };
    }

    /// <param name="again">The owner confirmed something else that is no longer so.</param>
    public static AdaptiveCard Preview(RhythmPreview preview, bool again = false) => new()
    {
        Body =
        [
            Heading(preview.Program),
            new TextBlock(again ? Strings.Rhythm_Again : preview.ChangesNothing ? Strings.Rhythm_NoChange : Strings.Rhythm_NotChangedYet)
            {
                IsSubtle = true,
            },
            .. Dates(preview.ChangesDates || preview.ChangesNothing ? Strings.Rhythm_Dates : Strings.Rhythm_DatesStay, preview),
            .. DatesGone(preview),
            new TextBlock(RhythmWords.Mentees(preview.After)) { Spacing = Spacing.Medium },
            new TextBlock(RhythmWords.Reminders(preview.After)),
            new TextBlock(Mentors(preview, preview.After)),
            new TextBlock(Strings.Rhythm_MentorsOwn) { IsSubtle = true },
        ],
        Actions = preview.ChangesNothing
            ? [Change(preview)]
            : [new ExecuteAction(Strings.Rhythm_Confirm, ConfirmVerb, preview.ToData()) { Style = ButtonStyle.Positive }, Change(preview)],
    };

    public static AdaptiveCard Confirmed(RhythmPreview preview) => new()
    {
        Body =
        [
            Heading(preview.Program),
            new TextBlock(Strings.Rhythm_Set) { Color = TextColor.Good, Weight = TextWeight.Bolder },
            new Container([
                Subheading(Strings.Rhythm_FromNowOn),
                .. Changes(preview, preview.After, preview.Before),
                .. Dates(preview.ChangesDates ? Strings.Rhythm_Dates : Strings.Rhythm_DatesStay, preview),
            ]),
            new Container([
                Subheading(Strings.Rhythm_UntilNow),
                .. Changes(preview, preview.Before, preview.After),
                .. DatesGone(preview),
            ])
            {
                Separator = true,
                Spacing = Spacing.Medium,
            },
        ],
        Actions = [new ExecuteAction(Strings.Rhythm_Change, ChangeVerb, RhythmPreview.DataFor(preview.Program))],
    };

    private static ExecuteAction Change(RhythmPreview preview) => new(Strings.Rhythm_Change, ChangeVerb, preview.ToData());

    private static TextBlock Heading(MentoringProgram program) =>
        new(Phrase.With(Strings.Rhythm_Heading, PlainText.Escape(PlainText.Line(program.Title))))
        {
            Style = TextBlockStyle.Heading,
            Size = TextSize.Large,
            Weight = TextWeight.Bolder,
        };

    private static TextBlock Subheading(string text) => new(text) { Weight = TextWeight.Bolder };

    private static ChoiceSetInput List<T>(
        string id, string label, string error, IReadOnlyList<RhythmOption<T>> options, RhythmChoice choice) =>
        new(id, [.. options.Select(option => new Choice(option.Label, option.Id))])
        {
            Label = label,
            Style = ChoiceInputStyle.Compact,
            IsRequired = true,
            ErrorMessage = error,
            Value = RhythmFields.Value(choice, id) is var value && options.Any(option => option.Id == value) ? value : null,
        };

    // A rhythm set elsewhere stays in the list while it is the program's.
    private static IReadOnlyList<RhythmOption<(Rhythm Rhythm, int Every)>> RhythmsWith(RhythmChoice choice) =>
        [.. RhythmOptions.Rhythms.Append(RhythmOptions.Of(choice.Rhythm, choice.Every)).DistinctBy(option => option.Id)];

    private static IReadOnlyList<RhythmOption<ReminderDays>> RemindersWith(ReminderDays days) =>
        [.. RhythmOptions.Reminders.Append(RhythmOptions.Of(days)).DistinctBy(option => option.Id)];

    // A time set elsewhere stays in the list while it is one that people may be written to at.
    private static IReadOnlyList<RhythmOption<LocalTime>> TimesWith(RhythmOptions offered, LocalTime at) =>
        offered.FindTime(RhythmOptions.Time(at).Id) is { } current
            ? [.. offered.Times.Append(current).Distinct().OrderBy(option => option.Value)]
            : offered.Times;

    /// <summary>The sentences about one side that the other side says differently.</summary>
    private static IEnumerable<TextBlock> Changes(RhythmPreview preview, RhythmChoice side, RhythmChoice other) =>
        new (string Side, string Other)[]
        {
            (RhythmWords.Mentees(side), RhythmWords.Mentees(other)),
            (RhythmWords.Reminders(side), RhythmWords.Reminders(other)),
            (Mentors(preview, side), Mentors(preview, other)),
        }
        .Where(sentence => sentence.Side != sentence.Other)
        .Select(sentence => new TextBlock(sentence.Side));

    private static string Mentors(RhythmPreview preview, RhythmChoice choice) => RhythmWords.Mentors(choice, preview.Program.Digest.At);

    private static IEnumerable<TextBlock> Dates(string heading, RhythmPreview preview) =>
        Lines(preview.DatesAfter, preview.After.At)
            .Prepend(Subheading(Phrase.With(Strings.Rhythm_WithZone, heading, preview.Program.Zone)) with { Spacing = Spacing.Medium });

    private static IEnumerable<TextBlock> DatesGone(RhythmPreview preview) => preview.ChangesDates
        ? Lines(preview.DatesBefore, preview.Before.At).Prepend(Subheading(Strings.Rhythm_DatesGone) with { Spacing = Spacing.Medium })
        : [];

    private static IEnumerable<TextBlock> Lines(IEnumerable<LocalDate> dates, LocalTime at) =>
        dates.Select(date => RhythmWords.Date(date, at)).DefaultIfEmpty(Strings.Rhythm_DatesNone)
            .Select(line => new TextBlock(line) { Spacing = Spacing.Small });
}
