using NodaTime;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Milestones;

/// <summary>Somebody else says that a mentee's milestone was reached: it is recorded, and its mentee is asked to look back on it.</summary>
internal sealed class MarkReached(MilestoneStore milestones, PersonStore people, Agenda agenda)
{
    /// <summary>Kind of the agenda's items; their id is that of the check-in.</summary>
    public const string AgendaKind = AgendaKinds.ReachedMilestone;

    /// <returns>The milestone as it is theirs, and when its mentee would be asked, on their clock; null where it was reached or given up already.</returns>
    public async Task<(Milestone Own, ZonedDateTime? At)> WhenAsync(Membership membership, Milestone wanted, CancellationToken ct)
    {
        var mentee = membership.Pairing.Mentee.Id;
        var own = await milestones.OwnAsync(mentee, wanted, ct);
        return (await milestones.FindAsync(mentee, own.Id, ct))?.Milestone is { IsPlanned: false } ? (own, null) : (own, await NextHourAsync(membership, ct));
    }

    /// <summary>What asks a mentee to look back on a milestone that was marked.</summary>
    public async Task<AgendaItem> ItemAsync(Membership membership, string milestoneId, CancellationToken ct) =>
        Item(membership, milestoneId, (await NextHourAsync(membership, ct)).ToInstant());

    /// <summary>Done again, it changes nothing.</summary>
    /// <param name="milestone">As it is for this pairing where nobody planned it.</param>
    /// <param name="by">Object id of whoever says so.</param>
    public async Task MarkAsync(Membership membership, Milestone milestone, Instant at, string by, CancellationToken ct)
    {
        var mentee = membership.Pairing.Mentee.Id;
        var now = agenda.Now;
        // It is dropped where the record never comes.
        await agenda.AddForAsync(
            Item(membership, milestone.Id, at),
            async () => await milestones.ChangeAsync(mentee, milestone.Id, known => known.IsPlanned ? Reached(known) : null, ct) is not null
                || await milestones.AddAsync(mentee, Reached(milestone), ct),
            ct);

        Milestone Reached(Milestone known) => known with { State = MilestoneState.Reached, ReachedAt = now, RecordedBy = by };
    }

    private async Task<ZonedDateTime> NextHourAsync(Membership membership, CancellationToken ct)
    {
        var (program, pairing) = membership;
        var clock = new PersonalClock(await people.GetAsync(pairing.Mentee.Id, ct), program, agenda.Now);
        return clock.From(clock.FirstDayOf(pairing)).InZone(clock.Zone);
    }

    private static AgendaItem Item(Membership membership, string milestoneId, Instant at) => new(
        membership.Pairing.Mentee.Id.Key, at.ToDateTimeOffset(), AgendaKind, RecordMilestone.CheckInId(membership.Pairing.Id, milestoneId));
}
