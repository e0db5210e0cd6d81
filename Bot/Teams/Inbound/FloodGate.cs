using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Teams.Inbound;

/// <summary>Nobody's own activities crowd out anybody else's. Ids of people are kept for a minute or two, in memory only.</summary>
internal sealed class FloodGate(IOptions<TeamsOptions> options, WireClock clock)
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private readonly RateWindow[] windows = [new(options.Value.ActivitiesPerSecond, TimeSpan.FromSeconds(1))];
    private readonly ConcurrentDictionary<string, Lane> lanes = new(StringComparer.OrdinalIgnoreCase);
    private readonly long origin = clock.Time.GetTimestamp();
    private long nextSweep;

    public bool Admits(string tenantId, string person)
    {
        var now = clock.Time.GetElapsedTime(origin).Ticks;
        Sweep(now);
        var lane = lanes.GetOrAdd($"{tenantId}|{person}", _ => new Lane(windows));
        lock (lane)
        {
            if (lane.ReadyAt() > now)
            {
                return false;
            }

            lane.Grant(now);
            return true;
        }
    }

    private void Sweep(long now)
    {
        var due = Interlocked.Read(ref nextSweep);
        if (now < due || Interlocked.CompareExchange(ref nextSweep, now + SweepEvery.Ticks, due) != due)
        {
            return;
        }

        foreach (var (person, lane) in lanes)
        {
            lock (lane)
            {
                if (lane.IsIdle(now))
                {
                    lanes.TryRemove(person, out _);
                }
            }
        }
    }
}
