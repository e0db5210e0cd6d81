using System.Runtime.CompilerServices;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Privacy;

/// <summary>Whoever asked for it is erased, and told.</summary>
internal sealed class ErasureSource(EraseRows rows) : IAgendaSource
{
    public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var person in rows.ErasingAsync(ct))
        {
            // Which card was to say it is not known any more: a message of its own does.
            var item = person.Erasure == Erasure.Done
                ? TellErased.Item(person.Id, ErasePerson.NoCard, rows.Now)
                : ErasePerson.Item(person.Id, null, rows.Now);
            if (!agenda.HasAny(item.Recipient, item.Kind))
                yield return item;
        }
    }
}
