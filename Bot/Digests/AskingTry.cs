using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// One try to ask a reader something. Whom it did not reach is asked again at their next slot, until it does. Whom it may have reached is
/// asked once more, and told that they may have seen it.
/// </summary>
/// <param name="Id">Of the first try's item.</param>
/// <param name="MaybeSeen">One before it may have arrived.</param>
internal sealed record AskingTry(string Id, int Number, bool MaybeSeen)
{
    private const string Unsure = "~unsure";

    public static AskingTry Of(AgendaItem item)
    {
        var (id, number) = NumberedId.OfTry(item.Id);
        return id.EndsWith(Unsure, StringComparison.Ordinal) ? new AskingTry(id[..^Unsure.Length], number, true) : new AskingTry(id, number, false);
    }

    /// <summary>The key of the delivery that this try leads to.</summary>
    /// <param name="first">That of the first.</param>
    public string KeyFor(string first) => new NumberedId(Id, Number).KeyFor(first);

    public AdaptiveCard Marked(AdaptiveCard card) => MaybeSeen
        ? card with { Body = [new TextBlock(Strings.Digest_MaybeSeen) { IsSubtle = true, Size = TextSize.Small }, .. card.Body] }
        : card;

    /// <returns>Null where nothing more is tried.</returns>
    public AgendaItem? After(AgendaItem item, DeliveryState state, PersonalClock clock) => state switch
    {
        DeliveryState.Unreachable => Again(item, clock, MaybeSeen),
        DeliveryState.Unknown when !MaybeSeen => Again(item, clock, true),
        _ => null,
    };

    private AgendaItem Again(AgendaItem item, PersonalClock clock, bool maybeSeen) => new(
        item.Recipient, DigestSlots.After(clock).Due, item.Kind, new NumberedId(maybeSeen ? Id + Unsure : Id, Number + 1).ToString());
}
