using System.Globalization;

namespace TeamsMentorBot.Delivery;

/// <summary>What one instance of all does once a day, on true time.</summary>
internal sealed class DailyClaim(Claims claims, LeaseClock clock)
{
    private static readonly TimeSpan Look = TimeSpan.FromHours(1);

    public Task WaitAsync(CancellationToken ct) => Task.Delay(Look, clock.Time, ct);

    /// <returns>Whether it is this instance's to do today.</returns>
    public async Task<bool> TakeAsync(string what)
    {
        var today = clock.Now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var attempt = await claims.TakeAsync(new ClaimRequest($"bot|{what}", today));
        if (attempt.Step != ClaimStep.Send)
            return false;
        await claims.RecordAsync(attempt.Claim! with { State = DeliveryState.Sent });
        return true;
    }
}
