using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// Buttons on a reader's cards. The ids on a card are claims: each press reads from the author's own record what this
/// person may see.
/// </summary>
internal sealed class DigestPresses(DigestComposer composer, MentorWords words, LatestDigest digests)
{
    public async Task<CardResponse> AcknowledgeAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await FindAsync(turn, action, ct) is not { } entry)
            return Gone;
        var told = await words.AcknowledgeAsync(PersonId.Of(turn), entry, ct);
        var note = told switch
        {
            { IsLater: true } => Strings.Digest_AcknowledgeLater,
            { At: null } => Strings.Digest_AcknowledgeUnsure,
            _ => Strings.Digest_Acknowledged,
        };
        var read = entry with { ReadOn = MentorWords.DayOf(told.IsLater ? turn.Timestamp : told.At, turn.Activity.LocalTimezone) };
        return Answer(entry, DigestCard.For(read, Phrase.With(note, PlainText.Escape(entry.AuthorName))));
    }

    public async Task<CardResponse> ReplyAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await EntryAsync(turn, action, ct) is not { IsMentors: false } entry)
            return Gone;
        if (action.Text(DigestActions.ReplyInput, DigestActions.LongestReply) is not { } text)
            return Answer(entry, DigestCard.For(entry, Strings.Digest_ReplyEmpty));
        var (reply, told) = await words.ReplyAsync(PersonId.Of(turn), entry, text, ct);
        return Replied(entry, reply, told, 1);
    }

    public async Task<CardResponse> SendAgainAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var attempt = action.Number("attempt") is { } number and > 1 and < 100 ? number : 2;
        if (await EntryAsync(turn, action, ct) is not { IsMentors: false } entry
            || await words.SendAgainAsync(PersonId.Of(turn), entry, action.Id("reply") ?? "", attempt, ct) is not var (reply, told))
            return Gone;
        return Replied(entry, reply, told, attempt);
    }

    public async Task<CardResponse> ReadAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await EntryAsync(turn, action, ct) is { } entry ? CardResponse.Passing(DigestCard.For(entry)) : Gone;

    /// <summary>Back from one of several to all of them, or on to all that one author shared.</summary>
    public async Task<CardResponse> AllAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (DigestVerbs.PageOf(action, turn.TenantId) is not { } page
            || await digests.CardAsync(PersonId.Of(turn), page, action.ActivityId, ct) is not { } card)
            return Gone;
        return page.Part.Author is null ? CardResponse.Card(card) : CardResponse.Passing(card);
    }

    /// <summary>One long answer after the other, a page at a time.</summary>
    public async Task<CardResponse> MoreAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await EntryAsync(turn, action, ct) is not { } entry)
            return Gone;
        var page = Math.Max(0, action.Number("page") ?? 0);
        return CardResponse.Passing(LongReadCard.For(entry, page));
    }

    public static CardResponse Gone => CardResponse.Gone(Strings.Digest_Gone);

    /// <summary>One of several takes the place of all of them only as long as it is looked at.</summary>
    public static CardResponse Answer(DigestEntry entry, AdaptiveCard card) =>
        entry.OpenedFrom is null ? CardResponse.Card(card) : CardResponse.Passing(card);

    private static CardResponse Replied(DigestEntry entry, Reply reply, Told told, int attempt)
    {
        if (told.IsLater || told.At is not null)
            return Answer(entry, DigestCard.For(
                entry, Phrase.With(told.IsLater ? Strings.Digest_ReplyLater : Strings.Digest_ReplySent, PlainText.Escape(entry.AuthorName))));
        var data = DigestVerbs.Data(entry);
        data["reply"] = reply.Id;
        data["attempt"] = attempt + 1;
        return Answer(entry, DigestCard.For(entry, Strings.Digest_ReplyUnsure, new ExecuteAction(Strings.Digest_SendAgain, DigestVerbs.SendAgain, data)));
    }

    /// <returns>Null when whoever pressed may read nothing of it.</returns>
    public async Task<DigestEntry?> EntryAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await FindAsync(turn, action, ct) is { } entry
            ? await words.WithReadOnAsync(PersonId.Of(turn), entry, turn.Activity.LocalTimezone, ct)
            : null;

    private async Task<DigestEntry?> FindAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        DigestVerbs.EntryOf(action, turn.TenantId) is var (author, checkIn)
        && await composer.EntryAsync(PersonId.Of(turn), author, checkIn, null, ct) is { } entry
            ? entry with { OpenedFrom = DigestVerbs.PageOf(action, turn.TenantId) }
            : null;
}
