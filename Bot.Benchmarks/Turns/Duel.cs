using System.Globalization;

namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>Baseline and bot by turns, so that both meet the same machine.</summary>
internal sealed class Duel(Load load, Child baseline, Child bot)
{
    public async Task<List<(Stretch Baseline, Stretch Bot)>> RunAsync(string title, int passes, int people, int concurrency)
    {
        Console.WriteLine();
        Console.WriteLine($"{title}, concurrency {concurrency}");
        Console.WriteLine("                turns   turns/s   CPU us/turn   p50 ms");

        // Compiled code settles only after some thousands of turns.
        for (var round = 0; round < 6; round++)
        {
            await BaselineAsync(people, concurrency);
            await BotAsync(people, concurrency);
        }

        List<(Stretch, Stretch)> passed = [];
        for (var pass = 0; pass < passes; pass++)
        {
            var first = await BaselineAsync(people, concurrency);
            Print("baseline", first);
            var second = await BotAsync(people, concurrency);
            Print("bot", second);
            passed.Add((first, second));
        }

        return passed;
    }

    public static double Ratio(IEnumerable<(Stretch Baseline, Stretch Bot)> passed, Func<Stretch, double> value) =>
        Middle(passed.Select(pass => value(pass.Bot) / value(pass.Baseline)));

    public static double Middle(IEnumerable<double> values)
    {
        var all = values.Order().ToList();
        return Math.Round(all[all.Count / 2], 3);
    }

    private Task<Stretch> BaselineAsync(int people, int concurrency) => load.RunAsync(baseline, people, Crowd.Answers.Count, concurrency);

    private async Task<Stretch> BotAsync(int people, int concurrency)
    {
        await load.SeedAsync(bot, people);
        var before = await load.SendsAsync();
        var stretch = await load.RunAsync(bot, people, Crowd.Answers.Count, concurrency);
        var sends = await load.SendsAsync() - before;
        return sends == stretch.Turns
            ? stretch
            : throw new InvalidOperationException($"{stretch.Turns} turns sent {sends} messages: what was measured is no check-in.");
    }

    private static void Print(string who, Stretch stretch) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {who,-10} {stretch.Turns,8} {stretch.TurnsPerSecond,9:F0} {stretch.CpuMicroseconds,13:F1} {stretch.Median.TotalMilliseconds,8:F2}"));
}
