namespace TeamsMentorBot.Rates;

/// <summary>
/// What has been granted under some windows: a ring of the latest moments, no longer than the largest window needs.
/// Moments are ticks of a clock that never goes back.
/// </summary>
internal sealed class Lane(IReadOnlyList<RateWindow> windows)
{
    private readonly int most = windows.Max(window => window.Permits);
    private long[] granted = new long[4];
    private int start;
    private int count;
    private long pausedUntil;

    /// <summary>The next call may be made from this moment on; a moment gone by means now.</summary>
    /// <param name="share">One of so many that share each window.</param>
    /// <param name="ahead">So many others go before it, as soon as they may.</param>
    /// <returns><see cref="long.MaxValue"/> where that hangs on when one of them goes.</returns>
    public long ReadyAt(int share = 1, int ahead = 0)
    {
        var ready = pausedUntil;
        foreach (var window in windows)
        {
            var permits = Math.Max(1, window.Permits / share);
            var leaves = count - permits + ahead;
            if (leaves >= count)
                return long.MaxValue;
            if (leaves >= 0)
                ready = Math.Max(ready, At(leaves) + window.Length.Ticks);
        }

        return ready;
    }

    public void Grant(long now)
    {
        if (count == most)
            DropOldest();
        if (count == granted.Length)
            Grow();
        granted[(start + count++) % granted.Length] = now;
    }

    public void PauseUntil(long moment) => pausedUntil = Math.Max(pausedUntil, moment);

    /// <summary>Nothing in here holds anybody back any more.</summary>
    public bool IsIdle(long now) =>
        pausedUntil <= now && (count == 0 || At(count - 1) + windows.Max(window => window.Length.Ticks) <= now);

    private long At(int index) => granted[(start + index) % granted.Length];

    private void DropOldest()
    {
        start = (start + 1) % granted.Length;
        count--;
    }

    private void Grow()
    {
        var larger = new long[granted.Length * 2];
        for (var index = 0; index < count; index++)
            larger[index] = At(index);
        (granted, start) = (larger, 0);
    }
}
