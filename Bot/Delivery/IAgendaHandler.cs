namespace TeamsMentorBot.Delivery;

/// <summary>Decides what a due item of one kind means now. One per kind, registered by the feature that owns the kind.</summary>
internal interface IAgendaHandler
{
    /// <summary>The <see cref="AgendaItem.Kind"/> that it decides about; stored with every item, so never renamed.</summary>
    string Kind { get; }

    /// <summary>
    /// Re-reads the record that wanted the item. May be called more than once for one item, and by several instances
    /// at the same time; sends nothing itself. An exception leaves the item due.
    /// </summary>
    ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct);
}
