using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Privacy;

/// <summary>Takes an erased mentee's pairings off every list, and tells mentors and owners that they ended, not why.</summary>
internal sealed class EndPairings(PairingStore pairings, SharedWith shared, ProgramStore programs, PairingNews news)
{
    /// <param name="erasure">Names this erasure, so that a second run tells nobody twice.</param>
    /// <returns>False where somebody could not be told now, and can be later.</returns>
    public async Task<bool> TellAsync(PersonId mentee, string erasure, CancellationToken ct)
    {
        var done = true;
        foreach (var pairing in (await pairings.ForMenteeAsync(mentee, ct)).Select(known => known.Pairing).Where(pairing => !pairing.Ended))
            if (await programs.FindAsync(mentee.TenantId, pairing.ProgramId, ct) is { } program)
                done &= await news.TellAsync(pairing, program, erasure, ct);
        return done;
    }

    public async Task UnlistAsync(PersonId mentee, CancellationToken ct)
    {
        var stored = await pairings.ForMenteeAsync(mentee, ct);
        if (stored.Count == 0)
            return;
        var readers = await shared.ReadersAsync(mentee, ct);
        foreach (var pairing in stored)
            await pairings.UnlistAsync(pairing.Pairing, readers, ct);
    }
}
