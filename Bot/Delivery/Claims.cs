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

    /// <returns>What to do, and the claim as it stands; no claim where the day was taken before there was one.</returns>
    public async Task<(ClaimStep Step, Claim? Claim)> TakeAsync(ClaimRequest request)
    {
        var mine = Guid.NewGuid();
        var (taken, found) = await InsertAsync(request, mine);
        if (taken is not null)
            return (ClaimStep.Send, taken);
        for (var round = 0; round < MostRounds; round++)
        {
            if (found is null)
                return (ClaimStep.DayTaken, null);
            var step = ClaimRule.StepFor(found, mine, clock.Now);
            var changed = step switch
            {
                ClaimStep.GiveUp => found with { State = DeliveryState.Unknown, Code = "LeaseExpired", At = clock.Now },
                ClaimStep.Reclaim => Fresh(request, mine, found.Attempts + 1) with { ETag = found.ETag },
                _ => null,
            };
            if (changed is null)
                return (step, found);
            var day = step == ClaimStep.Reclaim ? await DayAsync(request) : DayOf.Nobody;
            if (day == DayOf.Another)
                return (ClaimStep.DayTaken, found);
            if (await TryChangeAsync(changed, day == DayOf.Free ? request : null) is { } written)
                return (step == ClaimStep.Reclaim ? ClaimStep.Send : ClaimStep.Settled, written);
            found = await FindAsync(request.Recipient, request.Key);
        }

        return (ClaimStep.Leave, found);
    }

    /// <summary>Writes how the send of a claim ended.</summary>
    /// <returns>The claim as it stands afterwards.</returns>
    public async Task<Claim> RecordAsync(Claim outcome)
    {
        if (await TryChangeAsync(outcome) is { } written)
            return written;
        var stored = await FindAsync(outcome.Recipient, outcome.Key);
        if (stored is null)
            return outcome; // The person was erased meanwhile, and stays so.
        if (!ClaimRule.MayReplace(stored, outcome))
            return stored;
        return await TryChangeAsync(outcome with { ETag = stored.ETag }) ?? stored;
    }

    private async Task<(Claim? Taken, Claim? Found)> InsertAsync(ClaimRequest request, Guid mine)
    {
        var claim = Fresh(request, mine, attempts: 1);
        try
        {
            var answer = request.Day is null
                ? await tables.Deliveries.AddEntityAsync(ClaimRows.Write(claim))
                : await SubmitAsync(
                    new TableTransactionAction(TableTransactionActionType.Add, ClaimRows.Write(claim)),
                    new TableTransactionAction(TableTransactionActionType.Add, ClaimRows.Day(request)));
            return (claim with { ETag = answer.Headers.ETag ?? ETag.All }, null);
        }
        catch (RequestFailedException exists) when (exists.Status == (int)HttpStatusCode.Conflict)
        {
            return (null, await FindAsync(request.Recipient, request.Key));
        }
    }

    /// <returns>Null where the row is not the one that was read any more, or the day was taken in between.</returns>
    private async Task<Claim?> TryChangeAsync(Claim claim, ClaimRequest? takeDay = null)
    {
        var row = ClaimRows.Write(claim);
        try
        {
            var answer = takeDay is null
                ? await tables.Deliveries.UpdateEntityAsync(row, claim.ETag, TableUpdateMode.Merge)
                : await SubmitAsync(
                    new TableTransactionAction(TableTransactionActionType.UpdateMerge, row, claim.ETag),
                    new TableTransactionAction(TableTransactionActionType.Add, ClaimRows.Day(takeDay)));
            return claim with { ETag = answer.Headers.ETag ?? ETag.All };
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    private async Task<DayOf> DayAsync(ClaimRequest request)
    {
        if (request.Day is null)
            return DayOf.Nobody;
        var day = await tables.Deliveries.GetEntityIfExistsAsync<TableEntity>(
            ClaimRows.Partition(request.Recipient), ClaimRows.DayKey(request.Day));
        return !day.HasValue ? DayOf.Free : ClaimRows.KeyOfDay(day.Value!) == request.Key ? DayOf.ThisMessage : DayOf.Another;
    }

    private async Task<Response> SubmitAsync(params TableTransactionAction[] actions) =>
        (await tables.Deliveries.SubmitTransactionAsync(actions)).Value[0];

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

    /// <summary>Whose the day is; nobody's where the message does not care.</summary>
    private enum DayOf
    {
        Nobody,
        Free,
        ThisMessage,
        Another,
    }
}
