using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Privacy;

/// <summary>Everybody who may have read something of a mentee: mentors, sponsor, and those named by a release, whenever that was.</summary>
internal sealed class SharedWith(CheckInStore checkIns, PairingStore pairings, PersonStore people, ProgramStore programs)
{
    /// <summary>Those, and the owners, who hear of what becomes of a pairing.</summary>
    public async Task<IReadOnlyList<PersonId>> InvolvedAsync(PersonId mentee, CancellationToken ct)
    {
        var involved = (await ReadersAsync(mentee, ct)).ToHashSet();
        foreach (var program in (await pairings.ForMenteeAsync(mentee, ct)).Select(stored => stored.Pairing.ProgramId).Distinct())
            if (await programs.FindAsync(mentee.TenantId, program, ct) is { } found)
                involved.UnionWith(found.Owners.Select(owner => owner.Id));
        return [.. involved.Where(person => person != mentee)];
    }

    public async Task<IReadOnlyList<PersonId>> ReadersAsync(PersonId mentee, CancellationToken ct)
    {
        var open = OpenDialog.Of(await people.GetStoredAsync(mentee, ct))?.CheckIn;
        var released = (await checkIns.ListAsync(mentee, ct)).Concat(open is null ? [] : [open])
            .SelectMany(checkIn => checkIn.Releases).SelectMany(release => release.Readers)
            .Select(reader => new PersonId(mentee.TenantId, reader.ObjectId));
        var named = (await pairings.ForMenteeAsync(mentee, ct)).Select(stored => stored.Pairing)
            .SelectMany(pairing => pairing.Mentors.Concat(pairing.FormerMentors).Concat(pairing.Sponsor is { } sponsor ? [sponsor] : []))
            .Select(reader => reader.Id);
        return [.. released.Concat(named).Distinct()];
    }
}
