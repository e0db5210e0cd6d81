using System.Collections.Concurrent;

namespace TeamsMentorBot.Delivery;

/// <summary>
/// Tenants in which nobody can be reached just now. In memory: each instance finds out by itself, one try at a time, and
/// what is due stays due.
/// </summary>
internal sealed class TenantPauses(LeaseClock clock)
{
    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, int Failures)> pauses = new(StringComparer.OrdinalIgnoreCase);

    public bool IsPaused(string recipient) => pauses.TryGetValue(TenantOf(recipient), out var pause) && pause.Until > clock.Now;

    /// <summary>Messages that were on their way together count as one failure.</summary>
    public void Pause(string recipient) => pauses.AddOrUpdate(
        TenantOf(recipient),
        _ => (clock.Now + DeliveryTimes.TenantPause(1), 1),
        (_, pause) => pause.Until > clock.Now ? pause : (clock.Now + DeliveryTimes.TenantPause(pause.Failures + 1), pause.Failures + 1));

    public void Resume(string recipient) => pauses.TryRemove(TenantOf(recipient), out _);

    private static string TenantOf(string recipient) => recipient.Split('|')[0];
}
