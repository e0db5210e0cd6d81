using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>Tells an author, once and in working hours, that a reader has not answered the agreement and has read nothing.</summary>
internal sealed class TellThatItWaits(WaitingWords waiting, ReaderClocks clocks, Messenger messenger) : IAgendaHandler
{
    public string Kind => WaitingWords.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var author = PersonId.Parse(item.Recipient);
        if (WaitingWords.Parse(item) is not var (reader, named) || await waiting.ForAsync(reader, named, ct) is not { } found
            || !found.Authors.Contains(author) || found.NameOf(reader) is not { } name)
            return new AgendaDecision.Drop("It waits no more.");
        var quiet = new AgendaDecision.Drop("They asked for quiet; their card and their space say it.");
        if (ReaderClocks.Hold(await clocks.OfAsync(author, found.Program, ct), whileQuiet: quiet) is { } hold)
            return hold;
        var message = Activity.Message(Phrase.With(Strings.Agreement_StillWaits, PlainText.Escape(PlainText.Line(name)))) with
        {
            Summary = Strings.Agreement_StillWaitsSummary,
        };
        return messenger.ToSend($"waits.{PairingMark.Of(found.Pairing, reader, WaitingWords.AgendaKind)}", author, message);
    }
}

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
