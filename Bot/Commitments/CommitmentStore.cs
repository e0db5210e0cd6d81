using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Commitments;

/// <summary>Commitments in their maker's partition.</summary>
internal sealed class CommitmentStore(Tables tables)
{
    private const string Kind = "commitment";

    public async Task<IReadOnlyList<Commitment>> ListAsync(PersonId person, CancellationToken ct)
    {
        var found = new List<Commitment>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(TableKeys.Under(person.Key, Kind), cancellationToken: ct))
            found.Add(Read(row));
        return [.. found.OrderBy(commitment => commitment.MadeAt)];
    }

    public async Task<Commitment?> FindAsync(PersonId person, string commitmentId, CancellationToken ct)
    {
        var found = await tables.People.GetEntityIfExistsAsync<TableEntity>(person.Key, TableKeys.Join(Kind, commitmentId), cancellationToken: ct);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <returns>How it stands now; null when there is no such commitment, which is then not made either.</returns>
    public async Task<Commitment?> SettleAsync(PersonId person, string commitmentId, CommitmentState state, CancellationToken ct)
    {
        if (await FindAsync(person, commitmentId, ct) is not { } known)
            return null;
        try
        {
            await tables.People.UpdateEntityAsync(Settle(person, commitmentId, state).Entity, ETag.All, TableUpdateMode.Merge, ct);
            return known with { State = state };
        }
        catch (RequestFailedException erased) when (erased.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The one to ask about first: the latest that is still open.</summary>
    public async Task<Commitment?> LatestOpenAsync(PersonId person, string pairingId, CancellationToken ct) =>
        (await ListAsync(person, ct)).LastOrDefault(commitment => commitment.IsOpen && commitment.PairingId == pairingId);

    /// <summary>What and by when; how it went stays as it is.</summary>
    public static TableTransactionAction Put(PersonId person, Commitment commitment)
    {
        var row = new TableEntity(person.Key, TableKeys.Join(Kind, commitment.Id))
        {
            ["PairingId"] = commitment.PairingId,
            ["Due"] = commitment.Due?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "",
            ["MadeAt"] = commitment.MadeAt,
        };
        LongText.Write(row, "Text", commitment.Text);
        return new TableTransactionAction(TableTransactionActionType.UpsertMerge, row);
    }

    /// <summary>Records only how it went; the row's other columns stay.</summary>
    public static TableTransactionAction Settle(PersonId person, string commitmentId, CommitmentState state) =>
        new(TableTransactionActionType.UpsertMerge, new TableEntity(person.Key, TableKeys.Join(Kind, commitmentId)) { ["State"] = state.ToString() });

    public static Commitment Read(TableEntity row) => new()
    {
        Id = TableKeys.Split(row.RowKey)[1],
        PairingId = row.GetString("PairingId") ?? "",
        Text = LongText.Read(row, "Text") ?? "",
        Due = DateOnly.TryParseExact(row.GetString("Due"), "O", out var due) ? due : null,
        State = Enum.TryParse<CommitmentState>(row.GetString("State"), out var state) ? state : CommitmentState.Open,
        MadeAt = row.GetDateTimeOffset("MadeAt") ?? default,
    };
}
