using System.Collections.Concurrent;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

/// <summary>Tables of its own, a clock, and any number of instances of the bot's delivery over them.</summary>
internal sealed class DeliveryBench
{
    public const string Mentee = "contoso|ada";

    private DeliveryBench(Tables tables) => Tables = tables;

    public Tables Tables { get; }

    public FakeTime Time { get; } = new();

    /// <summary>Leases run on it.</summary>
    public FakeTime TrueTime { get; } = new();

    public DateTimeOffset Now => Time.GetUtcNow();

    public Receiver Receiver { get; } = new();

    public static async Task<DeliveryBench> NewAsync(TableClientOptions? options = null) =>
        new(await (await Azurite.StartAsync()).NewTablesAsync(options));

    public Instance Start(params IAgendaHandler[] handlers) => new(this, handlers);

    public AgendaItem Item(string id, int minutes = 0, string recipient = Mentee, string kind = "prompt") =>
        new(recipient, Now.AddMinutes(minutes), kind, id);

    public async Task<IReadOnlyList<TableEntity>> AgendaRowsAsync()
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Tables.Agenda.QueryAsync<TableEntity>())
            rows.Add(row);
        return rows;
    }

    public async Task<IReadOnlyList<DateTimeOffset>> DueTimesAsync() =>
        [.. (await AgendaRowsAsync()).Select(row => TableKeys.ReadMoment(TableKeys.Split(row.RowKey)[0])).Order()];

    public void Advance(TimeSpan by)
    {
        TrueTime.Advance(by);
        Time.Advance(by);
    }
}

/// <summary>One process: its own memory, the common tables.</summary>
internal sealed class Instance
{
    public Instance(DeliveryBench bench, IReadOnlyList<IAgendaHandler> handlers)
    {
        var clock = new LeaseClock(bench.TrueTime);
        Agenda = new Agenda(bench.Tables, new Alarm(bench.Time), bench.Time);
        Claims = new Claims(bench.Tables, clock);
        Deliveries = new Deliveries(Claims, new TenantPauses(clock), clock, NullLogger<Deliveries>.Instance);
        Log = new LogLines<AgendaWorker>();
        var worker = new AgendaWorker(handlers, Agenda, Deliveries, Log);
        Dispatcher = new Dispatcher(Agenda, worker, Options.Create(new DeliveryOptions()), NullLogger<Dispatcher>.Instance);
    }

    public Agenda Agenda { get; }

    public Claims Claims { get; }

    public Deliveries Deliveries { get; }

    public Dispatcher Dispatcher { get; }

    public LogLines<AgendaWorker> Log { get; }

    public Task AddAsync(params IEnumerable<AgendaItem> items) =>
        Task.WhenAll(items.Select(item => Agenda.AddAsync(item, CancellationToken.None)));

    public async Task<DeliveryState?> StateOfAsync(string key) =>
        (await Deliveries.FindAsync(DeliveryBench.Mentee, key, CancellationToken.None))?.State;

    public Task<int> RunAsync() => Dispatcher.RunDueAsync(CancellationToken.None);
}

/// <summary>Stands for the channel: it alone counts what arrived.</summary>
internal sealed class Receiver
{
    private readonly ConcurrentQueue<string> arrived = new();

    public IReadOnlyList<string> Arrived => [.. arrived];

    public SendOutcome Accept(string message)
    {
        arrived.Enqueue(message);
        return new SendOutcome(SendOutcomeKind.Sent, ActivityId: $"activity-{arrived.Count}");
    }
}

internal sealed class Handler(string kind, Func<AgendaItem, AgendaDecision> decide) : IAgendaHandler
{
    public string Kind => kind;

    public static Handler Sending(Receiver receiver, Func<AgendaItem, AgendaDecision.Send, AgendaDecision.Send>? with = null) =>
        new("prompt", item =>
        {
            var send = new AgendaDecision.Send(item.Id, async _ =>
            {
                await Task.Yield();
                return receiver.Accept(item.Id);
            });
            return with?.Invoke(item, send) ?? send;
        });

    public ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct) => ValueTask.FromResult(decide(item));
}

internal sealed class LogLines<T> : ILogger<T>
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyList<string> Lines => [.. lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel}: {formatter(state, exception)}");
}
