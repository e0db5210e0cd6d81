using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>The morning after somebody was found to have left, their programs' owner is told who, and what can be done.</summary>
internal sealed class TellOfLeavers(ProgramStore programs, PeopleOfProgram everybody, PersonStore people, AskMentee ask) : IAgendaHandler
{
    public string Kind => Leavers.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var owner = PersonId.Parse(item.Recipient);
        var person = await people.GetStoredAsync(owner, ct);
        var running = (await programs.OfTenantAsync(owner.TenantId, ct)).Where(program => program.IsOwner(owner))
            .Select(program => ask.ClockOf(person, program)).Where(clock => !clock.IsOver).ToList();
        if (running.Count == 0 || !person.MayBePrompted)
            return new AgendaDecision.Drop("They own nothing that goes on, asked for quiet, or cannot be reached.");
        var unreachable = new List<UnreachablePerson>();
        foreach (var program in running.Select(clock => clock.Program))
            unreachable.AddRange((await everybody.ReadAsync(program, ct)).Unreachable);
        var left = unreachable.Where(one => one.Why == Leavers.Left).DistinctBy(one => one.Id).Select(one => one.Name).Order(Phrase.Names).ToList();
        if (left.Count == 0)
            return new AgendaDecision.Drop("They are back, or their pairings have ended.");
        var clock = running[0];
        return clock.QuietUntil is { } morning
            ? new AgendaDecision.Postpone(morning.ToDateTimeOffset(), PostponeReason.QuietHours)
            : await ask.DecideAsync(
                new Opening($"leavers.{item.Id}", clock, StatusCard.OfLeavers(left), Strings.Owners_StatusSummary) { Burden = Burden.Wished }, ct);
    }
}
