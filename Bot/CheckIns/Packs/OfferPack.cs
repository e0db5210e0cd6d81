using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Packs;

/// <summary>
/// At the end of a quarter: asks a mentee, once, whether to put together what is open to their sponsor. Whoever does nothing hears nothing
/// more of it before the next quarter's end, and nothing goes anywhere.
/// </summary>
internal sealed class OfferPack(CheckInStore checkIns, PairingContexts contexts, Leavers leavers, AskMentee ask) : IAgendaHandler
{
    private const string AgendaKind = AgendaKinds.Pack;

    public string Kind => AgendaKind;

    /// <summary>Something was opened to a sponsor: the end of the quarter in which its hold ends.</summary>
    public static IEnumerable<AgendaItem> ItemsFor(PersonalClock clock, CheckIn checkIn)
    {
        if (checkIn.LastRelease is not { State: ReleaseState.Held, Sponsor: not null } opened)
            yield break;
        var quarter = Quarters.Of(clock.DayOf(opened.HeldUntil));
        yield return At(clock, checkIn.PairingId, clock.On(Quarters.LastDay(quarter)).ToDateTimeOffset() > opened.HeldUntil ? quarter : quarter + 1);
    }

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        if (NumberedId.Parse(item.Id) is not var (pairingId, quarter)
            || await contexts.FindAsync(mentee, pairingId, fresh: true, ct) is not { Pairing: { Ended: false, Sponsor: { } sponsor } } context)
            return new AgendaDecision.Drop("The pairing has ended, or has no sponsor.");
        var count = PackContents.Count(await checkIns.ListAsync(mentee, ct), pairingId, sponsor.Id.ObjectId);
        if (count == 0)
            return new AgendaDecision.Drop("Nothing is open to the sponsor.");
        var clock = ask.ClockOf(await leavers.LookAfterAsync(mentee, ct), context.Program);
        var offer = new Opening($"pack.{item.Id}", clock, PackCards.Offer(context.Pairing, sponsor, count), Strings.Pack_Summary)
        {
            Next = At(clock, pairingId, Quarters.After(quarter, clock.Today)),
        };
        return AskMentee.NotNow(clock, Quarters.LastDay(quarter), offer.Key) ?? await ask.DecideAsync(offer, ct);
    }

    /// <summary>Falls due when the first place on earth has the quarter's last day; its handler, which knows the mentee, postpones it.</summary>
    public static AgendaItem Item(PersonId mentee, string pairingId, int quarter) =>
        Item(mentee, pairingId, quarter, LocalMoment.FirstOnEarth(Quarters.LastDay(quarter), LocalTime.Midnight));

    private static AgendaItem At(PersonalClock clock, string pairingId, int quarter) =>
        Item(clock.Person.Id, pairingId, quarter, clock.On(Quarters.LastDay(quarter)));

    private static AgendaItem Item(PersonId mentee, string pairingId, int quarter, Instant due) =>
        new(mentee.Key, due.ToDateTimeOffset(), AgendaKind, new NumberedId(pairingId, quarter).ToString());
}
