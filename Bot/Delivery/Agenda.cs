namespace TeamsMentorBot.Delivery;

/// <summary>The table of things that fall due.</summary>
internal sealed class Agenda
{
    /// <summary>Adds the item before the record that wants it is written. Adding it again changes nothing.</summary>
    public Task AddAsync(AgendaItem item, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Takes the item off; one that is gone already is fine.</summary>
    public Task RemoveAsync(AgendaItem item, CancellationToken ct) => throw new NotSupportedException();
}
