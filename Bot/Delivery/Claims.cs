using System.Net;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Delivery;

/// <summary>
/// The ledger's rows. A message is claimed by inserting its row: of several instances one succeeds. Later changes are
/// conditional on the row as it was read. No call takes a cancellation token, for a claim that was cut off half-way
/// would stand in the ledger with nobody to send it.
/// </summary>
internal sealed class Claims(Tables tables, LeaseClock clock)
{
    private const int MostRounds = 8;

    public async Task<Claim?> FindAsync(string recipient, string key)
    {
        var row = await tables.Deliveries.GetEntityIfExistsAsync<TableEntity>(ClaimRows.Partition(recipient), ClaimRows.MessageKey(key));
        return row.HasValue ? ClaimRows.Read(row.Value!) : null;
    }

    public async Task<bool> HasRoomAsync(string recipient, SendLimit limit) =>
        (await FreePlacesAsync(new ClaimRequest(recipient, "") { Limits = [limit] })).Full is null;

    public async Task<ClaimAttempt> TakeAsync(ClaimRequest request)
    {
        var mine = Guid.NewGuid();
        // Mostly the first place of a limit is free.
        IReadOnlyList<string> places = [.. request.Limits.Select(limit => ClaimRows.PlaceKeys(limit)[0])];
        for (var round = 0; round < MostRounds; round++)
        {
            var (taken, found) = await InsertAsync(request, mine, places);
            if (taken is not null)
                return new ClaimAttempt(ClaimStep.Send, taken);
            if (found is not null)
                return await GoOnAsync(request, mine, found);
            (places, var full) = await FreePlacesAsync(request);
            if (full is not null)
                return new ClaimAttempt(ClaimStep.NoRoom, null, full);
        }

        return new ClaimAttempt(ClaimStep.Leave, null);
    }

    /// <summary>Writes how the send of a claim ended.</summary>
    /// <returns>The claim as it stands afterwards.</returns>
    public async Task<Claim> RecordAsync(Claim outcome)
    {
        if (await TryChangeAsync(outcome) is { } written)
        {
            await ParkAsync(written);
            return written;
        }

        var stored = await FindAsync(outcome.Recipient, outcome.Key);
        if (stored is null)
            return outcome; // The person was erased meanwhile, and stays so.
        if (!ClaimRule.MayReplace(stored, outcome))
            return stored;
        // What somebody had erased meanwhile is no longer in its note.
        return await TryChangeAsync(outcome with { ETag = stored.ETag, Note = stored.Note }) ?? stored;
    }

    /// <summary>What was refused for good is shown to people; nothing of somebody who is erased at the same time stays.</summary>
    private async Task ParkAsync(Claim written)
    {
        if (written.State != DeliveryState.Rejected)
            return;
        var row = StuckItems.Row(written);
        await tables.Deliveries.UpsertEntityAsync(row, TableUpdateMode.Replace);
        if (await FindAsync(written.Recipient, written.Key) is null)
            await tables.Deliveries.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All);
    }

    /// <summary>The message stands in the ledger: in whose hands is it, and may it be made ours?</summary>
    private async Task<ClaimAttempt> GoOnAsync(ClaimRequest request, Guid mine, Claim known)
    {
        var found = known;
        for (var round = 0; round < MostRounds && found is not null; round++)
        {
            var step = ClaimRule.StepFor(found, mine, clock.Now);
            if (step is not (ClaimStep.GiveUp or ClaimStep.Reclaim))
                return new ClaimAttempt(step, found);
            var again = step == ClaimStep.Reclaim;
            var (places, full) = again ? await FreePlacesAsync(request) : ([], null);
            if (full is not null)
                return new ClaimAttempt(ClaimStep.NoRoom, found, full);
            var changed = again
                ? Fresh(request, mine, found.Attempts + 1) with { ETag = found.ETag }
                : found with { State = DeliveryState.Unknown, Code = "LeaseExpired", At = clock.Now };
            if (await TryChangeAsync(changed, [.. places.Select(place => ClaimRows.Place(request, place))]) is { } written)
                return new ClaimAttempt(again ? ClaimStep.Send : ClaimStep.Settled, written);
            found = await FindAsync(request.Recipient, request.Key);
        }

        return new ClaimAttempt(ClaimStep.Leave, found);
    }

    private async Task<(Claim? Taken, Claim? Found)> InsertAsync(ClaimRequest request, Guid mine, IReadOnlyList<string> places)
    {
        var claim = Fresh(request, mine, attempts: 1);
        try
        {
            var answer = places.Count == 0
                ? await tables.Deliveries.AddEntityAsync(ClaimRows.Write(claim))
                : await SubmitAsync(
                    new TableTransactionAction(TableTransactionActionType.Add, ClaimRows.Write(claim)),
                    places.Select(place => ClaimRows.Place(request, place)));
            return (claim with { ETag = answer.Headers.ETag ?? ETag.All }, null);
        }
        catch (RequestFailedException exists) when (exists.Status == (int)HttpStatusCode.Conflict)
        {
            return (null, await FindAsync(request.Recipient, request.Key));
        }
    }

    /// <param name="places">Rows that are added with it.</param>
    /// <returns>Null where the row is not the one that was read any more, or a place was taken in between.</returns>
    private async Task<Claim?> TryChangeAsync(Claim claim, params IReadOnlyList<TableEntity> places)
    {
        var row = ClaimRows.Write(claim);
        try
        {
            var answer = places.Count == 0
                ? await tables.Deliveries.UpdateEntityAsync(row, claim.ETag, TableUpdateMode.Merge)
                : await SubmitAsync(new TableTransactionAction(TableTransactionActionType.UpdateMerge, row, claim.ETag), places);
            return claim with { ETag = answer.Headers.ETag ?? ETag.All };
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <returns>For each limit in which the message has no place yet, a free one; or the first limit that has none.</returns>
    private async Task<(IReadOnlyList<string> Places, SendLimit? Full)> FreePlacesAsync(ClaimRequest request)
    {
        var places = new List<string>();
        foreach (var limit in request.Limits)
        {
            var takenBy = new Dictionary<string, string?>();
            foreach (var key in ClaimRows.PlaceKeys(limit))
            {
                var row = await tables.Deliveries.GetEntityIfExistsAsync<TableEntity>(ClaimRows.Partition(request.Recipient), key);
                takenBy[key] = row.HasValue ? ClaimRows.KeyOfPlace(row.Value!) : null;
            }

            if (takenBy.ContainsValue(request.Key))
                continue;
            if (takenBy.FirstOrDefault(place => place.Value is null).Key is not { } free)
                return ([], limit);
            places.Add(free);
        }

        return (places, null);
    }

    private async Task<Response> SubmitAsync(TableTransactionAction claim, IEnumerable<TableEntity> places) =>
        (await tables.Deliveries.SubmitTransactionAsync(
            [claim, .. places.Select(place => new TableTransactionAction(TableTransactionActionType.Add, place))])).Value[0];

    private Claim Fresh(ClaimRequest request, Guid mine, int attempts) => new()
    {
        Recipient = request.Recipient,
        Key = request.Key,
        State = DeliveryState.Sending,
        ClaimId = mine,
        Attempts = attempts,
        Until = clock.Now + DeliveryTimes.Lease,
        At = clock.Now,
        Note = request.Note,
    };
}
