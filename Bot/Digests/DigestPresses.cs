using System.Collections.Immutable;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// Buttons on a mentor's cards. The ids on a card are claims: each press reads from the mentee's own record what this
/// person may see.
/// </summary>
internal sealed class DigestPresses(DigestComposer composer, MentorWords words)
{
    public async Task<CardResponse> AcknowledgeAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await EntryAsync(turn, action, ct) is not { } entry)
            return Gone;
        var told = await words.AcknowledgeAsync(PersonId.Of(turn), NameOf(turn), entry, ct);
        return CardResponse.Card(DigestCard.For(entry, Phrase.With(told ? Strings.Digest_Acknowledged : Strings.Digest_AcknowledgeUnsure, PlainText.Escape(entry.MenteeName))));
    }

    public async Task<CardResponse> ReplyAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await EntryAsync(turn, action, ct) is not { } entry)
            return Gone;
        if (action.Text(DigestCard.ReplyInput, DigestCard.LongestReply) is not { } text)
            return CardResponse.Card(DigestCard.For(entry, Strings.Digest_ReplyEmpty));
        var (reply, arrived) = await words.ReplyAsync(PersonId.Of(turn), NameOf(turn), entry, text, ct);
        return Replied(entry, reply, arrived, 1);
    }

    public async Task<CardResponse> SendAgainAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var attempt = action.Number("attempt") is { } number and > 1 and < 100 ? number : 2;
        if (await EntryAsync(turn, action, ct) is not { } entry
            || await words.SendAgainAsync(PersonId.Of(turn), NameOf(turn), entry, action.Id("reply") ?? "", attempt, ct) is not var (reply, arrived))
            return Gone;
        return Replied(entry, reply, arrived, attempt);
    }

    public async Task<CardResponse> ReadAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await EntryAsync(turn, action, ct) is { } entry ? CardResponse.Passing(DigestCard.For(entry)) : Gone;

    /// <summary>One long answer after the other, a page at a time.</summary>
    public async Task<CardResponse> MoreAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await EntryAsync(turn, action, ct) is not { } entry)
            return Gone;
        var page = Math.Max(0, action.Number("page") ?? 0);
        return CardResponse.Passing(LongReadCard.For(entry, page));
    }

    private static CardResponse Gone => CardResponse.Error("Gone", Strings.Digest_Gone);

    private static CardResponse Replied(DigestEntry entry, Reply reply, bool arrived, int attempt)
    {
        if (arrived)
            return CardResponse.Card(DigestCard.For(entry, Phrase.With(Strings.Digest_ReplySent, PlainText.Escape(entry.MenteeName))));
        var data = DigestVerbs.Data(entry);
        data["reply"] = reply.Id;
        data["attempt"] = attempt + 1;
        return CardResponse.Card(DigestCard.For(entry, Strings.Digest_ReplyUnsure, new ExecuteAction(Strings.Digest_SendAgain, DigestVerbs.SendAgain, data)));
    }

    private static string NameOf(TurnContext turn) => turn.Activity.From?.Name ?? "";

    private async Task<DigestEntry?> EntryAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        action.Id("mentee") is { } mentee && action.Id("checkIn") is { } checkIn && Guid.TryParse(mentee, out _)
            ? await composer.EntryAsync(PersonId.Of(turn), new PersonId(turn.TenantId, mentee), checkIn, null, ct)
            : null;
}

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
                new TextBlock(label) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading },
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
