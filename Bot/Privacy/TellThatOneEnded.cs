using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>
/// Tells somebody, in working hours and once they are back from a pause, that a pairing of an erased mentee ended. By then nobody remembers
/// whose it was.
/// </summary>
internal sealed class TellThatOneEnded(ProgramStore programs, ReaderClocks clocks, Messenger messenger) : IAgendaHandler
{
    private const string AgendaKind = AgendaKinds.EndedByErasure;

    public string Kind => AgendaKind;

    /// <param name="mark">Names pairing and erasure, and leads back to neither.</param>
    public static AgendaItem Item(PersonId person, MentoringProgram program, string mark, DateTimeOffset now) =>
        new(person.Key, now, AgendaKind, $"{program.Id}.{mark}");

    /// <summary>Of the message, also where it is told at once.</summary>
    public static string KeyOf(string mark) => $"ended.{mark}";

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var person = PersonId.Parse(item.Recipient);
        if (item.Id.LastIndexOf('.') is not (> 0 and var dot) || await programs.FindAsync(person.TenantId, item.Id[..dot], ct) is not { } program)
            return new AgendaDecision.Drop("The program is gone.");
        var clock = await clocks.OfAsync(person, program, ct);
        if (clock.Person is { Participation: Participation.Stopped } or { Unreachable: Leavers.Left })
            return new AgendaDecision.Drop("They asked for no more messages, or have left.");
        if (ReaderClocks.Hold(clock) is { } hold)
            return hold;
        var message = Activity.Message(Phrase.With(Strings.Privacy_PairingEndedUnnamed, PlainText.Escape(program.Title))) with
        {
            Summary = Strings.Privacy_PairingEndedSummary,
        };
        return messenger.ToSend(KeyOf(item.Id[(dot + 1)..]), person, message);
    }
}
