using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Benchmarks.Tables;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Benchmarks.Simulate;

/// <summary>Months of a large program in minutes: the bot's own handlers and dispatcher, tables in memory, a clock that jumps from event to event.</summary>
internal sealed class SimulateRun : IAsyncDisposable
{
    private const int DroppedEvery = 50;
    private const double WeeksInAMonth = 365.25 / 12 / 7;

    /// <summary>What falls due in between waits for it, so that months have not too many steps. Every hour at which people are asked lies on it.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private readonly SimulatePlan plan;
    private readonly SimulatedTime time;
    private readonly MemoryTables tables = new();
    private readonly SimulatedMentee[] mentees;
    private readonly SimulatedConnector connector;
    private readonly PriorityQueue<Func<Task>, DateTimeOffset> events = new();
    private readonly WebApplication bot;
    private readonly SimulatedProgram program;
    private (int Sends, TimeSpan Time) peak;

    private SimulateRun(SimulatePlan plan)
    {
        this.plan = plan;
        time = new SimulatedTime(plan.Start.ToDateTimeOffset());
        mentees = [.. Enumerable.Range(1, plan.Mentees).Select(number => new SimulatedMentee(number, plan))];
        connector = new SimulatedConnector(plan, mentees, time);
        bot = SimulatedBot.Create(time, tables, connector).Build();
        program = ActivatorUtilities.CreateInstance<SimulatedProgram>(bot.Services);
    }

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var report = await MeasureAsync(SimulatePlan.From(arguments));
        Print(report);
        Console.WriteLine(JsonSerializer.Serialize(report, SimulateJson.Default.SimulateReport));
        return 0;
    }

    public static async Task<SimulateReport> MeasureAsync(SimulatePlan plan)
    {
        await using var run = new SimulateRun(plan);
        await run.program.SeedAsync(plan, run.mentees);
        await run.SabotageAsync();
        run.Script();
        var before = run.tables.RequestCounts;
        await run.LiveAsync();
        return run.Report(run.tables.RequestCounts.ToDictionary(
            asked => (SimulatedBot.TableOf(asked.Key.Table), asked.Key.What), asked => asked.Value - before.GetValueOrDefault(asked.Key)));
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        connector.Dispose();
    }

    private async Task SabotageAsync()
    {
        if (plan.Sabotage != SimulateSabotage.Drop)
            return;

        foreach (var mentee in mentees.Where(mentee => mentee.Number % DroppedEvery == 0))
        {
            foreach (var item in await bot.Services.GetRequiredService<RecipientRows>().PlannedAsync(mentee.Id.Key, CancellationToken.None))
                await bot.Services.GetRequiredService<Agenda>().RemoveAsync(item, CancellationToken.None);
        }
    }

    private void Script()
    {
        foreach (var mentee in mentees)
        {
            On(mentee.StopsAt, () => program.StopAsync(mentee));
            On(mentee.PausesAt, () => program.PauseAsync(mentee));
        }
    }

    private void On(Instant moment, Func<Task> act)
    {
        if (moment < plan.End)
            events.Enqueue(act, moment.ToDateTimeOffset());
    }

    private async Task LiveAsync()
    {
        var (end, month) = (plan.End.ToDateTimeOffset(), 0);
        while (Next() is { } next && next < end)
        {
            var now = time.GetUtcNow();
            time.AdvanceTo(plan.BotIsBackAt(Instant.FromDateTimeOffset(next > now ? OnStep(next) : now + Step)).ToDateTimeOffset());
            while (events.TryPeek(out _, out var due) && due <= time.GetUtcNow())
                await events.Dequeue()();

            await DispatchAsync();
            if (plan.Mentees >= 1_000 && time.GetUtcNow().Month != month)
            {
                month = time.GetUtcNow().Month;
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-dd}: {connector.Sends} messages"));
            }
        }
    }

    private async Task DispatchAsync()
    {
        var (sends, started) = (connector.Sends, time.GetUtcNow());
        while (await bot.Services.GetRequiredService<Dispatcher>().RunDueAsync(CancellationToken.None) > 0)
        {
        }

        if (connector.Sends - sends > peak.Sends)
            peak = (connector.Sends - sends, time.GetUtcNow() - started);

        foreach (var (mentee, checkInId) in connector.JustPrompted.Where(prompted => prompted.Mentee.Answers))
        {
            var hour = Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromHours(1);
            On(hour, () => program.AnswerAsync(mentee, checkInId, plan.Program(SimulatePlan.ProgramOf(mentee.Number))));
        }

        connector.JustPrompted.Clear();
    }

    /// <summary>When the next thing happens: something falls due, or somebody does something.</summary>
    private DateTimeOffset? Next()
    {
        var due = SimulatedBot.NextDue(tables);
        return events.TryPeek(out _, out var happens) && (due is null || happens < due) ? happens : due;
    }

    private SimulateReport Report(Dictionary<(string Table, string What), long> asked)
    {
        var (months, operations) = (plan.Weeks / WeeksInAMonth, asked.Values.Sum());
        return new SimulateReport
        {
            Mentees = plan.Mentees,
            Weeks = plan.Weeks,
            Prompts = connector.Prompts,
            Reminders = connector.Reminders,
            Digests = connector.Digests,
            Duplicates = connector.Duplicates,
            OutsideHours = connector.OutsideHours,
            UnexplainedMissing = mentees.Sum(mentee => plan.SlotsOf(mentee).Count(slot =>
                !connector.WasPrompted(mentee.Number, slot.Ordinal) && !mentee.IsExcused(slot.At, plan.AskedBy(slot.At)))),
            // The last of them use up a second as well.
            CapShareAtPeak = Math.Round(peak.Sends / 50.0 / (peak.Time.TotalSeconds + 1), 3),
            Rejected = connector.Rejected,
            MinutesToDrain = Math.Round(peak.Time.TotalMinutes, 2),
            TableOpsPerMenteeMonth = Math.Round(operations / months / plan.Mentees, 1),
            AgendaLooksPerMenteeMonth = Math.Round(asked.GetValueOrDefault((TableNames.Agenda, "query")) / months / plan.Mentees, 1),
            TableOpsByKind = asked.Where(kind => kind.Value > 0).OrderByDescending(kind => kind.Value).ToDictionary(
                kind => $"{kind.Key.Table} {kind.Key.What}", kind => Math.Round(kind.Value / months / plan.Mentees, 1)),
            UsdPerMonth = Math.Round(
                (operations / months / 10_000 * plan.OperationPrice) + (tables.Bytes / 1e9 * plan.StoragePrice) + plan.HostPrice, 2),
        };
    }

    private static DateTimeOffset OnStep(DateTimeOffset moment) =>
        new((moment.UtcTicks + Step.Ticks - 1) / Step.Ticks * Step.Ticks, TimeSpan.Zero);

    private static void Print(SimulateReport report)
    {
        Console.WriteLine();
        Console.WriteLine("mentees weeks   prompts reminders  digests  twice  outside  missing  cap share  rejected  drain min  ops/mentee/month  USD/month");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Mentees,7} {report.Weeks,5} {report.Prompts,9} {report.Reminders,9} {report.Digests,8} {report.Duplicates,6} "
            + $"{report.OutsideHours,8} {report.UnexplainedMissing,8} {report.CapShareAtPeak,10:F3} {report.Rejected,9} "
            + $"{report.MinutesToDrain,10:F2} {report.TableOpsPerMenteeMonth,17:F1} {report.UsdPerMonth,10:F2}"));
        Console.WriteLine();
        foreach (var (kind, count) in report.TableOpsByKind)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,10:F1}  {kind}"));

        Console.WriteLine();
    }
}
