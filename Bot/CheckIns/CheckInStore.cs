using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.CheckIns;

/// <summary>Check-ins in their author's partition. The open one lives in the author's own row until it is submitted.</summary>
internal sealed class CheckInStore(Tables tables)
{
    private const int Attempts = 6;

    public async Task<StoredCheckIn?> FindAsync(PersonId mentee, string checkInId, CancellationToken ct)
    {
        var found = await tables.People.GetEntityIfExistsAsync<TableEntity>(mentee.Key, CheckInRow.Key(checkInId), cancellationToken: ct);
        return found.HasValue ? new StoredCheckIn(CheckInRow.Read(found.Value!), found.Value!) : null;
    }

    public async Task<IReadOnlyList<CheckIn>> ListAsync(PersonId mentee, CancellationToken ct)
    {
        var checkIns = new List<CheckIn>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(CheckInRow.Filter(mentee), cancellationToken: ct))
            checkIns.Add(CheckInRow.Read(row));
        return checkIns;
    }

    /// <summary>Ids and states alone, for counts: what was answered is not read.</summary>
    public async Task<IReadOnlyList<CheckInStanding>> StatesAsync(PersonId mentee, CancellationToken ct)
    {
        var states = new List<CheckInStanding>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(
            CheckInRow.Filter(mentee), select: CheckInRow.StandingColumns, cancellationToken: ct))
            states.Add(CheckInRow.ReadStanding(row));
        return states;
    }

    /// <inheritdoc cref="CheckInRow.FilterAwaiting"/>
    public IAsyncEnumerable<(PersonId Author, CheckIn CheckIn)> AwaitingAsync(DateOnly from, CancellationToken ct) =>
        OfAllAsync(CheckInRow.FilterAwaiting(from), ct);

    /// <inheritdoc cref="CheckInRow.FilterWithWaitingReaders"/>
    public IAsyncEnumerable<(PersonId Author, CheckIn CheckIn)> WithWaitingReadersAsync(CancellationToken ct) =>
        OfAllAsync(CheckInRow.FilterWithWaitingReaders, ct);

    /// <summary>Adds a check-in that falls due; one with this id that exists already is left as it is and returned.</summary>
    public async Task<CheckIn> AddIfNewAsync(PersonId mentee, CheckIn checkIn, CancellationToken ct)
    {
        try
        {
            await tables.People.AddEntityAsync(CheckInRow.Write(mentee, checkIn), ct);
            return checkIn;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return (await FindAsync(mentee, checkIn.Id, ct))?.CheckIn ?? checkIn;
        }
    }

    private async IAsyncEnumerable<(PersonId Author, CheckIn CheckIn)> OfAllAsync(string filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in tables.People.QueryAsync<TableEntity>(filter, cancellationToken: ct))
            yield return (PersonId.Parse(row.PartitionKey), CheckInRow.Read(row));
    }

    /// <summary>Changes a check-in that is not open. Null when there is none, or when <paramref name="decide"/> wants no change.</summary>
    public async Task<CheckIn?> ChangeAsync(PersonId mentee, string checkInId, Func<CheckIn, CheckIn?> decide, CancellationToken ct) =>
        await FindAsync(mentee, checkInId, ct) is { } stored ? (await ChangeAsync(mentee, stored, decide, ct))?.CheckIn : null;

    /// <inheritdoc cref="ChangeAsync(PersonId, string, Func{CheckIn, CheckIn?}, CancellationToken)"/>
    /// <param name="read">As it was read last: it is written only where that is how it still stands.</param>
    public async Task<StoredCheckIn?> ChangeAsync(PersonId mentee, StoredCheckIn read, Func<CheckIn, CheckIn?> decide, CancellationToken ct)
    {
        var stored = read;
        for (var attempt = 1; stored is not null && decide(stored.CheckIn) is { } changed; attempt++)
        {
            try
            {
                var row = CheckInRow.Write(mentee, changed, stored.Row);
                var answer = await tables.People.UpdateEntityAsync(row, stored.Row.ETag, TableUpdateMode.Merge, ct);
                row.ETag = answer.Headers.ETag ?? default;
                return new StoredCheckIn(changed, row);
            }
            catch (RequestFailedException conflict) when (conflict.Status == 412 && attempt < Attempts)
            {
                // Somebody changed it in between: decide again on what is there now.
                stored = await FindAsync(mentee, read.CheckIn.Id, ct);
            }
        }

        return null;
    }
}
