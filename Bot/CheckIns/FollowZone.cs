using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>Teams tells that somebody is in another zone: they are asked at their hour there, not at the one that it was planned for.</summary>
internal sealed class FollowZone(DueCheckIns due, PersonStore people, Standings standings) : IAgendaHandler
{
    public string Kind => ClockItems.MovedKind;

    public ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var id = PersonId.Parse(item.Recipient);
        return ValueTask.FromResult<AgendaDecision>(new AgendaDecision.Run(
            async token => await due.RescheduleAsync(
                await people.GetStoredAsync(id, token), (await standings.OfAsync(id, token)).AsMentee, token),
            ClockItems.Changed(id, item.Due)));
    }
}
