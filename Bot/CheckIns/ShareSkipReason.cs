using System.Collections.Immutable;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>A skipped check-in, and who would read its reason.</summary>
internal sealed record SkippedCheckIn(CheckIn CheckIn, ImmutableList<Reader> Readers);

/// <summary>The mentee's press lets the named people read why a check-in was skipped: held and bound to them as any release.</summary>
internal sealed class ShareSkipReason(DialogStore dialogs, CheckInStore checkIns, ReviewReaders named, Agenda agenda)
{
    public async Task<SkippedCheckIn> WithReadersAsync(PersonId mentee, CheckIn checkIn, CancellationToken ct) =>
        new(checkIn, (await ReadersAsync(mentee, checkIn, fresh: false, ct)).Readers);

    /// <param name="shown">Object ids of those whom the card named.</param>
    /// <returns>As it stands then: not shared where others would read it by now. Null when there is no such check-in, or it is open.</returns>
    public Task<SkippedCheckIn?> ShareAsync(
        PersonId mentee, string checkInId, IReadOnlyCollection<string> shown, string? cardActivityId, CancellationToken ct) =>
        dialogs.ChangeAsync(
            mentee,
            opened => opened.State.CheckIn.Id == checkInId
                ? ValueTask.FromResult(opened.Unchanged<SkippedCheckIn?>(null))
                : DecideAsync(opened.Person, checkInId, shown, cardActivityId, ct),
            person => DecideAsync(person, checkInId, shown, cardActivityId, ct),
            ct);

    private async ValueTask<Change<SkippedCheckIn?>> DecideAsync(
        Person person, string checkInId, IReadOnlyCollection<string> shown, string? cardActivityId, CancellationToken ct)
    {
        if (await checkIns.FindAsync(person.Id, checkInId, ct) is not { } stored)
            return Change.To<SkippedCheckIn?>(person, null);
        var (context, readers) = await ReadersAsync(person.Id, stored.CheckIn, fresh: true, ct);
        if (context is null || readers.IsEmpty || !Releasing.SamePeople(readers, shown)
            || SkipReasons.Share(stored.CheckIn, readers, HeldUntil(person, context), cardActivityId) is not { } shared)
            return Change.To<SkippedCheckIn?>(person, new(stored.CheckIn, readers));
        // Before the record that wants it: an unwanted item is dropped, a missing one would lose the release.
        await agenda.AddAsync(ReleaseAnswers.HoldItem(person.Id, shared, shared.LastRelease!), ct);
        return Change.To<SkippedCheckIn?>(
            person, new(shared, readers), [CheckInRow.Replace(person.Id, stored, shared), PairingStore.Unchanged(context.Stored)]);
    }

    /// <summary>Nobody before the mentee said yes to the agreement, which Send asks for.</summary>
    private async Task<(PairingContext? Context, ImmutableList<Reader> Readers)> ReadersAsync(
        PersonId mentee, CheckIn checkIn, bool fresh, CancellationToken ct)
    {
        var (context, people) = await named.OfAsync(mentee, checkIn, dialogs.SetOf(checkIn), fresh, ct);
        return (context, context is null || Agreement.IsToAsk(context.Program, context.Pairing, mentee) ? [] : people.Readers);
    }

    /// <summary>By the mentee's clock: the digest tells the day on which it was shared.</summary>
    private DateTimeOffset HeldUntil(Person person, PairingContext context) => Phrase.In(dialogs.Now, person.Zone) + context.Program.HoldTime;
}
