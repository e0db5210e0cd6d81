using NodaTime;

namespace TeamsMentorBot.Programs;

/// <summary>A mentee joins a program: their first check-in goes on the agenda, then the pairing is stored.</summary>
internal sealed class AddPairing(PairingStore pairings, ScheduleCheckIns schedule, TimeProvider time)
{
    /// <returns>False when a pairing with this id is there already; it stays as it is.</returns>
    public async Task<bool> AddAsync(MentoringProgram program, Pairing pairing, CancellationToken ct)
    {
        // Before the record that wants it: an unwanted item is dropped, a missing one would silence a mentee.
        await schedule.ScheduleAsync(program, pairing, Instant.FromDateTimeOffset(time.GetUtcNow()), ct);
        return await pairings.AddAsync(pairing, ct);
    }
}
