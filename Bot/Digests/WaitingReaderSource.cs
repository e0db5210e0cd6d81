using System.Runtime.CompilerServices;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>
/// Each reader for whom a release waits is asked for what they lack, their yes to the agreement or their own half, and reminded of the
/// agreement; what both halves were sent of opens.
/// </summary>
internal sealed class WaitingReaderSource(CheckInStore checkIns, ReaderAgreements agreements, OwedReminders reminders, OpenTogether together)
    : IAgendaSource
{
    public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
    {
        var now = agreements.Now;
        await foreach (var (author, checkIn) in checkIns.WithWaitingReadersAsync(ct))
        {
            foreach (var reader in checkIn.Releases.SelectMany(release => release.Readers).Select(reader => reader.IdIn(author.TenantId)).Distinct())
            {
                foreach (var item in await agreements.QuestionsAsync(reader, author, checkIn, now, ct))
                    yield return item;
                if (await reminders.LackingAsync(agenda, reader, author, checkIn, ct) is { } reminder)
                    yield return reminder;
            }

            if (await EndOfHoldAsync(agenda, author, checkIn, ct) is { } end)
                yield return end;
        }
    }

    /// <summary>Two halves open where the second hold ends: it ends once more.</summary>
    private async Task<AgendaItem?> EndOfHoldAsync(AgendaContents agenda, PersonId author, CheckIn checkIn, CancellationToken ct) =>
        !DigestSource.IsPublishing(agenda, author, checkIn.Id) && await together.IsOwedAsync(author, checkIn, ct)
            ? ReleaseAnswers.HoldItem(author, checkIn, checkIn.Releases.FindLast(release => release.State == ReleaseState.Released)!)
            : null;
}
