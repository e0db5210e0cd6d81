using System.Text.Json;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>Whole turns, beside a bare endpoint in the same run. The ratios hold; the figures are this machine's, now.</summary>
internal sealed class TurnsRun(Plan plan, FakeIssuer issuer, Child connector, Load load)
{
    public static async Task<int> RunAsync(Plan plan)
    {
        await using var issuer = await FakeIssuer.StartAsync();
        await using var connector = await Child.StartAsync("connector");
        using var load = new Load(issuer, connector.Address);
        var run = new TurnsRun(plan, issuer, connector, load);
        var ratios = await run.MemoryAsync(new Ratios());
        ratios = await EmulatorAsync() is { } emulator
            ? await run.ColdAsync(emulator, await run.ResidentAsync(emulator, await run.TablesAsync(emulator, ratios)))
            : ratios;
        Console.WriteLine();
        Console.WriteLine(JsonSerializer.Serialize(ratios, ReportJson.Default.Ratios));
        return 0;
    }

    private async Task<Ratios> MemoryAsync(Ratios ratios)
    {
        await using var baseline = await BaselineAsync("memory", "");
        await using var bot = await BotAsync("memory", "");
        var passed = await new Duel(load, baseline, bot).RunAsync("Tables in memory", plan.Passes, plan.MemoryPeople, Plan.Concurrency);
        return ratios with
        {
            CpuRatioMemory = Duel.Ratio(passed, stretch => stretch.CpuMicroseconds),
            TurnsRatioMemory = Duel.Ratio(passed, stretch => stretch.TurnsPerSecond),
        };
    }

    private async Task<Ratios> TablesAsync(Azurite emulator, Ratios ratios)
    {
        var prefix = Azurite.NewPrefix();
        await using var baseline = await BaselineAsync(emulator.ConnectionString, prefix);
        await using var bot = await BotAsync(emulator.ConnectionString, prefix);
        var duel = new Duel(load, baseline, bot);
        var many = await duel.RunAsync("Storage emulator", plan.Passes, plan.TablePeople, Plan.Concurrency);
        var single = await duel.RunAsync("Storage emulator", plan.Passes, plan.SinglePeople, 1);
        return ratios with
        {
            TurnsRatioTable = Duel.Ratio(many, stretch => stretch.TurnsPerSecond),
            P50RatioTable = Duel.Ratio(single, stretch => stretch.Median.TotalMilliseconds),
        };
    }

    /// <summary>The rows are the emulator's, so what grows in the bot is the bot's own.</summary>
    private async Task<Ratios> ResidentAsync(Azurite emulator, Ratios ratios)
    {
        if (plan.FewPeople == 0)
        {
            Console.WriteLine();
            Console.WriteLine("Resident memory is not measured in the quick run.");
            return ratios;
        }

        var prefix = Azurite.NewPrefix();
        await using var bot = await BotAsync(emulator.ConnectionString, prefix);
        await Stored.AddAsync(emulator, prefix, plan.ManyPeople, connector.Address.OriginalString);
        await load.RunAsync(bot, plan.FewPeople, turns: 1, Plan.Concurrency);
        var few = Math.Round(bot.ResidentMb, 1);
        await load.RunAsync(bot, plan.ManyPeople, turns: 1, Plan.Concurrency);
        var many = Math.Round(bot.ResidentMb, 1);
        Console.WriteLine();
        Console.WriteLine($"Resident memory: {few} MB after {plan.FewPeople} people, {many} MB after {plan.ManyPeople}");
        return ratios with { RssMb1000 = few, RssMb10000 = many };
    }

    /// <summary>A restart: the person is in the tables, in the middle of a check-in, and answers.</summary>
    private async Task<Ratios> ColdAsync(Azurite emulator, Ratios ratios)
    {
        var prefix = Azurite.NewPrefix();
        await using (await BotAsync(emulator.ConnectionString, prefix))
        {
            await Stored.AddAsync(emulator, prefix, plan.Passes + 1, connector.Address.OriginalString);
        }

        Console.WriteLine();
        Console.WriteLine("From the start of the process to the first answered turn, in ms");
        List<double> ratio = [];
        for (var pass = 0; pass <= plan.Passes; pass++)
        {
            var baseline = await FirstAsync(await BaselineAsync(emulator.ConnectionString, prefix), pass);
            var bot = await FirstAsync(await BotAsync(emulator.ConnectionString, prefix), pass);
            Console.WriteLine($"  baseline {baseline.TotalMilliseconds,6:F0}   bot {bot.TotalMilliseconds,6:F0}{(pass == 0 ? "   (disk still cold)" : "")}");
            if (pass > 0)
                ratio.Add(bot / baseline);
        }

        return ratios with { ColdRatio = Duel.Middle(ratio) };
    }

    private async Task<TimeSpan> FirstAsync(Child child, int person)
    {
        await using (child)
        {
            await load.PostAsync(child, person, turn: 0);
            return TimeProvider.System.GetElapsedTime(child.StartedAt);
        }
    }

    private Task<Child> BaselineAsync(string storage, string prefix) =>
        Child.StartPublishedAsync("baseline", ("storage", storage), ("prefix", prefix), ("calls", plan.SameCalls ? "same" : "one"));

    private Task<Child> BotAsync(string storage, string prefix) => Child.StartPublishedAsync(
        "bot",
        ("storage", storage),
        ("prefix", prefix),
        ("issuer", issuer.MetadataAddress.OriginalString),
        ("connector", connector.Address.OriginalString));

    private static async Task<Azurite?> EmulatorAsync()
    {
        try
        {
            return await Azurite.StartAsync();
        }
        catch (Exception missing) when (missing is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            Console.WriteLine();
            Console.WriteLine($"Nothing is measured on the storage emulator: {missing.Message}");
            return null;
        }
    }
}
