namespace TeamsMentorBot.Delivery;

/// <summary>Whose due items are being worked on: one after the other for one person, so whoever is in here waits for a later pass.</summary>
internal sealed class UnderWay
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Work> works = new(StringComparer.Ordinal);

    public IReadOnlyList<Task<int>> Works
    {
        get
        {
            lock (gate)
                return [.. works.Values.Select(work => work.Done)];
        }
    }

    /// <returns>True while earlier items of this person are worked on; if any of these is new, that work wakes the dispatcher at its end.</returns>
    public bool IsBusy(string recipient, IReadOnlyList<AgendaItem> items)
    {
        lock (gate)
        {
            if (!works.TryGetValue(recipient, out var work))
                return false;
            work.IsAwaited |= items.Any(item => !work.Items.Contains(item));
            return true;
        }
    }

    /// <summary>Only for somebody who is not busy.</summary>
    /// <param name="wake">Called at the end if others of this person fell due meanwhile.</param>
    /// <returns>Ends with the work.</returns>
    public Task<int> Begin(string recipient, IReadOnlyList<AgendaItem> items, Func<Task<int>> act, Action wake)
    {
        var work = new Work(items);
        lock (gate)
        {
            works.Add(recipient, work);
            return work.Done = RunAsync(recipient, work, act, wake);
        }
    }

    private async Task<int> RunAsync(string recipient, Work work, Func<Task<int>> act, Action wake)
    {
        // Not on the caller's thread, which holds the lock.
        await Task.Yield();
        try
        {
            return await act();
        }
        finally
        {
            lock (gate)
                works.Remove(recipient);
            if (work.IsAwaited)
                wake();
        }
    }

    private sealed class Work(IReadOnlyList<AgendaItem> items)
    {
        public IReadOnlyList<AgendaItem> Items => items;

        public Task<int> Done { get; set; } = Task.FromResult(0);

        public bool IsAwaited { get; set; }
    }
}
