namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>For how long a test waits for what another thread or process has yet to do. Only a failure takes that long.</summary>
internal static class Waiting
{
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Until this is so; each time it is not, the step is taken and the other threads have their turn.</summary>
    public static async Task UntilAsync(Func<bool> isSo, Action? step = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Longest, "It did not come to pass.");
            step?.Invoke();
            await Task.Yield();
        }
    }
}
