using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Programs;

/// <summary>
/// Puts each mentee's next check-in of the cadence on the agenda, and what plans their milestones. Doing it again changes nothing. An item
/// falls due when the first place on earth has the first hour that somebody may prefer; its handler, which knows the mentee, postpones it
/// to theirs.
/// </summary>
internal sealed class ScheduleCheckIns(PairingStore pairings, Agenda agenda)
{
    // Longer than it takes to store the program: an item that falls due before would find the old rhythm, and be dropped.
    private static readonly Duration Margin = Duration.FromMinutes(10);

    /// <param name="program">As it will be: what is on the agenda for an older rhythm is dropped when it falls due.</param>
    /// <param name="after">The first date after this is asked.</param>
    public async Task ScheduleAsync(MentoringProgram program, Instant after, CancellationToken ct) =>
        await (await pairings.InProgramAsync(program, ct)).InParallelAsync(pairing => ScheduleAsync(program, pairing, after, ct));

    /// <summary>Each pairing gets the program's milestones as they stand in its next version.</summary>
    /// <param name="program">As it is before.</param>
    public async Task PlanMilestonesAsync(MentoringProgram program, Instant now, CancellationToken ct) =>
        await (await pairings.OfProgramAsync(program.TenantId, program.Id, ct)).InParallelAsync(member =>
            agenda.AddAsync(PairingPlan.Item(member.Mentee, member.PairingId, program.Version + 1, now.ToDateTimeOffset()), ct));

    /// <summary>The same for one pairing that comes to a program as it is.</summary>
    public Task PlanMilestonesAsync(MentoringProgram program, Pairing pairing, Instant now, CancellationToken ct) =>
        program.Milestones.Count == 0
            ? Task.CompletedTask
            : agenda.AddAsync(PairingPlan.Item(pairing.Mentee.Id, pairing.Id, program.Version, now.ToDateTimeOffset()), ct);

    public Task ScheduleAsync(MentoringProgram program, Pairing pairing, Instant after, CancellationToken ct) =>
        NextOf(program, pairing, after) is { } next ? agenda.AddAsync(next, ct) : Task.CompletedTask;

    /// <returns>Null where nobody is to be asked any more.</returns>
    public AgendaItem? NextOf(MentoringProgram program, Pairing pairing, Instant after)
    {
        if (pairing.Ended || pairing.Waits || program.NextSlots(Instant.Max(after, pairing.EveIn(program.OwnZone)), 1) is not [var slot])
            return null;
        var first = LocalMoment.FirstOnEarth(slot.Date, program.FirstHour);
        var due = Instant.Max(first, Instant.FromDateTimeOffset(agenda.Now) + Margin).ToDateTimeOffset();
        var checkIn = new CadenceCheckIn(pairing.Id, program.CadenceRevision, slot.Ordinal);
        return new AgendaItem(pairing.Mentee.Id.Key, due, CadenceCheckIn.AgendaKind, checkIn.Id);
    }
}
