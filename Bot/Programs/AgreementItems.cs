using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>Items of the agenda about a pairing's agreement.</summary>
internal static class AgreementItems
{
    public const string AcceptedKind = AgendaKinds.Agreed;

    /// <summary>What waited for this person's yes is looked for.</summary>
    public static AgendaItem Accepted(PersonId person, Pairing pairing, DateTimeOffset due) => new(person.Key, due, AcceptedKind, IdOf(pairing));

    public static string IdOf(Pairing pairing) => new MenteeItem(pairing.Mentee.Id, pairing.Id).ToString();
}
