using System.Text.Json.Nodes;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>An owner's programs, each with what can be done with it.</summary>
internal static class ProgramsCard
{
    /// <summary>What a card holds; whoever owns more sees how many more there are.</summary>
    private const int MostShown = 8;

    /// <summary>Buttons that clients show beside each other.</summary>
    private const int MostPicked = 6;

    public static AdaptiveCard For(IReadOnlyList<ProgramLine> programs, bool mayCreate) => new()
    {
        Body =
        [
            CardParts.Heading(Strings.Owners_ProgramsHeading),
            .. programs.Count == 0 ? [new TextBlock(Strings.Owners_ProgramsNone)] : Array.Empty<CardElement>(),
            .. programs.Take(MostShown).Select(One),
            .. programs.Count > MostShown ? [More(programs.Count - MostShown)] : Array.Empty<CardElement>(),
        ],
        Actions =
        [
            .. mayCreate ? [new ExecuteAction(Strings.Owners_New, OwnerVerbs.New)] : Array.Empty<CardButton>(),
            new ExecuteAction(Strings.Owners_Import, OwnerVerbs.Import) { AssociatedInputs = AssociatedInputs.None },
        ],
    };

    /// <summary>Which of several programs a command is about.</summary>
    public static AdaptiveCard Pick(string heading, string verb, IReadOnlyList<MentoringProgram> programs) => new()
    {
        Body = [CardParts.Heading(heading), new TextBlock(Strings.Preview_Pick)],
        Actions = [.. programs.Take(MostPicked).Select(program => new ExecuteAction(PlainText.Line(program.Title), verb, Data(program)))],
    };

    public static TextBlock More(int count) => new(Phrase.With(Strings.Owners_More, count)) { IsSubtle = true, Spacing = Spacing.Small };

    public static TextBlock Title(MentoringProgram program) => new(PlainText.Escape(PlainText.Line(program.Title))) { Weight = TextWeight.Bolder };

    public static JsonObject Data(MentoringProgram program) => new() { [OwnedPrograms.ProgramField] = program.Id };

    private static string Next(ProgramLine line) => line.Next is { } next
        ? Phrase.With(Strings.Owners_NextDate, RhythmWords.Date(next.Date, next.TimeOfDay), line.Program.Zone)
        : Phrase.With(Strings.Owners_NoNextDate, Phrase.Day(line.Program.EndsOn!.Value));

    private static Container One(ProgramLine line) => new(
    [
        Title(line.Program),
        new TextBlock(Next(line)) { Spacing = Spacing.Small },
        new TextBlock(Phrase.With(Strings.Owners_Pairings, line.Pairings, line.Open)) { Spacing = Spacing.Small },
        new ActionSet(
        [
            new ExecuteAction(Strings.Owners_Rhythm, RhythmCard.ChangeVerb, Data(line.Program)),
            new ExecuteAction(Strings.Owners_Export, OwnerVerbs.Export, Data(line.Program)),
            new ExecuteAction(Strings.Owners_Preview, OwnerVerbs.Preview, Data(line.Program)),
            new ExecuteAction(Strings.Owners_Status, OwnerVerbs.Status, Data(line.Program)),
            new ExecuteAction(Strings.Owners_Enrol, OwnerVerbs.Enrol, Data(line.Program)),
            new ExecuteAction(Strings.Owners_Manage, OwnerVerbs.Manage, Data(line.Program)),
        ]),
    ])
    {
        Separator = true,
        Spacing = Spacing.Medium,
    };
}
