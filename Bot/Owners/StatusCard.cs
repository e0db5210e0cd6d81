using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>How an owner's programs are going: counts and rates.</summary>
internal static class StatusCard
{
    private const int MostShown = 8;

    /// <summary>Bytes that all programs may take.</summary>
    private const int ProgramBytes = 20_000;

    /// <summary>Names in one line, and the bytes that they may take; the rest is a number.</summary>
    private const int MostNames = 30;
    private const int NameBytes = 2_000;

    public static AdaptiveCard For(IReadOnlyList<ProgramCounts> programs)
    {
        var shown = CardSize.Fitting(programs.Take(MostShown).Select(One), ProgramBytes, CardSize.Of);
        return new AdaptiveCard
        {
            Body =
            [
                CardParts.Heading(Strings.Owners_StatusHeading),
                new TextBlock(Strings.Owners_StatusIntro) { IsSubtle = true },
                .. shown,
                .. programs.Count > shown.Count ? [ProgramsCard.More(programs.Count - shown.Count)] : Array.Empty<CardElement>(),
            ],
            Actions = [new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs)],
        };
    }

    public static AdaptiveCard OfLeavers(IReadOnlyList<string> names) => new()
    {
        Body = [.. Named(Strings.Owners_StatusLeft, names), new TextBlock(Strings.Owners_LeaversHint)],
        Actions = [new ExecuteAction(Strings.Owners_Status, OwnerVerbs.Status)],
    };

    private static Container One(ProgramCounts counts) => new(
    [
        ProgramsCard.Title(counts.Program),
        .. Counts(counts).Select(line => new TextBlock(line) { Spacing = Spacing.Small }),
        .. Unreachable(counts.Unreachable),
        .. StuckLines.For(counts.Stuck, counts.Program.Zone),
    ])
    {
        Separator = true,
        Spacing = Spacing.Medium,
    };

    private static IReadOnlyList<string> Counts(ProgramCounts counts) => counts.Asked == 0
        ? [Strings.Owners_StatusNobody]
        :
        [
            Phrase.With(Strings.Owners_StatusAnswered, counts.Asked, counts.Answered, Rate(counts.Answered, counts.Asked)),
            .. counts.Skipped == 0 ? Array.Empty<string>() : [Phrase.With(Strings.Owners_StatusSkipped, counts.Skipped)],
            Phrase.With(Strings.Owners_StatusPeople, counts.PeopleAsked, counts.PeopleAnswered, Rate(counts.PeopleAnswered, counts.PeopleAsked)),
        ];

    private static IEnumerable<CardElement> Unreachable(IReadOnlyList<UnreachablePerson> people) => people.Count == 0
        ? [new TextBlock(Strings.Owners_StatusReachable) { Spacing = Spacing.Small }]
        : people.GroupBy(person => Sentence(person.Why), person => person.Name).SelectMany(group => Named(group.Key, [.. group]));

    private static string Sentence(string why) => why switch
    {
        Leavers.Left => Strings.Owners_StatusLeft,
        nameof(Reach.AppNotInCatalog) => Strings.Owners_StatusNoApp,
        nameof(Reach.Refused) => Strings.Owners_StatusNoPermission,
        nameof(Reach.Off) => Strings.Owners_StatusNotOpened,
        _ => Strings.Owners_StatusUnreachable,
    };

    private static IEnumerable<CardElement> Named(string sentence, IReadOnlyList<string> names)
    {
        var shown = CardSize.Fitting(names.Take(MostNames).Select(name => PlainText.Escape(PlainText.Line(name))), NameBytes, CardSize.Of);
        yield return new TextBlock(Phrase.With(sentence, string.Join(", ", shown))) { Color = TextColor.Warning, Spacing = Spacing.Small };
        if (names.Count > shown.Count)
            yield return ProgramsCard.More(names.Count - shown.Count);
    }

    private static string Rate(int part, int whole) => string.Create(Phrase.Culture, $"{100.0 * part / whole:0} %");
}
