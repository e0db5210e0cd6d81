using Azure;

namespace TeamsMentorBot.Delivery;

/// <summary>Something that must happen to one person at or after a time.</summary>
/// <param name="Recipient">Whom it is about: <c>tenant|object</c>, lower case. Decides the shard.</param>
/// <param name="Due">When it falls due; an item that was due while nothing ran is still due.</param>
/// <param name="Kind">Names the handler; letters, digits and hyphens.</param>
/// <param name="Id">Business identity, ids only, never free text and never a date of sending.</param>
internal sealed record AgendaItem(string Recipient, DateTimeOffset Due, string Kind, string Id)
{
    /// <summary>When the plan wanted it. A postponement moves <see cref="Due"/>, never this: the next rung counts from here.</summary>
    public DateTimeOffset Planned { get; init; } = Due;

    /// <summary>A code that says what held it up since; null while nothing did.</summary>
    public string? Held { get; init; }

    /// <summary>Since when each try has failed; null after one that did not.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>As it was read. Another one since means that somebody wants the item anew.</summary>
    public ETag Version { get; init; } = ETag.All;
}
