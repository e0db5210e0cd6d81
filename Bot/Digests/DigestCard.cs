using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>What a mentor reads: who, which milestone, the released answers, what next, and a way to answer.</summary>
internal static class DigestCard
{
    /// <summary>What stays of a digest when nothing of it may be read any more.</summary>
    public static AdaptiveCard Emptied => new() { Body = [new TextBlock(Strings.Digest_Gone) { IsSubtle = true }] };

    /// <param name="digest">At least one entry.</param>
    /// <param name="from">How many rows of several were looked at before.</param>
    public static AdaptiveCard For(Digest digest, int from = 0)
    {
        var card = digest.Entries is [var only]
            ? For(digest.Author is null ? only : only with { OpenedFrom = new DigestPage(digest.Key, default) })
            : DigestOverview.For(digest, from);
        return Overdue(digest) is not { } line ? card : card with { Body = [.. card.Body, line] };
    }

    /// <param name="note">How the last press went.</param>
    public static AdaptiveCard For(DigestEntry entry, string? note = null, CardButton? extra = null)
    {
        // Halves, so that long answers leave room for what is still open.
        var room = new TextRoom(entry.OpenCommitments.IsEmpty ? entry.Answers.Count : 2 * entry.Answers.Count);
        var answers = entry.Answers.SelectMany(answer => Answer(answer, room)).ToList();
        var rest = new TextRoom(2 * entry.OpenCommitments.Count);
        var commitments = Commitments(entry, rest).ToList();
        return new AdaptiveCard
        {
            Body =
            [
                .. Head(entry),
                .. SinceLast(entry),
                .. answers,
                .. commitments,
                .. AskNext(entry),
                .. note is null ? Array.Empty<CardElement>() : [new TextBlock(note) { Color = TextColor.Good, Separator = true }],
            ],
            Actions = [.. DigestActions.Of(entry, room.HasHidden || rest.HasHidden, extra)],
        };
    }

    public static string Heading(DigestEntry entry) => Phrase.With(
        entry switch
        {
            { IsMentors: true } => Strings.Digest_HeadingMentor,
            { IsPack: true } => Strings.Digest_HeadingPack,
            { IsSkipped: true } => Strings.Digest_HeadingSkipped,
            { IsUrgent: true } => Strings.Digest_HeadingUrgent,
            _ => Strings.Digest_Heading,
        },
        entry.AuthorName,
        entry.Title);

    public static string LabelOf(DigestAnswer answer) =>
        answer.Edited ? Phrase.With(Strings.Digest_Edited, answer.Question.Label) : answer.Question.Label;

    private static IEnumerable<CardElement> Head(DigestEntry entry)
    {
        if (!entry.IsSkipped && Headline.Of(entry.Answers) is { } sentence)
            yield return new RichTextBlock([new TextRun(PlainText.Literal(Phrase.With(Strings.Digest_Headline, sentence)))
                { Size = TextSize.Medium, Italic = true }]);
        yield return TextBlock.Title(PlainText.Escape(Heading(entry)));
        yield return new TextBlock(Phrase.With(Strings.Digest_SharedOn, Phrase.Day(DateOnly.FromDateTime(entry.SharedAt.DateTime))))
        {
            IsSubtle = true,
            Size = TextSize.Small,
            Spacing = Spacing.Small,
        };
        if (entry.ReadOn is { } day)
            yield return new TextBlock(Phrase.With(Strings.Digest_ReadOn, Phrase.Day(day)))
                { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small };
        if (entry.BesideTitle is { } beside)
            yield return new TextBlock(PlainText.Escape(Phrase.With(Strings.Digest_Beside, PlainText.Line(beside))))
                { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small };
        if (entry.IsLate)
            yield return new TextBlock(Strings.Digest_Late) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small };
        if (entry.MaybeSeen)
            yield return new TextBlock(Strings.Digest_MaybeSeen) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> Answer(DigestAnswer answer, TextRoom room)
    {
        yield return new TextBlock(LabelOf(answer)) { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium };
        foreach (var element in AnswerText.Elements(answer.Question, answer.Wording.Text, answer.Wording.ChoiceId, answer.Wording.Due, room))
            yield return element;
    }

    private static IEnumerable<CardElement> Commitments(DigestEntry entry, TextRoom room)
    {
        if (entry.OpenCommitments.IsEmpty)
            yield break;
        yield return new TextBlock(Strings.Digest_OpenCommitments) { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium };
        foreach (var commitment in entry.OpenCommitments)
        {
            yield return RichTextBlock.Plain(room.Fit(commitment.Text).Shown) with { Spacing = Spacing.Small };
            if (commitment.Due is { } due)
                yield return new TextBlock(Phrase.With(Strings.Answer_Due, Phrase.Day(due))) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.None };
        }
    }

    private static IEnumerable<CardElement> SinceLast(DigestEntry entry)
    {
        if (entry.Ratings.IsEmpty)
            yield break;
        yield return new TextBlock(Strings.Digest_SinceLast) { Weight = TextWeight.Bolder, Separator = true, Spacing = Spacing.Medium };
        foreach (var rating in entry.Ratings)
            yield return new TextBlock(PlainText.Escape(rating.Line)) { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardElement> AskNext(DigestEntry entry)
    {
        if (!entry.AskNext.IsEmpty)
            yield return new Container(
            [
                new TextBlock(Strings.Digest_AskNext) { IsSubtle = true, Size = TextSize.Small },
                .. entry.AskNext.Select(question => new TextBlock(question) { Spacing = Spacing.Small }),
            ])
            {
                Style = ContainerStyle.Emphasis,
                Spacing = Spacing.Medium,
            };
    }

    private static TextBlock? Overdue(Digest digest) => OverdueWords(digest) is not { } words ? null : new TextBlock(words)
    {
        IsSubtle = true,
        Size = TextSize.Small,
        Separator = true,
        Spacing = Spacing.Medium,
    };

    private static string? OverdueWords(Digest digest) => digest switch
    {
        { Late.IsEmpty: false } => Phrase.With(Strings.Digest_OverdueNames, PlainText.Escape(NameLine.Of([.. digest.Late.Select(one => one.Name)]))),
        { Overdue: { Overdue: 1 } one } => Phrase.With(Strings.Digest_OverdueOne, one.Others),
        { Overdue: { } several } => Phrase.With(Strings.Digest_Overdue, several.Others, several.Overdue),
        _ => null,
    };
}
