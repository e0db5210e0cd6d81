using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>Something that stands with a mentee, as an item of another person's agenda names it.</summary>
/// <param name="Id">Of a pairing or a check-in.</param>
internal sealed record MenteeItem(PersonId Mentee, string Id)
{
    private const char Between = '/';

    public override string ToString() => $"{Mentee.ObjectId}{Between}{Id}";

    /// <returns>Null when the item names nothing of that kind.</returns>
    public static MenteeItem? Parse(AgendaItem item) => item.Id.Split(Between, 2) is [var mentee, var id]
        ? new MenteeItem(new PersonId(PersonId.Parse(item.Recipient).TenantId, mentee), id)
        : null;
}
