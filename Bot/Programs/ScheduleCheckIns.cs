using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Programs;

/// <summary>Puts each mentee's next check-in of the cadence on the agenda. Doing it again changes nothing.</summary>
internal sealed class ScheduleCheckIns(PairingStore pairings, Agenda agenda)
{
    /// <param name="program">As it will be: what is on the agenda for an older rhythm is dropped when it falls due.</param>
    public async Task ScheduleAsync(MentoringProgram program, Instant now, CancellationToken ct)
    {
        var slot = CadencePlan.Next(program.Cadence, DateTimeZoneProviders.Tzdb[program.Zone], now, 1)[0];
        foreach (var member in await pairings.OfProgramAsync(program.TenantId, program.Id, ct))
        {
            var checkIn = new CadenceCheckIn(member.PairingId, program.CadenceRevision, slot.Ordinal);
            await agenda.AddAsync(new AgendaItem(member.Mentee.Key, slot.At.ToDateTimeOffset(), CadenceCheckIn.AgendaKind, checkIn.Id), ct);
        }
    }
}
