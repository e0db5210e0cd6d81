using System.Runtime.CompilerServices;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>
/// Where mentee and mentor each answer a half, what they sent opens to both in one step: when the second hold is over. All of it may run
/// twice. Each looks after it stored its own, so of two that end at once the later one sees both.
/// </summary>
internal sealed class OpenTogether(CheckInStore checkIns, LetReaderIn letIn)
{
    public async Task RunAsync(PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        await foreach (var (reader, half) in BothSentAsync(author, checkIn, ct))
        {
            await letIn.OpenAsync(reader, author, checkIn.Id, ct);
            await letIn.OpenAsync(author, reader, half.Id, ct);
        }
    }

    /// <summary>Both sent theirs, and it stayed shut.</summary>
    public async Task<bool> IsOwedAsync(PersonId author, CheckIn checkIn, CancellationToken ct) =>
        await BothSentAsync(author, checkIn, ct).AnyAsync(other => Releasing.IsAhead(checkIn, other.Reader.ObjectId), ct);

    private async IAsyncEnumerable<(PersonId Reader, CheckIn Half)> BothSentAsync(
        PersonId author, CheckIn checkIn, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!checkIn.Together)
            yield break;
        foreach (var reader in checkIn.Releases.SelectMany(release => release.Readers).Select(reader => reader.IdIn(author.TenantId)).Distinct())
            if (Releasing.IsSentTo(checkIn, reader.ObjectId)
                && await HalfOfAsync(reader, author, checkIn, ct) is { } half && Releasing.IsSentTo(half, author.ObjectId))
                yield return (reader, half);
    }

    /// <summary>The reader's own half of what the author wrote.</summary>
    private async Task<CheckIn?> HalfOfAsync(PersonId reader, PersonId author, CheckIn checkIn, CancellationToken ct) => checkIn.IsMentors
        ? (await checkIns.FindAsync(reader, checkIn.Beside!, ct))?.CheckIn
        : (await checkIns.ListAsync(reader, ct)).FirstOrDefault(known =>
            known.Together && known.Beside == checkIn.Id && known.MenteeOf(reader) == author);
}
