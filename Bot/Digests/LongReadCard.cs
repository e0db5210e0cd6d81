using System.Collections.Immutable;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>Long answers in full, page by page.</summary>
internal static class LongReadCard
{
    public static AdaptiveCard For(DigestEntry entry, int page)
    {
        var pages = Pages(entry);
        if (pages.IsEmpty)
            return DigestCard.For(entry);
        var at = Math.Min(page, pages.Count - 1);
        var (label, text) = pages[at];
        return new AdaptiveCard
        {
            Body =
            [
                new TextBlock(PlainText.Escape(DigestCard.Heading(entry))) { IsSubtle = true, Size = TextSize.Small },
                TextBlock.Title(label),
                RichTextBlock.Plain(text),
                new TextBlock(Phrase.With(Strings.CheckIn_Progress, at + 1, pages.Count)) { IsSubtle = true, Size = TextSize.Small },
            ],
            Actions = [.. Actions(entry, at, pages.Count)],
        };
    }

    private static ImmutableList<(string Label, string Text)> Pages(DigestEntry entry) =>
    [
        .. from answer in entry.Answers
           from part in TextRoom.Pages(answer.Wording.Text)
           select (answer.Question.Label, part),
        .. from commitment in entry.OpenCommitments
           from part in TextRoom.Pages(commitment.Text)
           select (Strings.Digest_OpenCommitments, part),
    ];

    private static IEnumerable<CardButton> Actions(DigestEntry entry, int at, int pages)
    {
        if (at + 1 < pages)
            yield return Button(entry, Strings.Digest_More, at + 1);
        if (at > 0)
            yield return Button(entry, Strings.CheckIn_Back, at - 1);
        yield return new ExecuteAction(Strings.Digest_Less, DigestVerbs.Read, DigestVerbs.Data(entry));
    }

    private static ExecuteAction Button(DigestEntry entry, string title, int page)
    {
        var data = DigestVerbs.Data(entry);
        data["page"] = page;
        return new ExecuteAction(title, DigestVerbs.More, data);
    }
}
