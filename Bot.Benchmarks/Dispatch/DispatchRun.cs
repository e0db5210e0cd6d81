using System.Globalization;
using System.Text.Json;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Benchmarks.Dispatch;

/// <summary>Many messages fall due at one moment; the bot's own delivery sends them over the storage emulator.</summary>
internal sealed class DispatchRun(DispatchPlan plan, Azurite emulator, Child connector, Ledger ledger, HttpClient http)
{
    /// <summary>Longer than the messages that a Connector refused may wait.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var plan = DispatchPlan.From(arguments);
        var emulator = await Azurite.StartAsync();
        await using var connector = await Child.StartAsync("paced-connector", ("latency", plan.Latency), ("sabotage", plan.Sabotage.ToString()));
        using var http = new HttpClient();
        var tables = await emulator.NewTablesAsync();
        var ledger = new Ledger(tables, plan, TimeProvider.System);
        var report = await new DispatchRun(plan, emulator, connector, ledger, http).MeasureAsync();
        Print(report);
        Console.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.DispatchReport));
        return 0;
    }

    private async Task<DispatchReport> MeasureAsync()
    {
        var bot = await BotAsync();
        await ledger.PlanAsync();
        Console.WriteLine($"{plan.Size} messages are due.");
        var cpu = -bot.Cpu;
        await http.PostAsync(new Uri(bot.Address, "/wake"), null);
        if (plan.Kill)
        {
            await ArrivedAsync(plan.Size / 2);
            cpu += bot.Cpu;
            await bot.KillAsync();
            Console.WriteLine("Killed half-way. Its successor's leases are minutes on, so that nobody need wait for them to end.");
            bot = await BotAsync(("ahead", DeliveryTimes.Lease.TotalMinutes.ToString(CultureInfo.InvariantCulture)));
        }

        await using (bot)
        {
            await ArrivedAsync(plan.Size);
            await ledger.SettledAsync(Patience);
            return await ReportAsync(cpu + bot.Cpu);
        }
    }

    private async Task<DispatchReport> ReportAsync(TimeSpan cpu)
    {
        var seen = (await http.GetFromJsonAsync(new Uri(connector.Address, "/report"), ReportJson.Default.ConnectorReport))!;
        return DispatchReport.Of(plan, seen, await ledger.StatesAsync(), cpu);
    }

    /// <summary>Until so many have arrived, or nothing has arrived for a while.</summary>
    private async Task ArrivedAsync(int wanted)
    {
        var (before, still) = (-1, TimeSpan.Zero);
        while (still < Patience)
        {
            var counts = (await http.GetFromJsonAsync(new Uri(connector.Address, "/counts"), ReportJson.Default.ConnectorReport))!;
            if (counts.Accepted >= wanted)
                return;

            still = counts.Accepted == before ? still + Look : TimeSpan.Zero;
            before = counts.Accepted;
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    private Task<Child> BotAsync(params IEnumerable<(string, string)> more) => Child.StartAsync("dispatch",
    [
        ("storage", emulator.ConnectionString),
        ("prefix", ledger.Prefix),
        ("connector", connector.Address.OriginalString),
        ("log", "Error"),
        ("sabotage", plan.Sabotage.ToString()),
        .. more,
    ]);

    private static void Print(DispatchReport report)
    {
        Console.WriteLine();
        Console.WriteLine("messages  seconds  over ideal  lost  unknown  duplicates  bounced  CPU us/message");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Messages,8} {report.Seconds,8:F1} {report.OverIdeal,11:F3} {report.Lost,5} {report.Unknown,8} {report.Duplicates,11} "
            + $"{report.BouncedShare,8:P2} {report.CpuMicrosPerMessage,15:F0}"));
        Console.WriteLine();
    }
}
