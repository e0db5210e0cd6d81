using Microsoft.Extensions.Caching.Memory;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>A mentee's pairing and the program it belongs to.</summary>
internal sealed record PairingContext(MentoringProgram Program, StoredPairing Stored)
{
    public Pairing Pairing => Stored.Pairing;
}

/// <summary>
/// Pairings with their programs, cached. A release is written only if the pairing still is what was read here,
/// so a stale one costs another read and never reaches the wrong reader.
/// </summary>
internal sealed class PairingContexts(ProgramStore programs, PairingStore pairings, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    public Task<PairingContext?> FindAsync(PersonId author, CheckIn checkIn, bool fresh, CancellationToken ct) =>
        FindAsync(checkIn.MenteeOf(author), checkIn.PairingId, fresh, ct);

    public async Task<PairingContext?> FindAsync(PersonId mentee, string pairingId, bool fresh, CancellationToken ct)
    {
        var key = (typeof(PairingContext), mentee, pairingId);
        if (!fresh && cache.TryGetValue(key, out PairingContext? known))
            return known;
        if (await pairings.FindAsync(mentee, pairingId, ct) is not { } stored
            || await programs.FindAsync(mentee.TenantId, stored.Pairing.ProgramId, ct) is not { } program)
            return null;
        return cache.Set(key, new PairingContext(program, stored), new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = 1 });
    }
}
