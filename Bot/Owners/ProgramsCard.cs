using System.Text.Json.Nodes;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>An owner's programs, each with what can be done with it.</summary>
internal static class ProgramsCard
{
    /// <summary>What a card holds; whoever owns more opens the others one by one.</summary>
    public const int MostShown = 8;

    /// <param name="others">Those for which there was no room.</param>
    public static AdaptiveCard For(IReadOnlyList<ProgramLine> programs, IReadOnlyList<MentoringProgram> others, bool mayCreate) => new()
    {
        Body =
        [
            CardParts.Heading(Strings.Owners_ProgramsHeading),
            .. programs.Count == 0 ? [new TextBlock(Strings.Owners_ProgramsNone)] : Array.Empty<CardElement>(),
            .. programs.Select(One),
            .. others.Count == 0 ? Array.Empty<CardElement>() : [More(others.Count), ProgramPick.List(others)],
        ],
        Actions =
        [
            .. others.Count == 0 ? Array.Empty<CardButton>() : [ProgramPick.Open(OwnerVerbs.Programs)],
            .. mayCreate ? [new ExecuteAction(Strings.Owners_New, OwnerVerbs.New) { AssociatedInputs = AssociatedInputs.None }] : Array.Empty<CardButton>(),
            new ExecuteAction(Strings.Owners_Import, OwnerVerbs.Import) { AssociatedInputs = AssociatedInputs.None },
        ],
    };

    public static AdaptiveCard Only(ProgramLine program) => new()
    {
        Body = [CardParts.Heading(Strings.Owners_ProgramsHeading), One(program)],
        Actions = [new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs)],
    };

    public static TextBlock More(int count) => new(Phrase.With(Strings.Owners_More, count)) { IsSubtle = true, Spacing = Spacing.Small };

    public static TextBlock Title(MentoringProgram program) => new(PlainText.Escape(PlainText.Line(program.Title))) { Weight = TextWeight.Bolder };

    public static JsonObject Data(MentoringProgram program) => new() { [OwnedPrograms.ProgramField] = program.Id };

    private static string Next(ProgramLine line) => line.Next is { } next
        ? Phrase.With(Strings.Owners_NextDate, RhythmWords.Date(next.Date, next.TimeOfDay), line.Program.Zone)
        : Phrase.With(Strings.Owners_NoNextDate, Phrase.Day(line.Program.EndsOn!.Value));

    private static TextBlock Line(string text) => new(text) { Spacing = Spacing.Small };

    private static Container One(ProgramLine line) => new(
    [
        Title(line.Program),
        .. line.PausedUntil is { } until ? [Line(Phrase.With(Strings.Owners_PausedUntil, Phrase.Day(until)))] : Array.Empty<CardElement>(),
        Line(Next(line)),
        Line(line.Waiting == 0
            ? Phrase.With(Strings.Owners_Pairings, line.Pairings, line.Open)
            : Phrase.With(Strings.Owners_PairingsWaiting, line.Pairings, line.Open - line.Waiting, line.Waiting)),
        new ActionSet(
        [
            Do(Strings.Owners_Rhythm, RhythmCard.ChangeVerb, line),
            Do(Strings.Owners_Export, OwnerVerbs.Export, line),
            Do(Strings.Owners_Preview, OwnerVerbs.Preview, line),
            Do(Strings.Owners_Status, OwnerVerbs.Status, line),
            Do(Strings.Owners_Enrol, OwnerVerbs.Enrol, line),
            Do(Strings.Owners_Manage, OwnerVerbs.Manage, line),
        ]),
    ])
    {
        Separator = true,
        Spacing = Spacing.Medium,
    };

    /// <summary>The list of the others, below, has no say in it.</summary>
    private static ExecuteAction Do(string title, string verb, ProgramLine line) =>
        new(title, verb, Data(line.Program)) { AssociatedInputs = AssociatedInputs.None };
}
