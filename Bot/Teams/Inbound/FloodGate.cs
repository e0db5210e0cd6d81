using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Rates;

namespace TeamsMentorBot.Teams.Inbound;

/// <summary>Nobody's own activities crowd out anybody else's. Ids of people are kept for a minute or two, in memory only.</summary>
internal sealed class FloodGate(IOptions<TeamsOptions> options, WireClock clock)
{
    /// <summary>
    /// A person's turns are taken one by one, and each that waits holds its activity. Whoever types and presses as fast as they can while
    /// the Connector is slow has a handful waiting.
    /// </summary>
    public const int MostUnderWay = 20;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(1);
    private readonly RateWindow[] windows = [new(options.Value.ActivitiesPerSecond, TimeSpan.FromSeconds(1))];
    private readonly ConcurrentDictionary<string, Sender> senders = new(StringComparer.OrdinalIgnoreCase);
    private readonly long origin = clock.Time.GetTimestamp();
    private long nextSweep;

    private long Now => clock.Time.GetElapsedTime(origin).Ticks;

    public bool Admits(string tenantId, string person)
    {
        var now = Now;
        Sweep(now);
        var sender = Of(tenantId, person);
        lock (sender)
        {
            if (sender.Lane.ReadyAt() > now)
                return false;

            sender.Lane.Grant(now);
            return true;
        }
    }

    /// <returns>To be disposed when the turn is over; null where too many of the same person are under way.</returns>
    public IDisposable? Enter(string tenantId, string person)
    {
        var sender = Of(tenantId, person);
        lock (sender)
        {
            if (sender.UnderWay == MostUnderWay)
                return null;

            sender.UnderWay++;
            return new Place(sender);
        }
    }

    private Sender Of(string tenantId, string person) => senders.GetOrAdd($"{tenantId}|{person}", _ => new Sender(new Lane(windows)));

    private void Sweep(long now)
    {
        var due = Interlocked.Read(ref nextSweep);
        if (now < due || Interlocked.CompareExchange(ref nextSweep, now + SweepEvery.Ticks, due) != due)
            return;

        foreach (var (person, sender) in senders)
        {
            lock (sender)
            {
                if (sender.UnderWay == 0 && sender.Lane.IsIdle(now))
                    senders.TryRemove(person, out _);
            }
        }
    }

    private sealed class Sender(Lane lane)
    {
        public Lane Lane => lane;

        public int UnderWay { get; set; }
    }

    private sealed class Place(Sender sender) : IDisposable
    {
        public void Dispose()
        {
            lock (sender)
                sender.UnderWay--;
        }
    }
}
