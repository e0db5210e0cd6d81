using NodaTime;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Programs;

/// <summary>Each open pairing has its next check-in of the cadence on the agenda.</summary>
internal sealed class CadenceSource(ProgramStore programs, PairingStore pairings, ScheduleCheckIns schedule, TimeProvider time) : IAgendaSource
{
    public string Kind => CadenceCheckIn.AgendaKind;

    public async Task<int> RepairAsync(AgendaContents agenda, CancellationToken ct)
    {
        var (repaired, now) = (0, Instant.FromDateTimeOffset(time.GetUtcNow()));
        foreach (var program in await programs.AllAsync(ct))
            foreach (var member in await pairings.OfProgramAsync(program.TenantId, program.Id, ct))
                if (!agenda.Has(member.Mentee.Key, Kind, new CadenceCheckIn(member.PairingId, program.CadenceRevision, 1).Id)
                    && await pairings.FindAsync(member.Mentee, member.PairingId, ct) is { } stored
                    && await schedule.ScheduleAsync(program, stored.Pairing, now, ct))
                    repaired++;
        return repaired;
    }
}
