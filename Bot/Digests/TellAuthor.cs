using System.Globalization;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Digests;

/// <summary>What a reader says to an author about a check-in: a reply, or that they have read it.</summary>
/// <param name="ReplyId">Null where they say that they have read it.</param>
/// <param name="Attempt">Of the reply, from 1.</param>
internal sealed record ReaderWords(PersonId Reader, string CheckInId, string? ReplyId = null, int Attempt = 1)
{
    public const string AgendaKind = AgendaKinds.ReaderWords;
    private const char Between = '/';

    /// <summary>Of the ledger's row about it, among the author's.</summary>
    public string Key => ReplyId is null
        ? $"ack.{CheckInId}.{Reader.ObjectId}"
        : string.Create(CultureInfo.InvariantCulture, $"reply.{ReplyId}.{Attempt}");

    public AgendaItem For(PersonId author, DateTimeOffset due) => new(author.Key, due, AgendaKind, string.Join(
        Between, Reader.ObjectId, CheckInId, ReplyId, Attempt.ToString(CultureInfo.InvariantCulture)));

    /// <returns>Null when the item's id is none of ours.</returns>
    public static ReaderWords? Parse(AgendaItem item) =>
        item.Id.Split(Between) is [var reader, var checkIn, var reply, var number] && int.TryParse(number, CultureInfo.InvariantCulture, out var attempt)
            ? new ReaderWords(new PersonId(PersonId.Parse(item.Recipient).TenantId, reader), checkIn, reply is "" ? null : reply, attempt)
            : null;
}

/// <summary>
/// Words to an author that would have come at night come when their working hours begin. What was taken back by then is not talked about any
/// more; a reply stays with what the author has written.
/// </summary>
internal sealed class TellAuthor(ReplyStore replies, DigestComposer composer, ReaderClocks clocks, Messenger messenger) : IAgendaHandler
{
    public string Kind => ReaderWords.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var author = PersonId.Parse(item.Recipient);
        if (ReaderWords.Parse(item) is not { } words || await composer.EntryAsync(words.Reader, author, words.CheckInId, null, ct) is not { } entry)
            return new AgendaDecision.Drop("It is no longer shared with them.");
        if (await clocks.NightOfAsync(author, entry.ProgramId, ct) is { } morning)
            return new AgendaDecision.Postpone(morning);
        return await MessageAsync(words, entry, ct) is { } message
            ? messenger.ToSend(words.Key, author, message)
            : new AgendaDecision.Drop("There is no such reply any more.");
    }

    private async Task<Activity?> MessageAsync(ReaderWords words, DigestEntry entry, CancellationToken ct) => words.ReplyId is not { } id
        ? ReplyCard.Acknowledgement(entry)
        : await replies.FindAsync(entry.Author, id, ct) is { } reply ? ReplyCard.Message(entry, reply) : null;
}
