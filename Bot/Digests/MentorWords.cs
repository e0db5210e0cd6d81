using System.Globalization;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>Takes a reader's acknowledgement, or a mentor's reply, to the author, once.</summary>
internal sealed class MentorWords(ReplyStore replies, Deliveries deliveries, Messenger messenger, TimeProvider time)
{
    /// <summary>Of the ledger's row about it, among the author's.</summary>
    public static string AcknowledgedKey(string checkInId, string readerObjectId) => $"ack.{checkInId}.{readerObjectId}";

    /// <returns>When the author was told; null where that is not known.</returns>
    public async Task<DateTimeOffset?> AcknowledgeAsync(PersonId reader, string readerName, DigestEntry entry, CancellationToken ct)
    {
        var text = Phrase.With(Strings.Digest_TheyRead, PlainText.Escape(readerName), PlainText.Escape(entry.Title));
        var message = Activity.Message(text) with { Summary = entry.IsMentors ? Strings.Digest_MenteeReadSummary : Strings.Digest_ReadSummary };
        return ToldAt(await SendAsync(entry.Author, AcknowledgedKey(entry.CheckInId, reader.ObjectId), message, ct));
    }

    /// <summary>With the day, in the reader's zone, on which its author was told that they have read it.</summary>
    public async Task<DigestEntry> WithReadOnAsync(PersonId reader, DigestEntry entry, string? zone, CancellationToken ct) => entry with
    {
        ReadOn = DayOf(ToldAt(await deliveries.FindAsync(entry.Author.Key, AcknowledgedKey(entry.CheckInId, reader.ObjectId), ct)), zone),
    };

    public static DateOnly? DayOf(DateTimeOffset? at, string? zone) =>
        at is { } moment ? DateOnly.FromDateTime(Phrase.In(moment, zone).DateTime) : null;

    /// <summary>Stored first, then sent.</summary>
    public async Task<(Reply Reply, bool Arrived)> ReplyAsync(PersonId mentor, string mentorName, DigestEntry entry, string text, CancellationToken ct)
    {
        var reply = Reply.Of(mentor, entry, text, time.GetUtcNow());
        await replies.AddAsync(entry.Author, reply, ct);
        return (reply, await SendAsync(mentorName, entry, reply, 1, ct));
    }

    /// <summary>Another try at what was not confirmed: a new message under a new key, since a person asked for it.</summary>
    /// <returns>Null when there is no such reply of this mentor.</returns>
    public async Task<(Reply Reply, bool Arrived)?> SendAgainAsync(
        PersonId mentor, string mentorName, DigestEntry entry, string replyId, int attempt, CancellationToken ct) =>
        await replies.FindAsync(entry.Author, replyId, ct) is { } reply && reply.Mentor == mentor && reply.CheckInId == entry.CheckInId
            ? (reply, await SendAsync(mentorName, entry, reply, attempt, ct))
            : null;

    private static DateTimeOffset? ToldAt(DeliveryRecord? record) => record is { State: DeliveryState.Sent, At: var at } ? at : null;

    private async Task<bool> SendAsync(string mentorName, DigestEntry entry, Reply reply, int attempt, CancellationToken ct)
    {
        var card = CardActivity.For(ReplyCard.For(mentorName, entry, reply), Strings.Digest_ReplySummary);
        var key = string.Create(CultureInfo.InvariantCulture, $"reply.{reply.Id}.{attempt}");
        return await SendAsync(entry.Author, key, card, ct) is { State: DeliveryState.Sent };
    }

    private Task<DeliveryRecord> SendAsync(PersonId author, string key, Activity message, CancellationToken ct)
    {
        var permit = messenger.PermitFor(author);
        return deliveries.SendOnceAsync(author.Key, key, token => messenger.SendAsync(author, message, token, permit), ct, permit);
    }
}

/// <summary>A mentor's reply as the mentee reads it.</summary>
internal static class ReplyCard
{
    public static AdaptiveCard For(string mentorName, DigestEntry entry, Reply reply) => new()
    {
        Body =
        [
            new TextBlock(PlainText.Escape(Phrase.With(Strings.Digest_TheyReplied, PlainText.Line(mentorName), entry.Title)))
            {
                Size = TextSize.Medium,
                Weight = TextWeight.Bolder,
                Style = TextBlockStyle.Heading,
            },
            RichTextBlock.Plain(reply.Text),
        ],
    };
}
