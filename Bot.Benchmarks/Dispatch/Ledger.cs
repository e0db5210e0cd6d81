using Azure.Data.Tables;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Benchmarks.Dispatch;

/// <summary>The bot's agenda and ledger, seen from outside.</summary>
internal sealed class Ledger(Storage.Tables tables, DispatchPlan plan, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    public string Prefix { get; } = tables.Agenda.Name[..^TableNames.Agenda.Length];

    public async Task PlanAsync()
    {
        var agenda = new Agenda(tables, new Alarm(time), time);
        var due = time.GetUtcNow();
        await Parallel.ForAsync(1, plan.Size + 1, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, ct) =>
        {
            if (plan.Sabotage != DispatchSabotage.Drop || !Messages.IsSabotaged(Messages.Id(number)))
                await agenda.AddAsync(Messages.Item(number, due), ct);
        });
    }

    /// <summary>Until nothing is due any more.</summary>
    public async Task SettledAsync(TimeSpan patience)
    {
        for (var waited = TimeSpan.Zero; waited < patience; waited += Look)
        {
            if (!await tables.Agenda.QueryAsync<TableEntity>(maxPerPage: 1).AsPages().AnyAsync(page => page.Values.Count > 0))
                return;

            await Task.Delay(Look, time);
        }
    }

    /// <summary>What it says about each message, by the message's id.</summary>
    public async Task<IReadOnlyDictionary<string, DeliveryState>> StatesAsync()
    {
        var states = new Dictionary<string, DeliveryState>();
        await foreach (var row in tables.Deliveries.QueryAsync<TableEntity>())
        {
            // The place that a message took in a limit has none.
            if (row.ContainsKey("State"))
            {
                var claim = ClaimRows.Read(row);
                states[claim.Key.Split('.')[1]] = claim.State;
            }
        }

        return states;
    }
}
