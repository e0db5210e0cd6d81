using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>The work of a hold's end. All of it may run twice: after a crash the item is still due.</summary>
internal sealed class PublishRelease(CheckInStore checkIns, ReleaseReaders readers, OpenTogether together, ReleaseCards shown)
{
    /// <param name="read">As it stood a moment ago, with this release.</param>
    public async Task RunAsync(PersonId author, StoredCheckIn read, Release pressed, DateTimeOffset now, CancellationToken ct)
    {
        var ordinal = pressed.Ordinal;
        var (gone, waiting) = await readers.LookAtAsync(author, read.CheckIn, pressed, ct);
        // The one moment that decides: a Take back that came first has won.
        var stored = await checkIns.ChangeAsync(author, read, known => Releasing.EndHold(known, ordinal, now, waiting) is { } over
            ? Releasing.LeaveOut(over, ordinal, gone)
            : null, ct) ?? await checkIns.FindAsync(author, read.CheckIn.Id, ct);
        if (stored is null || In(stored.CheckIn, ordinal) is not var (checkIn, release))
            return;
        if (release.State == ReleaseState.Released)
            await LetInAsync(author, stored, release, ct);
        if (release.State == ReleaseState.Released || !release.NotSentTo.IsEmpty)
            await shown.ReleasedAsync(author, checkIn, release, ct);
        await together.RunAsync(author, checkIn, ct);
    }

    public async Task AddSlotsAsync(PersonId author, string checkInId, int ordinal, CancellationToken ct)
    {
        if (In((await checkIns.FindAsync(author, checkInId, ct))?.CheckIn, ordinal) is (var checkIn, { State: ReleaseState.Released } release))
            await readers.AddSlotsAsync(author, checkIn, release, ct);
    }

    private async Task LetInAsync(PersonId author, StoredCheckIn stored, Release release, CancellationToken ct)
    {
        if (release.IsLetIn)
            return;
        await readers.LetInAsync(author, stored.CheckIn, release, ct);
        // From here on a run that comes late, or again, puts nothing back that a digest took out.
        await checkIns.ChangeAsync(author, stored, known => Releasing.MarkLetIn(known, release.Ordinal), ct);
    }

    private static (CheckIn CheckIn, Release Release)? In(CheckIn? checkIn, int ordinal) =>
        checkIn?.Releases.Find(known => known.Ordinal == ordinal) is { } release ? (checkIn, release) : null;
}
