using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using NodaTime;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Milestones;

/// <param name="ETag">The version that was read.</param>
internal sealed record StoredMilestone(Milestone Milestone, ETag ETag);

/// <summary>Milestones in their mentee's partition.</summary>
internal sealed class MilestoneStore(Tables tables)
{
    private const int Attempts = 6;

    public async Task<StoredMilestone?> FindAsync(PersonId mentee, string milestoneId, CancellationToken ct)
    {
        var found = await tables.People.GetEntityIfExistsAsync<TableEntity>(
            mentee.Key, MilestoneRow.Key(milestoneId), cancellationToken: ct);
        return found.HasValue ? new StoredMilestone(MilestoneRow.Read(found.Value!), found.Value!.ETag) : null;
    }

    /// <summary>The same milestone, under an id that no other pairing of the mentee has for one of that name.</summary>
    public async Task<Milestone> OwnAsync(PersonId mentee, Milestone wanted, CancellationToken ct) =>
        await FindAsync(mentee, wanted.Id, ct) is { Milestone.PairingId: var other } && other != wanted.PairingId
            ? wanted with { Id = RecordMilestone.IdOf($"{wanted.PairingId} {wanted.Title}") }
            : wanted;

    /// <summary>In planned order; those without a day last.</summary>
    public async Task<IReadOnlyList<Milestone>> ListAsync(PersonId mentee, CancellationToken ct)
    {
        var milestones = new List<Milestone>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(MilestoneRow.Filter(mentee), cancellationToken: ct))
        {
            // A mark on a milestone that was erased in between leaves a row without a title.
            if (MilestoneRow.Read(row) is { Title.Length: > 0 } milestone)
                milestones.Add(milestone);
        }

        return [.. milestones.OrderBy(milestone => milestone.PlannedOn is null).ThenBy(milestone => milestone.PlannedOn)];
    }

    /// <summary>Everybody's that are planned for a day or a later one, or were reached at a moment or later and not looked back on.</summary>
    public async IAsyncEnumerable<(PersonId Mentee, Milestone Milestone)> AskedAboutAsync(
        LocalDate day, DateTimeOffset reached, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var row in tables.People.QueryAsync<TableEntity>(MilestoneRow.FilterAskedAbout(day, reached), cancellationToken: ct))
            yield return (PersonId.Parse(row.PartitionKey), MilestoneRow.Read(row));
    }

    /// <returns>False when a milestone with this id is there already; it stays as it is.</returns>
    public async Task<bool> AddAsync(PersonId mentee, Milestone milestone, CancellationToken ct)
    {
        try
        {
            await tables.People.AddEntityAsync(MilestoneRow.Write(mentee, milestone), ct);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    /// <param name="decide">Makes the next state from the present one; null means no change. Asked again after a conflict.</param>
    /// <returns>How it stands now; null when there is no such milestone.</returns>
    public async Task<Milestone?> ChangeAsync(PersonId mentee, string milestoneId, Func<Milestone, Milestone?> decide, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await FindAsync(mentee, milestoneId, ct) is not { } stored)
                return null;

            var changed = decide(stored.Milestone) ?? stored.Milestone;
            if (RowChanges.Between(MilestoneRow.Write(mentee, stored.Milestone), MilestoneRow.Write(mentee, changed)) is not { } changes)
                return changed;

            try
            {
                await tables.People.UpdateEntityAsync(changes, stored.ETag, TableUpdateMode.Merge, ct);
                return changed;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 404 or 412 && attempt < Attempts)
            {
                // Decided on what is no longer so: once more.
            }
        }
    }
}
