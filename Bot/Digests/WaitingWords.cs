using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>Finds whose words wait for a reader's yes.</summary>
internal sealed class WaitingWords(CheckInStore checkIns, ReaderAgreements agreements, Agenda agenda)
{
    public const string AgendaKind = AgendaKinds.StillWaits;
    private const char Between = '@';

    /// <returns>Null when they answered, or are nobody in the pairing any more.</returns>
    public async Task<WaitingForYes?> ForAsync(PersonId reader, MenteeItem named, CancellationToken ct)
    {
        if (await agreements.FindAsync(named.Mentee, named.Id, ct) is not var (program, stored) || !IsUnanswered(stored.Pairing, reader))
            return null;
        var authors = new List<PersonId>();
        foreach (var author in stored.Pairing.AcrossFrom(reader).Select(person => person.Id))
            if ((await checkIns.ListAsync(author, ct)).Any(checkIn => checkIn.PairingId == named.Id && Releasing.WaitsFor(checkIn, reader.ObjectId)))
                authors.Add(author);
        return new WaitingForYes(program, stored.Pairing, authors);
    }

    public async Task TellAsync(PersonId reader, WaitingForYes found, CancellationToken ct)
    {
        foreach (var author in found.Authors)
            await agenda.AddAsync(new AgendaItem(author.Key, agenda.Now, AgendaKind, $"{AgreementItems.IdOf(found.Pairing)}{Between}{reader.ObjectId}"), ct);
    }

    public static (PersonId Reader, MenteeItem Named)? Parse(AgendaItem item) =>
        item.Id.LastIndexOf(Between) is > 0 and var at && MenteeItem.Parse(item with { Id = item.Id[..at] }) is { } named
            ? (new PersonId(named.Mentee.TenantId, item.Id[(at + 1)..]), named)
            : null;

    private static bool IsUnanswered(Pairing pairing, PersonId reader) =>
        pairing.Has(reader) && Agreement.Of(pairing, reader) is null && !Agreement.IsPutOff(pairing, reader);
}
