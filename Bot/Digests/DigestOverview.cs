using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>Several reflections on one card: a row for each author, which opens what they shared, or for each reflection of one author.</summary>
internal static class DigestOverview
{
    /// <summary>Bytes that the rows may take.</summary>
    private const int RowBytes = 20_000;

    /// <param name="from">How many rows were looked at before.</param>
    public static AdaptiveCard For(Digest digest, int from)
    {
        var all = Grouped(digest);
        var first = from > 0 && from < all.Count ? from : 0;
        var rows = CardSize.Fitting(all.Skip(first).Select(shared => Row(digest, shared, first)), RowBytes, CardSize.Of);
        var isLast = first + rows.Count == all.Count;
        return new AdaptiveCard
        {
            Body = [TextBlock.Title(Heading(digest)), .. rows],
            Actions = DigestActions.OfSeveral(digest, first, isLast ? null : first + rows.Count).ToList() is { Count: > 0 } actions ? actions : null,
        };
    }

    private static string Heading(Digest digest) => digest.Author is null
        ? Phrase.With(Strings.Digest_Several, digest.Entries.Count)
        : Phrase.With(Strings.Digest_SeveralOf, PlainText.Escape(digest.Entries[0].AuthorName), digest.Entries.Count);

    private static IReadOnlyList<IReadOnlyList<DigestEntry>> Grouped(Digest digest) =>
        digest.Entries.GroupBy(entry => entry.Author).ToList() is { Count: > 1 } authors
            ? [.. authors.Select(shared => shared.ToList())]
            : [.. digest.Entries.Select(entry => new[] { entry })];

    private static ColumnSet Row(Digest digest, IReadOnlyList<DigestEntry> shared, int page) => new(
    [
        new Column(
        [
            .. digest.Author is null
                ? [new TextBlock(PlainText.Escape(shared[0].AuthorName)) { Weight = TextWeight.Bolder }]
                : Array.Empty<CardElement>(),
            new TextBlock(shared is [var only] ? PlainText.Escape(only.Title) : Phrase.With(Strings.Digest_Reflections, shared.Count))
                { Spacing = Spacing.None },
            .. shared.Any(entry => entry.MaybeSeen)
                ? [new TextBlock(Strings.Digest_MaybeSeen) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.None }]
                : Array.Empty<CardElement>(),
        ]),
        new Column([new TextBlock(Strings.Digest_Read) { Color = TextColor.Accent, Weight = TextWeight.Bolder }], "auto")
        {
            VerticalContentAlignment = VerticalAlignment.Center,
            SelectAction = Read(digest, shared, page),
        },
    ])
    {
        Separator = true,
        Spacing = Spacing.Medium,
    };

    private static ExecuteAction Read(Digest digest, IReadOnlyList<DigestEntry> shared, int page)
    {
        var title = Phrase.With(Strings.Digest_ReadWhose, shared[0].AuthorName);
        return shared is [var only]
            ? new ExecuteAction(title, DigestVerbs.Read, DigestVerbs.Data(only with
            {
                OpenedFrom = new DigestPage(digest.Key, new DigestPart(page, digest.Author)),
            }))
            : new ExecuteAction(title, DigestVerbs.All, DigestVerbs.Data(new DigestPage(digest.Key, new DigestPart(0, shared[0].Author))));
    }
}
