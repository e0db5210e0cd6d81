using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>A reader's clock is in another zone: what waits for them comes at its hour there.</summary>
internal sealed class FollowClock(ReleasedStore released, Standings standings, ReaderSlots slots) : IAgendaHandler
{
    public string Kind => ClockItems.Kind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var reader = PersonId.Parse(item.Recipient);
        if ((await released.ForReaderAsync(reader, ct)).Count == 0)
            return new AgendaDecision.Drop("Nothing waits.");
        var standing = await standings.OfAsync(reader, ct);
        return new AgendaDecision.Run(async token =>
        {
            foreach (var program in standing.AsReader.Concat(standing.AsMentee).Select(membership => membership.Program.Id).Distinct())
                if (await slots.NextAsync(reader, program, urgent: false, token) is { } slot)
                    await slots.AddAsync(slot, token);
        });
    }
}
