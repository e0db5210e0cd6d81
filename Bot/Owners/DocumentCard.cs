using System.Text.Json.Nodes;
using NodaTime;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;
using TeamsMentorBot.Yaml;
using static TeamsMentorBot.Owners.CardParts;

namespace TeamsMentorBot.Owners;

/// <summary>A program's document: to take out, to put in, and what putting it in would change.</summary>
internal static class DocumentCard
{
    public const string Input = "document";
    public const string VersionField = "version";

    /// <summary>UTF-16 units. A program with a few owners needs less than half of it.</summary>
    public const int Longest = 8_000;

    /// <summary>Bytes in the card that a document may take, of the 25 KB of a card.</summary>
    private const int DocumentBytes = 12_000;

    public static bool Fits(string document) => CardSize.Of(document) <= DocumentBytes;

    public static AdaptiveCard Export(MentoringProgram program)
    {
        var text = ProgramWriter.Write(program);
        return new AdaptiveCard
        {
            Body =
            [
                Heading(Strings.Owners_ExportHeading),
                ProgramsCard.Title(program),
                new TextBlock(Phrase.With(Strings.Owners_ExportVersion, program.Version)) { IsSubtle = true, Spacing = Spacing.Small },
                .. CardSize.Of(text) <= DocumentBytes / 2 ? [Letters(text)] : Array.Empty<CardElement>(),
                Field(text, Strings.Owners_ExportCopy),
            ],
            Actions =
            [
                .. program.Version == 1 ? Array.Empty<CardButton>() : [Earlier(program)],
                new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs) { AssociatedInputs = AssociatedInputs.None },
            ],
        };
    }

    public static AdaptiveCard New(string template) => new()
    {
        Body =
        [
            Heading(Strings.Owners_NewHeading),
            new TextBlock(Strings.Owners_NewIntro) { IsSubtle = true },
            Field(template, Strings.Owners_ImportPaste),
        ],
        Actions = [Check(ButtonStyle.Positive)],
    };

    public static AdaptiveCard Import(string? text = null, params IReadOnlyList<string> problems) => new()
    {
        Body =
        [
            Heading(Strings.Owners_ImportHeading),
            .. problems.Count == 0
                ? [new TextBlock(Strings.Owners_ImportIntro) { IsSubtle = true }]
                : Lines(problems).Prepend(Warning(Strings.Owners_ImportMend)),
            Field(text, Strings.Owners_ImportPaste),
        ],
        Actions = [Check(ButtonStyle.Positive)],
    };

    public static AdaptiveCard Faulty(string text, IEnumerable<YamlFault> faults) => Import(text,
        [.. faults.Select(fault => Phrase.With(Strings.Owners_Fault, fault.Line, fault.Field, fault.Problem, fault.Mend))]);

    /// <param name="leaves">Whoever stores it would own the program no longer.</param>
    /// <param name="again">What was confirmed is no longer what storing would do.</param>
    public static AdaptiveCard Preview(string text, ProgramChanges changes, bool leaves, bool again = false) => new()
    {
        Body =
        [
            Heading(changes.Before is null ? Strings.Owners_NewHeading : Strings.Owners_ImportHeading),
            ProgramsCard.Title(changes.After),
            new TextBlock(again ? Strings.Rhythm_Again : Standing(changes)) { IsSubtle = true },
            .. leaves ? [Warning(Strings.Owners_ImportLeaves)] : Array.Empty<CardElement>(),
            .. changes.Before is null
                ? Section(Strings.Owners_NewOwners, [.. changes.After.Owners.Select(owner => owner.Name)])
                : Changes(changes),
            .. Dates(changes),
            Field(text, Strings.Owners_ImportPaste),
        ],
        Actions = changes.ChangesNothing ? [Check(ButtonStyle.Default)] :
        [
            Store(changes),
            Check(ButtonStyle.Default),
        ],
    };

    public static AdaptiveCard Stored(MentoringProgram program, IReadOnlyList<LocalDateTime> dates) => new()
    {
        Body =
        [
            Heading(Strings.Owners_ImportStored),
            ProgramsCard.Title(program),
            .. Section(Phrase.With(Strings.Rhythm_WithZone, Strings.Rhythm_Dates, program.Zone), Words(dates)),
        ],
        Actions = [new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs)],
    };

    private static string Standing(ProgramChanges changes) => changes switch
    {
        { Before: null } => Phrase.With(Strings.Owners_NewNamed, changes.After.Id),
        { ChangesNothing: true } => Strings.Owners_ImportSame,
        _ => Strings.Rhythm_NotChangedYet,
    };

    private static IEnumerable<CardElement> Changes(ProgramChanges changes) =>
    [
        .. Section(Strings.Rhythm_FromNowOn, changes.New),
        .. Section(Strings.Rhythm_UntilNow, changes.Gone),
    ];

    public static IEnumerable<CardElement> Dates(ProgramChanges changes) => changes.ChangesDates
        ?
        [
            .. NextDates(changes),
            .. changes.Before is null ? [] : Section(
                Phrase.With(Strings.Rhythm_WithZone, Strings.Rhythm_DatesGone, changes.Before.Zone), Words(changes.DatesBefore)),
        ]
        : Section(Phrase.With(Strings.Rhythm_WithZone, Strings.Rhythm_DatesStay, changes.After.Zone), Words(changes.DatesAfter));

    public static IEnumerable<CardElement> NextDates(ProgramChanges changes) =>
        Section(Phrase.With(Strings.Rhythm_WithZone, Strings.Rhythm_Dates, changes.After.Zone), Words(changes.DatesAfter));

    private static IReadOnlyList<string> Words(IEnumerable<LocalDateTime> dates) =>
        [.. dates.Select(date => RhythmWords.Date(date.Date, date.TimeOfDay)).DefaultIfEmpty(Strings.Rhythm_DatesNone)];

    // Clients fold blanks at the start of a line, which is where YAML needs them.
    private static RichTextBlock Letters(string text) => new([new TextRun(text.TrimEnd().Replace("  ", "\u00A0\u00A0", StringComparison.Ordinal))
    {
        FontType = FontType.Monospace,
    }]);

    private static TextInput Field(string? text, string label) =>
        new(Input) { Label = label, IsMultiline = true, MaxLength = Longest, Value = text };

    private static ExecuteAction Store(ProgramChanges changes) => new(
        changes.Before is null ? Strings.Owners_NewStore : Strings.Owners_ImportStore,
        OwnerVerbs.Store,
        new JsonObject { [ShownMark.Field] = changes.Mark })
    {
        Style = ButtonStyle.Positive,
    };

    private static ExecuteAction Earlier(MentoringProgram program)
    {
        var data = ProgramsCard.Data(program);
        data[VersionField] = program.Version - 1;
        return new ExecuteAction(Strings.Owners_ExportEarlier, OwnerVerbs.Export, data) { AssociatedInputs = AssociatedInputs.None };
    }

    private static ExecuteAction Check(ButtonStyle style) => new(Strings.Owners_ImportCheck, OwnerVerbs.Check) { Style = style };
}
