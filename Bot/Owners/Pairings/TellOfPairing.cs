using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>
/// Tells somebody, in their own chat, what an owner changed about a pairing: in working hours, and after their pause. Whoever said stop or
/// never opened the bot is not told.
/// </summary>
internal sealed class TellOfPairing(PairingNewsWords words, Leavers leavers, Messenger messenger, TimeProvider time) : IAgendaHandler
{
    public string Kind => PairingNewsItem.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var to = PersonId.Parse(item.Recipient);
        if (PairingNewsItem.Parse(item) is not { } news || await words.ForAsync(to, news, ct) is not var (context, message))
            return new AgendaDecision.Drop("It was not changed, or is another by now.");
        if (context.Pairing.Waits && to == context.Pairing.Mentee.Id)
            return new AgendaDecision.Drop("An owner has yet to let them start.");
        var person = await leavers.GetStoredAsync(to, ct);
        if (person.Address is null || person.Participation == Participation.Stopped || person.Unreachable == Leavers.Left)
            return new AgendaDecision.Drop("They asked for quiet, never opened the bot, or have left.");
        var now = time.GetUtcNow();
        var clock = new PersonalClock(person, context.Program, now);
        if (person.IsPausedAt(now))
            return new AgendaDecision.Postpone(clock.AfterPause.ToDateTimeOffset(), PostponeReason.Pause);
        if (clock.QuietUntil is { } until)
            return new AgendaDecision.Postpone(until.ToDateTimeOffset(), PostponeReason.QuietHours);
        return messenger.ToSend(KeyOf(news, context.Pairing), to, message);
    }

    private static string KeyOf(PairingNewsItem news, Pairing pairing) => news switch
    {
        { Change: { } change } => $"mentor.{PairingMark.Of(pairing, change.Mark)}",
        { Sponsor: { } change } => $"sponsor.{PairingMark.Of(pairing, change.Mark)}",
        _ => $"ended.{PairingMark.Of(pairing, "owner")}",
    };
}
