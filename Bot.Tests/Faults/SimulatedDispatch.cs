using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Benchmarks;
using TeamsMentorBot.Benchmarks.Dispatch;
using TeamsMentorBot.Benchmarks.Simulate;
using TeamsMentorBot.Benchmarks.Tables;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>What <c>Bot.Benchmarks -- dispatch</c> measures, on a clock that jumps: how busy this machine is changes nothing.</summary>
internal static class SimulatedDispatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static async Task<DispatchReport> MeasureAsync(DispatchPlan plan)
    {
        var (time, tables) = (new SimulatedTime(new DateTimeOffset(2026, 11, 17, 9, 0, 0, TimeSpan.Zero)), new MemoryTables());
        var connector = new PacedConnector(plan.Sabotage, time);
        using var wire = new Wire(connector);
        var builder = SimulatedBot.Create(time, tables, wire);
        builder.Services.AddMeasured("http://127.0.0.1:9", plan.Sabotage, time.Hurrying);
        await using var bot = builder.Build();
        var ledger = new Ledger(bot.Services.GetRequiredService<TeamsMentorBot.Storage.Tables>(), plan, time);
        await ledger.PlanAsync();
        var end = time.GetUtcNow() + Patience;
        while (SimulatedBot.NextDue(tables) is { } due && due < end && time.GetUtcNow() < end)
        {
            time.AdvanceTo(due);
            await bot.Services.GetRequiredService<Dispatcher>().RunDueAsync(CancellationToken.None);
        }

        return DispatchReport.Of(plan, connector.Report(withMessages: true), await ledger.StatesAsync(), cpu: TimeSpan.Zero);
    }

    /// <summary>Takes no time, and says what the Connector's own HTTP would.</summary>
    private sealed class Wire(PacedConnector connector) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = await JsonDocument.ParseAsync(await request.Content!.ReadAsStreamAsync(cancellationToken), default, cancellationToken);
            if (!connector.Admit())
                return new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(PacedConnector.RetryAfter) } };
            var message = body.RootElement.GetProperty("text").GetString()!;
            return connector.Take(message)
                ? new(HttpStatusCode.Created) { Content = JsonContent.Create(new PostedMessage(message), ReportJson.Default.PostedMessage) }
                : throw new HttpRequestException(HttpRequestError.ResponseEnded);
        }
    }
}
