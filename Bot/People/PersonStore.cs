using System.Collections.Concurrent;
using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Caching.Memory;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.People;

/// <summary>
/// People's rows. Reads are cached with their version; every write is conditional on that version, so a stale
/// cache costs one more read and never a wrong write. What another instance wrote is known here after a minute;
/// what is only remembered here goes on top of it, and stays until it is stored: the cache may forget a row, never this.
/// </summary>
/// <param name="cachedPeople">How many rows are cached.</param>
internal sealed class PersonStore(Tables tables, TimeProvider time, int cachedPeople = 2_000) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private const int Attempts = 6;

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = cachedPeople });

    /// <summary>What is remembered and not stored yet, oldest first.</summary>
    private readonly ConcurrentDictionary<PersonId, ImmutableList<Func<Person, Person>>> remembered = new();

    private TableClient Table => tables.People;

    public async Task<Person> GetAsync(PersonId id, CancellationToken ct) => (await ReadAsync(id, fresh: false, ct)).Person;

    /// <summary>As stored now, for what the bot starts by itself: another instance may have heard "stop".</summary>
    public async Task<Person> GetStoredAsync(PersonId id, CancellationToken ct) => (await ReadAsync(id, fresh: true, ct)).Person;

    /// <inheritdoc cref="ChangeAsync{T}"/>
    /// <returns>The next state.</returns>
    public Task<Person> ChangeAsync(PersonId id, Func<Person, Person> decide, CancellationToken ct) => ChangeAsync(id, person =>
    {
        var next = decide(person);
        return ValueTask.FromResult(Change.To(next, next));
    }, ct);

    /// <summary>
    /// Lets <paramref name="decide"/> make the next state from the present one and writes it if it is another.
    /// Somebody else's write in between means that it decides again, on what is true then.
    /// </summary>
    /// <param name="trusted">Where nothing is to be written, what was known so short a time ago is not read once more.</param>
    public async Task<T> ChangeAsync<T>(
        PersonId id, Func<Person, ValueTask<Change<T>>> decide, CancellationToken ct, TimeSpan trusted = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var known = await ReadAsync(id, fresh: attempt > 1, ct);
            var change = await decide(known.Person);
            if (ReferenceEquals(change.Person, known.Person) && change.Also.Count == 0)
            {
                // No write checks the version here, and another instance may have gone on.
                if (attempt > 1 || time.GetElapsedTime(known.KnownAt) < trusted || ReferenceEquals(await ReadAsync(id, fresh: true, ct), known))
                    return change.Result;
                continue;
            }

            try
            {
                await WriteAsync(known, change.Person, change.Also, ct);
                return change.Result;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 404 or 409 or 412 && attempt < Attempts)
            {
                // Changed in between, or erased (404): then they are nobody until they come back. Either way it is read anew.
            }
        }
    }

    /// <summary>A hint worth having but not worth a write of its own: it is stored with the next change.</summary>
    /// <param name="hint">Changes nothing where it was taken already: it may meet a row that holds it.</param>
    public void Remember(PersonId id, Func<Person, Person> hint)
    {
        var known = cache.Get<Versioned>(id);
        if (known is not null && ReferenceEquals(hint(known.Person), known.Person))
            return;
        var hints = remembered.AddOrUpdate(id, _ => [hint], (_, earlier) => earlier.Add(hint));
        if (known is not null)
            Cache(known with { Person = Hinted(known.Row?.Person ?? PersonRow.Read(id, null), hints), Hints = hints });
    }

    /// <summary>About as many people as are cached: more than may be left to memory alone.</summary>
    public bool RemembersMany => remembered.Count >= cachedPeople;

    /// <summary>About whom something is remembered.</summary>
    public ICollection<PersonId> Remembered => remembered.Keys;

    /// <summary>Stores what is remembered about somebody, where something is and they are still there.</summary>
    public Task StoreRememberedAsync(PersonId id, CancellationToken ct) => remembered.ContainsKey(id)
        ? ChangeAsync(id, person => person.Address is null ? person : person with { }, ct)
        : Task.CompletedTask;

    public void Forget(PersonId id)
    {
        remembered.TryRemove(id, out _);
        cache.Remove(id);
    }

    public void Dispose() => cache.Dispose();

    private async ValueTask<Versioned> ReadAsync(PersonId id, bool fresh, CancellationToken ct)
    {
        var cached = cache.Get<Versioned>(id);
        if (!fresh && cached is not null && time.GetElapsedTime(cached.KnownAt) < Fresh)
            return cached;
        var asked = time.GetTimestamp();
        var found = await Table.GetEntityIfExistsAsync<TableEntity>(id.Key, PersonRow.RowKey, cancellationToken: ct);
        var row = found.HasValue ? found.Value : null;
        // Unchanged: what is remembered beside it stays.
        if (cached is not null && cached.Row?.ETag == row?.ETag)
        {
            cached.KnownAt = asked;
            return cached;
        }

        var stored = PersonRow.Read(id, row);
        // Nothing is remembered of somebody who was erased, nor while all that is left of them is where to say so.
        if (row is null || stored.Erasure == Erasure.Done)
            remembered.TryRemove(id, out _);
        var hints = remembered.GetValueOrDefault(id, []);
        return Cache(new Versioned(Hinted(stored, hints), row is null ? null : new(row.ETag, stored, LongText.FurtherParts(row)))
        {
            KnownAt = asked,
            Hints = hints,
        });
    }

    private async Task WriteAsync(Versioned known, Person person, IReadOnlyList<TableTransactionAction> also, CancellationToken ct)
    {
        var row = PersonRow.Write(person, known.Row?.Person, known.Row?.FurtherParts);
        var (action, etag) = known.Row is { } stored
            ? (TableTransactionActionType.UpdateMerge, stored.ETag)
            : (TableTransactionActionType.Add, default);
        var asked = time.GetTimestamp();
        row.ETag = await SubmitAsync(new TableTransactionAction(action, row, etag), also, ct);
        string[] furtherParts = [.. LongText.FurtherParts(row).Union(known.Row?.FurtherParts ?? [])];
        var since = StillRemembered(person.Id, known.Hints);
        Cache(new Versioned(Hinted(person, since), new(row.ETag, person, furtherParts)) { KnownAt = asked, Hints = since });
    }

    private ImmutableList<Func<Person, Person>> StillRemembered(PersonId id, ImmutableList<Func<Person, Person>> stored)
    {
        var since = remembered.AddOrUpdate(id, _ => [], (_, all) => all.RemoveRange(stored));
        if (since.IsEmpty)
            remembered.TryRemove(new(id, since));
        return since;
    }

    private static Person Hinted(Person person, ImmutableList<Func<Person, Person>> hints) => hints.Aggregate(person, (known, hint) => hint(known));

    private async Task<ETag> SubmitAsync(TableTransactionAction own, IReadOnlyList<TableTransactionAction> also, CancellationToken ct)
    {
        if (also.Count > 0)
        {
            var answers = await Table.SubmitTransactionAsync([own, .. also], ct);
            return answers.Value[0].Headers.ETag ?? default;
        }

        var answer = own.ActionType == TableTransactionActionType.Add
            ? await Table.AddEntityAsync(own.Entity, ct)
            : await Table.UpdateEntityAsync(own.Entity, own.ETag, TableUpdateMode.Merge, ct);
        return answer.Headers.ETag ?? default;
    }

    private Versioned Cache(Versioned known) => cache.Set(known.Person.Id, known, new MemoryCacheEntryOptions { Size = 1 });

    /// <param name="Row">As read or last written. Null: not stored yet.</param>
    private sealed record Versioned(Person Person, StoredRow? Row)
    {
        /// <summary>What is remembered beside the row; the person shows it.</summary>
        public ImmutableList<Func<Person, Person>> Hints { get; init; } = [];

        /// <summary>A timestamp of when storage was last known to hold this.</summary>
        public required long KnownAt { get; set; }
    }

    /// <summary>What the next write needs of a row. Not the row itself, which would keep all of its text twice.</summary>
    /// <param name="ETag">Its version.</param>
    /// <param name="Person">Without what was only remembered since.</param>
    /// <param name="FurtherParts">Columns of its long texts.</param>
    private sealed record StoredRow(ETag ETag, Person Person, string[] FurtherParts);
}
