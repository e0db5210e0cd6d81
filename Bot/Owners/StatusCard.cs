using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>How an owner's programs are going: counts and rates.</summary>
internal static class StatusCard
{
    private const int MostShown = 8;

    /// <summary>Names on a card; the rest is a number.</summary>
    private const int MostNames = 30;

    public static AdaptiveCard For(IReadOnlyList<ProgramCounts> programs) => new()
    {
        Body =
        [
            CardParts.Heading(Strings.Owners_StatusHeading),
            new TextBlock(Strings.Owners_StatusIntro) { IsSubtle = true },
            .. programs.Take(MostShown).Select(One),
            .. programs.Count > MostShown ? [ProgramsCard.More(programs.Count - MostShown)] : Array.Empty<CardElement>(),
        ],
        Actions = [new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs)],
    };

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

    private static IEnumerable<CardElement> Unreachable(IReadOnlyList<SilentPerson> people) => people.Count == 0
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
        var shown = string.Join(", ", names.Take(MostNames).Select(name => PlainText.Escape(PlainText.Line(name))));
        yield return new TextBlock(Phrase.With(sentence, shown)) { Color = TextColor.Warning, Spacing = Spacing.Small };
        if (names.Count > MostNames)
            yield return ProgramsCard.More(names.Count - MostNames);
    }

    private static string Rate(int part, int whole) => string.Create(Phrase.Culture, $"{100.0 * part / whole:0} %");
}
