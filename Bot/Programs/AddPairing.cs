using NodaTime;
using NodaTime.Extensions;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Programs;

/// <summary>
/// A mentee joins a program: their welcome, their milestones and their first check-in go on the agenda, then the pairing is stored. Where the
/// program rolls out in steps, they wait until an owner lets them start, unless they came with a day.
/// </summary>
internal sealed class AddPairing(PairingStore pairings, ScheduleCheckIns schedule, Agenda agenda, TimeProvider time)
{
    public Instant Now => time.GetCurrentInstant();

    /// <returns>False when a pairing with this id is there already; it stays as it is.</returns>
    public async Task<bool> AddAsync(MentoringProgram program, Pairing pairing, CancellationToken ct)
    {
        var moment = time.GetUtcNow();
        var now = Instant.FromDateTimeOffset(moment);
        var people = pairing.Mentors.Append(pairing.Mentee).Concat(pairing.Sponsor is { } sponsor ? [sponsor] : []);
        var added = pairing with
        {
            Joined = [.. people.Select(person => new Joining(person.Id.ObjectId, moment))],
            AddedOn = now.InZone(program.OwnZone).Date,
            Waits = HasToWait(program, pairing),
        };
        if (!added.Waits)
            await PlanAsync(program, added, now, ct);
        return await pairings.AddAsync(added, ct);
    }

    /// <summary>Whether whoever joins so hears nothing before an owner lets them start.</summary>
    public static bool HasToWait(MentoringProgram program, Pairing pairing) => program.RollOutSize is not null && pairing.StartsOn is null;

    /// <summary>Somebody who waited starts on a day.</summary>
    /// <returns>False when somebody else changed the pairing since it was read: nothing was written.</returns>
    public async Task<bool> StartAsync(MentoringProgram program, StoredPairing stored, LocalDate day, CancellationToken ct)
    {
        var started = stored.Pairing with { Waits = false, StartsOn = day, LetStartAt = time.GetUtcNow() };
        await PlanAsync(program, started, Now, ct);
        return await pairings.ChangeAsync(stored, started, ct);
    }

    /// <summary>Before the record that wants it: an unwanted item is dropped, a missing one would silence a mentee.</summary>
    private async Task PlanAsync(MentoringProgram program, Pairing pairing, Instant now, CancellationToken ct)
    {
        await schedule.ScheduleAsync(program, pairing, now, ct);
        await schedule.PlanMilestonesAsync(program, pairing, now, ct);
        await agenda.AddAsync(Invitation.Of(program, pairing, now), ct);
    }
}
