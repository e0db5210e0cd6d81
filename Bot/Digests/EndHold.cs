using System.Globalization;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Digests;

/// <summary>A release's hold is over: from now on its readers may read it, and it waits for their digest.</summary>
internal sealed class EndHold(CheckInStore checkIns, PublishRelease publish, TimeProvider time) : IAgendaHandler
{
    public string Kind => ReleaseAnswers.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        var mark = item.Id.LastIndexOf('#');
        if (mark < 0 || !int.TryParse(item.Id[(mark + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return new AgendaDecision.Drop("The item names no release.");
        var checkInId = item.Id[..mark];
        var release = (await checkIns.FindAsync(mentee, checkInId, ct))?.CheckIn.Releases.Find(known => known.Ordinal == ordinal);
        return release?.State switch
        {
            null or ReleaseState.TakenBack => new AgendaDecision.Drop("Taken back, or never pressed."),
            ReleaseState.Held when release.HeldUntil > time.GetUtcNow() => new AgendaDecision.Postpone(release.HeldUntil),
            _ => new AgendaDecision.Run(token => publish.RunAsync(mentee, checkInId, ordinal, token)),
        };
    }
}

/// <summary>The work of a hold's end. All of it may run twice: after a crash the item is still due.</summary>
internal sealed class PublishRelease(CheckInStore checkIns, ReleaseReaders readers, Messenger messenger, PersonStore people, TimeProvider time)
{
    public async Task RunAsync(PersonId mentee, string checkInId, int ordinal, CancellationToken ct)
    {
        // The one moment that decides: a Take back that came first has won.
        await checkIns.ChangeAsync(mentee, checkInId, checkIn => Releasing.EndHold(checkIn, ordinal, time.GetUtcNow()), ct);
        if (await checkIns.FindAsync(mentee, checkInId, ct) is not { CheckIn: { } checkIn }
            || checkIn.Releases.Find(known => known.Ordinal == ordinal) is not { State: ReleaseState.Released } release)
            return;
        await readers.LetInAsync(mentee, checkIn, release, ct);
        if (release.CardActivityId is { } card)
            await messenger.UpdateAsync(mentee, card, CardActivity.For(ClosingCards.For(checkIn, (await people.GetAsync(mentee, ct)).Zone)), ct);
    }
}
