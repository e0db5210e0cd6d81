using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>How it stands with words to an author.</summary>
/// <param name="At">When they were sent; null where that is not known, or not yet.</param>
/// <param name="IsLater">They come when the author's working hours begin.</param>
internal sealed record Told(DateTimeOffset? At, bool IsLater = false);

/// <summary>Takes a reader's acknowledgement, or a mentor's reply, to the author, once.</summary>
internal sealed class MentorWords(ReplyStore replies, RoadToAuthor road, TimeProvider time)
{
    public Task<Told> AcknowledgeAsync(PersonId reader, DigestEntry entry, CancellationToken ct) =>
        road.TakeAsync(new ReaderWords(reader, entry.CheckInId), entry, ReplyCard.Acknowledgement(entry), ct);

    /// <summary>With the day, in the reader's zone, on which its author was told that they have read it.</summary>
    public async Task<DigestEntry> WithReadOnAsync(PersonId reader, DigestEntry entry, string? zone, CancellationToken ct) => entry with
    {
        ReadOn = DayOf(await road.TakenAtAsync(new ReaderWords(reader, entry.CheckInId), entry.Author, ct), zone),
    };

    public static DateOnly? DayOf(DateTimeOffset? at, string? zone) =>
        at is { } moment ? DateOnly.FromDateTime(Phrase.In(moment, zone).DateTime) : null;

    /// <summary>Stored first, then sent.</summary>
    public async Task<(Reply Reply, Told Told)> ReplyAsync(PersonId mentor, DigestEntry entry, string text, CancellationToken ct)
    {
        var reply = Reply.Of(mentor, entry, text, time.GetUtcNow());
        await replies.AddAsync(entry.Author, reply, ct);
        return (reply, await SendAsync(entry, reply, 1, ct));
    }

    /// <summary>Another try at what was not confirmed: a new message under a new key, since a person asked for it.</summary>
    /// <returns>Null when there is no such reply of this mentor.</returns>
    public async Task<(Reply Reply, Told Told)?> SendAgainAsync(
        PersonId mentor, DigestEntry entry, string replyId, int attempt, CancellationToken ct) =>
        await replies.FindAsync(entry.Author, replyId, ct) is { } reply && reply.Mentor == mentor && reply.CheckInId == entry.CheckInId
            ? (reply, await SendAsync(entry, reply, attempt, ct))
            : null;

    private Task<Told> SendAsync(DigestEntry entry, Reply reply, int attempt, CancellationToken ct) =>
        road.TakeAsync(new ReaderWords(reply.Mentor, entry.CheckInId, reply.Id, attempt), entry, ReplyCard.Message(entry, reply), ct);
}

/// <summary>
/// The way of words to an author: at once in the author's working hours, else when those begin. Whoever asked for an answer now gets it at any
/// hour.
/// </summary>
internal sealed class RoadToAuthor(Deliveries deliveries, Messenger messenger, ReaderClocks clocks, Agenda agenda)
{
    public async Task<Told> TakeAsync(ReaderWords words, DigestEntry entry, Activity message, CancellationToken ct)
    {
        var author = entry.Author;
        if (!entry.IsUrgent && await clocks.NightOfAsync(author, entry.ProgramId, ct) is { } morning)
        {
            if (await TakenAtAsync(words, author, ct) is { } earlier)
                return new Told(earlier);
            await agenda.AddAsync(words.For(author, morning), ct);
            return new Told(null, IsLater: true);
        }

        var permit = messenger.PermitFor(author);
        return new Told(SentAt(await deliveries.SendOnceAsync(
            author.Key, words.Key, token => messenger.SendAsync(author, message, token, permit), ct, permit)));
    }

    public async Task<DateTimeOffset?> TakenAtAsync(ReaderWords words, PersonId author, CancellationToken ct) =>
        SentAt(await deliveries.FindAsync(author.Key, words.Key, ct));

    private static DateTimeOffset? SentAt(DeliveryRecord? record) => record is { State: DeliveryState.Sent, At: var at } ? at : null;
}
