using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Digests;

/// <summary>A mentor's words to a mentee about one check-in.</summary>
/// <param name="Id">Of mentor, check-in and words: the same press twice is the same reply.</param>
internal sealed record Reply(string Id, PersonId Mentor, string CheckInId, string Text, DateTimeOffset At)
{
    public static Reply Of(PersonId mentor, string checkInId, string text, DateTimeOffset at)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{mentor.Key}\n{checkInId}\n{text}"));
        return new Reply(Convert.ToHexStringLower(hash)[..24], mentor, checkInId, text, at);
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
        return tables.People.UpsertEntityAsync(row, TableUpdateMode.Merge, ct);
    }

    public async Task<Reply?> FindAsync(PersonId mentee, string replyId, CancellationToken ct)
    {
        var found = await tables.People.GetEntityIfExistsAsync<TableEntity>(mentee.Key, TableKeys.Join(Kind, replyId), cancellationToken: ct);
        return found.HasValue && found.Value is { } row
            ? new Reply(replyId, new PersonId(mentee.TenantId, row.GetString("Mentor")!),
                row.GetString("CheckInId")!, LongText.Read(row, "Text") ?? "", row.GetDateTimeOffset("At") ?? default)
            : null;
    }
}
