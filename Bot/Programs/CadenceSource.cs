using System.Runtime.CompilerServices;
using NodaTime.Extensions;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Programs;

/// <summary>Each open pairing has its next check-in of the cadence on the agenda.</summary>
internal sealed class CadenceSource(ProgramStore programs, PairingStore pairings, ScheduleCheckIns schedule, TimeProvider time) : IAgendaSource
{
    public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
    {
        var now = time.GetCurrentInstant();
        foreach (var program in await programs.AllAsync(ct))
            foreach (var member in await pairings.OfProgramAsync(program.TenantId, program.Id, ct))
                if (!agenda.Has(member.Mentee.Key, CadenceCheckIn.AgendaKind, new CadenceCheckIn(member.PairingId, program.CadenceRevision, 1).Id)
                    && await pairings.FindAsync(member.Mentee, member.PairingId, ct) is { } stored
                    && schedule.NextOf(program, stored.Pairing, now) is { } next)
                    yield return next;
    }
}
