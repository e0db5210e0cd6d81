using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>Puts what was released into its readers' waiting sets, and their next digest on the agenda.</summary>
internal sealed class ReleaseReaders(ReleasedStore released, ShareCommitments commitments, ReaderSlots slots)
{
    public async Task LetInAsync(PersonId mentee, CheckIn checkIn, Release release, CancellationToken ct)
    {
        var keys = KeysOf(mentee, checkIn, release);
        await commitments.ShareAsync(mentee, checkIn, release, ct);
        foreach (var reader in release.Readers.Select(reader => new PersonId(mentee.TenantId, reader.ObjectId)))
        {
            await released.AddAsync(reader, keys, ct);
            await slots.AddNextAsync(reader, checkIn.ProgramId, ct);
        }
    }

    public async Task TakeOutAsync(PersonId mentee, CheckIn checkIn, Release release, CancellationToken ct)
    {
        foreach (var reader in release.Readers)
            await released.RemoveAsync(new PersonId(mentee.TenantId, reader.ObjectId), KeysOf(mentee, checkIn, release), ct);
        await commitments.UnshareAsync(mentee, checkIn, release, ct);
    }

    public static IReadOnlyList<ReleasedKey> KeysOf(PersonId mentee, CheckIn checkIn, Release release) =>
        [.. release.Items.Select(item => new ReleasedKey(mentee, checkIn.Id, item.QuestionId, item.Revision))];
}

/// <summary>Adds the next digest of a reader to the agenda.</summary>
internal sealed class ReaderSlots(ProgramStore programs, PersonStore people, Agenda agenda, TimeProvider time)
{
    public async Task AddNextAsync(PersonId reader, string programId, CancellationToken ct)
    {
        if (await programs.FindAsync(reader.TenantId, programId, ct) is not { } program)
            return;
        var zone = (await people.GetAsync(reader, ct)).Zone;
        await agenda.AddAsync(DigestSlots.Next(reader, zone, program, time.GetUtcNow()), ct);
    }
}

/// <summary>A commitment can be seen by whoever its answer was released to.</summary>
internal sealed class ShareCommitments(CommitmentStore commitments)
{
    public Task ShareAsync(PersonId mentee, CheckIn checkIn, Release release, CancellationToken ct) =>
        SetAsync(mentee, checkIn, release, [.. release.Readers.Select(reader => reader.ObjectId)], ct);

    public Task UnshareAsync(PersonId mentee, CheckIn checkIn, Release release, CancellationToken ct) =>
        SetAsync(mentee, checkIn, release, [], ct);

    private async Task SetAsync(PersonId mentee, CheckIn checkIn, Release release, IReadOnlyList<string> readers, CancellationToken ct)
    {
        var ids = release.Items.Select(item => Submission.CommitmentId(checkIn, item.QuestionId)).ToHashSet(StringComparer.Ordinal);
        foreach (var commitment in (await commitments.ListAsync(mentee, ct)).Where(commitment => ids.Contains(commitment.Id)))
            await commitments.ShareAsync(mentee, commitment.Id, readers, ct);
    }
}
