using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>
/// Somebody is to be told that a pairing ended, that one mentor took another's place, or who the sponsor is. Ids only: whether it is so, and
/// the names, are read when it is said.
/// </summary>
/// <param name="Change">Null where no mentor changed.</param>
/// <param name="Sponsor">Null where the sponsor did not change. With neither, the pairing ended.</param>
internal sealed record PairingNewsItem(PersonId Mentee, string PairingId, MentorChange? Change, SponsorChange? Sponsor = null)
{
    private const string Nobody = "nobody";

    public const string AgendaKind = AgendaKinds.PairingNews;

    /// <summary>Longer than it takes to store the change that it tells of: before that it is not so, and nobody is told.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private string Id => (Change, Sponsor) switch
    {
        ({ } change, _) => $"{Mentee.ObjectId}.{PairingId}.{change.Former.ObjectId}.{change.Instead.ObjectId}.{change.Mark}",
        (_, { } sponsor) => $"{Mentee.ObjectId}.{PairingId}.{sponsor.Sponsor?.ObjectId ?? Nobody}.{sponsor.Mark}",
        _ => $"{Mentee.ObjectId}.{PairingId}",
    };

    public static IEnumerable<AgendaItem> OfEnd(OwnedPairing picked, DateTimeOffset now) =>
        new PairingNewsItem(picked.Pairing.Mentee.Id, picked.Pairing.Id, null)
            .For(picked.Pairing.Mentors.Concat(picked.Program.Owners).Append(picked.Pairing.Mentee), now);

    public static IEnumerable<AgendaItem> OfReplacement(OwnedPairing picked, PersonName instead, DateTimeOffset now)
    {
        var (pairing, former) = (picked.Pairing, picked.Mentor!);
        return new PairingNewsItem(pairing.Mentee.Id, pairing.Id, new MentorChange(former.Id, instead.Id, MarkOf(picked)))
            .For([pairing.Mentee, former, instead], now);
    }

    /// <summary>For the mentee alone: a sponsor hears of it when the mentee sends them something.</summary>
    public static IEnumerable<AgendaItem> OfSponsor(OwnedPairing picked, PersonName? sponsor, DateTimeOffset now) =>
        new PairingNewsItem(picked.Pairing.Mentee.Id, picked.Pairing.Id, null, new SponsorChange(sponsor?.Id, MarkOf(picked)))
            .For([picked.Pairing.Mentee], now);

    /// <summary>The same pairing may see several changes, and one of them again: each is told once.</summary>
    private static string MarkOf(OwnedPairing picked) => ShownMark.Of([picked.Stored.ETag.ToString()])[..12];

    /// <returns>Null when the item's id is none of ours.</returns>
    public static PairingNewsItem? Parse(AgendaItem item)
    {
        var tenant = PersonId.Parse(item.Recipient).TenantId;
        return item.Id.Split('.') switch
        {
            [var mentee, var pairing] => new(new PersonId(tenant, mentee), pairing, null),
            [var mentee, var pairing, var sponsor, var mark] => new(
                new PersonId(tenant, mentee), pairing, null, new SponsorChange(sponsor == Nobody ? null : new PersonId(tenant, sponsor), mark)),
            [var mentee, var pairing, var former, var instead, var mark] =>
                new(new PersonId(tenant, mentee), pairing, new MentorChange(new PersonId(tenant, former), new PersonId(tenant, instead), mark)),
            _ => null,
        };
    }

    private IEnumerable<AgendaItem> For(IEnumerable<PersonName> people, DateTimeOffset now) =>
        people.Select(person => person.Id).Distinct().Select(person => new AgendaItem(person.Key, now + Margin, AgendaKind, Id));
}

/// <param name="Mark">Of the version of the pairing that it changed.</param>
internal sealed record MentorChange(PersonId Former, PersonId Instead, string Mark);

/// <param name="Sponsor">From then on; null for nobody.</param>
/// <inheritdoc cref="MentorChange"/>
internal sealed record SponsorChange(PersonId? Sponsor, string Mark);
