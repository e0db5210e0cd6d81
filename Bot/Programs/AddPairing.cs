using NodaTime;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Programs;

/// <summary>A mentee joins a program: their welcome and their first check-in go on the agenda, then the pairing is stored.</summary>
internal sealed class AddPairing(PairingStore pairings, ScheduleCheckIns schedule, Agenda agenda, TimeProvider time)
{
    /// <returns>False when a pairing with this id is there already; it stays as it is.</returns>
    public async Task<bool> AddAsync(MentoringProgram program, Pairing pairing, CancellationToken ct)
    {
        // Before the record that wants it: an unwanted item is dropped, a missing one would silence a mentee.
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        await schedule.ScheduleAsync(program, pairing, now, ct);
        await schedule.PlanMilestonesAsync(program, pairing, now, ct);
        await agenda.AddAsync(Invitation.Of(program, pairing, now), ct);
        return await pairings.AddAsync(pairing with { AddedOn = now.InZone(program.OwnZone).Date }, ct);
    }
}
