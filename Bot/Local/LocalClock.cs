using System.Globalization;

namespace TeamsMentorBot.Local;

/// <summary>
/// What is due by it in the local run: the true time, and as far ahead as somebody moved it. Kept in a file, because the data of a run
/// that was ahead lie in the future. Timers, leases, tokens and time-outs know the true time only.
/// </summary>
internal sealed class LocalClock(string file) : TimeProvider
{
    private readonly Lock gate = new();
    private TimeSpan ahead = Read(file);

    public TimeSpan Ahead
    {
        get
        {
            lock (gate)
                return ahead;
        }
    }

    public static string FileIn(LocalFolders folders) => Path.Combine(folders.Data, "clock");

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

    /// <summary>Never back: what happened has happened.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        lock (gate)
        {
            var wanted = moment - base.GetUtcNow();
            if (wanted <= ahead)
                return;
            ahead = wanted;
            File.WriteAllText(file, ahead.Ticks.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static TimeSpan Read(string file) =>
        File.Exists(file) && long.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? TimeSpan.FromTicks(ticks)
            : TimeSpan.Zero;
}
