using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>Does that after the yes was stored; the item is written before it, so it looks twice.</summary>
internal sealed class ReaderAccepted(ReaderAgreements agreements, LetReaderIn letIn) : IAgendaHandler
{
    /// <summary>Longer than a turn takes to store what it decided.</summary>
    private static readonly TimeSpan Storing = TimeSpan.FromMinutes(1);

    public string Kind => AgreementItems.AcceptedKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var isSecondLook = item.Id.EndsWith(LetReaderIn.Again, StringComparison.Ordinal);
        var first = isSecondLook ? item with { Id = item.Id[..^LetReaderIn.Again.Length] } : item;
        var reader = PersonId.Parse(item.Recipient);
        if (MenteeItem.Parse(first) is not var (mentee, pairingId)
            || await agreements.FindAsync(mentee, pairingId, ct) is not { Stored.Pairing: var pairing })
            return new AgendaDecision.Drop("There is no such pairing any more.");
        if (Agreement.Of(pairing, reader) is not null)
            return new AgendaDecision.Run(token => letIn.RunAsync(reader, pairing, token));
        return isSecondLook
            ? new AgendaDecision.Drop("They did not accept it.")
            : new AgendaDecision.Run(_ => Task.CompletedTask, first with { Id = first.Id + LetReaderIn.Again, Due = agreements.Now + Storing });
    }
}
