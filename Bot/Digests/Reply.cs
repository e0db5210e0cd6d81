using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Digests;

/// <summary>A mentor's words to a mentee about one check-in.</summary>
/// <param name="Id">Of mentor, check-in, its release and words: the same press twice is the same reply.</param>
internal sealed record Reply(string Id, PersonId Mentor, string CheckInId, string Text, DateTimeOffset At)
{
    public static Reply Of(PersonId mentor, DigestEntry entry, string text, DateTimeOffset at)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{mentor.Key}\n{entry.CheckInId}\n{entry.Release}\n{text}")));
        return new Reply(Convert.ToHexStringLower(hash)[..24], mentor, entry.CheckInId, text, at);
    }
}

/// <summary>Replies in the partition of the mentee whom they are written to: stored before they are sent.</summary>
internal sealed class ReplyStore(Tables tables)
{
    private const string Kind = "reply";

    public Task AddAsync(PersonId mentee, Reply reply, CancellationToken ct)
    {
        var row = new TableEntity(mentee.Key, TableKeys.Join(Kind, reply.Id))
        {
            ["Mentor"] = reply.Mentor.ObjectId,
            ["CheckInId"] = reply.CheckInId,
            ["At"] = reply.At,
        };
        LongText.Write(row, "Text", reply.Text);
        // Only beside the check-in that it is about: what was erased in between does not come back as a reply.
        return tables.People.SubmitTransactionAsync(
        [
            new TableTransactionAction(TableTransactionActionType.UpdateMerge, new TableEntity(mentee.Key, CheckInRow.Key(reply.CheckInId)), ETag.All),
            new TableTransactionAction(TableTransactionActionType.UpsertMerge, row),
        ], ct);
    }

    public async Task<Reply?> FindAsync(PersonId mentee, string replyId, CancellationToken ct)
    {
        var found = await tables.People.GetEntityIfExistsAsync<TableEntity>(mentee.Key, TableKeys.Join(Kind, replyId), cancellationToken: ct);
        return found.HasValue ? Read(mentee, found.Value!) : null;
    }

    public static Reply Read(PersonId mentee, TableEntity row) => new(
        TableKeys.Split(row.RowKey)[1],
        new PersonId(mentee.TenantId, row.GetString("Mentor")!),
        row.GetString("CheckInId")!,
        LongText.Read(row, "Text") ?? "",
        row.GetDateTimeOffset("At") ?? default);
}
