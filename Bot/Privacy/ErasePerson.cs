using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Privacy;

/// <summary>
/// Erases a person. Every step may run again: whoever dies half-way leaves the item on the agenda, which goes last, and their own row,
/// which goes last of the rows, so that the next run still knows what is left to do.
/// </summary>
internal sealed class ErasePerson(EraseAtReaders readers, EraseMessages messages, EraseRows rows) : IAgendaHandler
{
    private const string AgendaKind = AgendaKinds.Erasure;
    private const int LongestCardId = 128;

    /// <summary>No card says that it is done: a message of its own does.</summary>
    public const string NoCard = "-";

    /// <summary>After this long the rows go even where a chat still refuses: rows are what only this bot can erase.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    public string Kind => AgendaKind;

    /// <param name="card">The message with the card that will say that it is done.</param>
    public static AgendaItem Item(PersonId person, string? card, DateTimeOffset now) =>
        new(person.Key, now, AgendaKind, card is { Length: > 0 and <= LongestCardId } ? card : NoCard);

    /// <summary>What lies in chats comes first, while it is known where; a full channel makes it take several rounds.</summary>
    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var person = PersonId.Parse(item.Recipient);
        using var turn = await rows.EnterAsync(person, ct);
        await rows.ClearAgendaAsync(item, ct);
        var isLate = rows.Now - item.Planned > Patience;
        var done = await readers.EraseAsync(person, isLate, ct);
        done &= await messages.EraseAsync(person, item.Id, isLate, ct);
        done &= await rows.TellAsync(item, ct);
        return done || isLate
            ? new AgendaDecision.Run(token => FinishAsync(person, item, token), TellErased.Item(person, item.Id, rows.Now))
            : new AgendaDecision.Postpone(rows.Now + Pause);
    }

    private async Task FinishAsync(PersonId person, AgendaItem item, CancellationToken ct)
    {
        using var turn = await rows.EnterAsync(person, ct);
        await rows.ClearAgendaAsync(item, ct);
        await readers.EraseAsync(person, isLate: true, ct);
        await rows.EraseAsync(person, ct);
    }
}
