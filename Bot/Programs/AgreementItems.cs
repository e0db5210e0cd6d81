using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>Names a pairing in items of the agenda about its agreement: it stands with its mentee.</summary>
internal static class AgreementItems
{
    public const string AcceptedKind = "agreed";
    private const char Between = '/';

    /// <summary>What waited for this person's yes is looked for.</summary>
    public static AgendaItem Accepted(PersonId person, Pairing pairing, DateTimeOffset due) => new(person.Key, due, AcceptedKind, IdOf(pairing));

    public static string IdOf(Pairing pairing) => $"{pairing.Mentee.Id.ObjectId}{Between}{pairing.Id}";

    /// <returns>Null when the id names no pairing.</returns>
    public static (PersonId Mentee, string PairingId)? Parse(AgendaItem item) =>
        item.Id.Split(Between, 2) is [var mentee, var pairing] ? (new PersonId(PersonId.Parse(item.Recipient).TenantId, mentee), pairing) : null;
}
