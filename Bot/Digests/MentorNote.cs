using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Digests;

/// <summary>A mentor's own words about a reflection, for their eyes alone. It names the check-in and holds nothing of it.</summary>
/// <param name="Id">Of what it says: the same press twice is the same note.</param>
/// <param name="ForTalk">To be spoken about next time.</param>
internal sealed record MentorNote(string Id, PersonId Mentee, string MenteeName, string CheckInId, string Text, bool ForTalk, DateTimeOffset At)
{
    public static MentorNote Of(DigestEntry entry, string text, bool forTalk, DateTimeOffset at)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{entry.Author.Key}\n{entry.CheckInId}\n{forTalk}\n{text}"));
        return new MentorNote(Convert.ToHexStringLower(hash)[..24], entry.Author, entry.AuthorName, entry.CheckInId, text, forTalk, at);
    }
}

/// <summary>Notes in the partition of the mentor who wrote them.</summary>
internal sealed class MentorNoteStore(Tables tables)
{
    private const string Kind = "note";

    public Task AddAsync(PersonId mentor, MentorNote note, CancellationToken ct)
    {
        var row = new TableEntity(mentor.Key, TableKeys.Join(Kind, note.Id))
        {
            ["Mentee"] = note.Mentee.ObjectId,
            ["MenteeName"] = note.MenteeName,
            ["CheckInId"] = note.CheckInId,
            ["ForTalk"] = note.ForTalk,
            ["At"] = note.At,
        };
        LongText.Write(row, "Text", note.Text);
        return tables.People.UpsertEntityAsync(row, TableUpdateMode.Merge, ct);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<MentorNote>> ListAsync(PersonId mentor, CancellationToken ct)
    {
        var notes = new List<MentorNote>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(TableKeys.Under(mentor.Key, Kind), cancellationToken: ct))
            notes.Add(Read(mentor, row));
        return [.. notes.OrderByDescending(note => note.At)];
    }

    public Task RemoveAsync(PersonId mentor, string id, CancellationToken ct) =>
        tables.People.DeleteEntityAsync(mentor.Key, TableKeys.Join(Kind, id), ETag.All, ct);

    public static MentorNote Read(PersonId mentor, TableEntity row) => new(
        TableKeys.Split(row.RowKey)[1],
        new PersonId(mentor.TenantId, row.GetString("Mentee")!),
        row.GetString("MenteeName") ?? "",
        row.GetString("CheckInId")!,
        LongText.Read(row, "Text") ?? "",
        row.GetBoolean("ForTalk") ?? false,
        row.GetDateTimeOffset("At") ?? default);
}
