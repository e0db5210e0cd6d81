namespace TeamsMentorBot.Rates;

/// <summary>
/// What has been granted under some windows: a ring of the latest moments, no longer than the largest window needs.
/// Moments are ticks of a clock that never goes back.
/// </summary>
internal sealed class Lane(IReadOnlyList<RateWindow> windows)
{
    private readonly int _most = windows.Max(window => window.Permits);
    private long[] _granted = new long[4];
    private int _start;
    private int _count;
    private long _pausedUntil;

    /// <summary>The next call may be made from this moment on; a moment gone by means now.</summary>
    /// <param name="share">One of so many that share each window.</param>
    /// <param name="ahead">So many others go before it, as soon as they may.</param>
    /// <returns><see cref="long.MaxValue"/> where that hangs on when one of them goes.</returns>
    public long ReadyAt(int share = 1, int ahead = 0)
    {
        var ready = _pausedUntil;
        foreach (var window in windows)
        {
            var permits = Math.Max(1, window.Permits / share);
            var leaves = _count - permits + ahead;
            if (leaves >= _count)
                return long.MaxValue;
            if (leaves >= 0)
                ready = Math.Max(ready, At(leaves) + window.Length.Ticks);
        }

        return ready;
    }

    public void Grant(long now)
    {
        if (_count == _most)
            DropOldest();
        if (_count == _granted.Length)
            Grow();
        _granted[(_start + _count++) % _granted.Length] = now;
    }

    public void PauseUntil(long moment) => _pausedUntil = Math.Max(_pausedUntil, moment);

    /// <summary>Nothing in here holds anybody back any more.</summary>
    public bool IsIdle(long now) =>
        _pausedUntil <= now && (_count == 0 || At(_count - 1) + windows.Max(window => window.Length.Ticks) <= now);

    private long At(int index) => _granted[(_start + index) % _granted.Length];

    private void DropOldest()
    {
        _start = (_start + 1) % _granted.Length;
        _count--;
    }

    private void Grow()
    {
        var larger = new long[_granted.Length * 2];
        for (var index = 0; index < _count; index++)
            larger[index] = At(index);
        (_granted, _start) = (larger, 0);
    }
}
