using System.Collections.Concurrent;

namespace TeamsMentorBot.People;

/// <summary>
/// One turn at a time per person within this process: fewer conflicts, and replies in order. Across processes the
/// row's version decides.
/// </summary>
internal sealed class PersonLocks
{
    private readonly ConcurrentDictionary<PersonId, Gate> gates = new();

    public async Task<IDisposable> EnterAsync(PersonId person, CancellationToken ct)
    {
        var gate = Take(person);
        try
        {
            await gate.Turn.WaitAsync(ct);
            return new Exit(this, person, gate);
        }
        catch
        {
            Leave(person, gate);
            throw;
        }
    }

    private Gate Take(PersonId person)
    {
        while (true)
        {
            var gate = gates.GetOrAdd(person, _ => new Gate());
            lock (gate)
            {
                if (gate.Gone)
                    continue;
                gate.Users++;
                return gate;
            }
        }
    }

    private void Leave(PersonId person, Gate gate)
    {
        lock (gate)
        {
            if (--gate.Users > 0)
                return;
            gate.Gone = true;
            gates.TryRemove(new(person, gate));
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Users { get; set; }

        public bool Gone { get; set; }
    }

    private sealed class Exit(PersonLocks locks, PersonId person, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Turn.Release();
            locks.Leave(person, gate);
        }
    }
}
