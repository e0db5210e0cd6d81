using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Owners.Pairings;

/// <summary>Tells of a new mentor where the turn that stored the change did not live to; whoever was told already is not told again.</summary>
internal sealed class TellOfHandover(PairingStore pairings, ProgramStore programs, MentorNews news, TimeProvider time) : IAgendaHandler
{
    private const string AgendaKind = "handover";
    private const string Again = "~again";
    private const char Between = '/';

    /// <summary>Longer than a turn takes to store what it decided.</summary>
    private static readonly TimeSpan Storing = TimeSpan.FromMinutes(1);

    public string Kind => AgendaKind;

    public static AgendaItem Item(Pairing pairing, string mark, DateTimeOffset due) =>
        new(pairing.Mentee.Id.Key, due, AgendaKind, $"{mark}{Between}{pairing.Id}");

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var isSecondLook = item.Id.EndsWith(Again, StringComparison.Ordinal);
        var id = isSecondLook ? item.Id[..^Again.Length] : item.Id;
        var mentee = PersonId.Parse(item.Recipient);
        if (id.Split(Between, 2) is not [var mark, var pairingId] || (await pairings.FindAsync(mentee, pairingId, ct))?.Pairing is not { } pairing
            || await programs.FindAsync(mentee.TenantId, pairing.ProgramId, ct) is not { } program)
            return new AgendaDecision.Drop("There is no such pairing any more.");
        if (pairing.Handover is { } handover && handover.Mark == mark)
            return new AgendaDecision.Run(token => news.TellAsync(pairing, program, handover, token));
        return isSecondLook
            ? new AgendaDecision.Drop("The mentor was not replaced.")
            : new AgendaDecision.Run(_ => Task.CompletedTask, item with { Id = id + Again, Due = time.GetUtcNow() + Storing });
    }
}
