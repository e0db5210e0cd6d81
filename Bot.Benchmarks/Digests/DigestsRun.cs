using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Benchmarks.Digests;

/// <summary>Finds what waits for every mentor, as the bot does when it looks after all of them at once.</summary>
internal static class DigestsRun
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (mentors, sabotage) = (arguments.Number("--size", 10_000), arguments.Sabotage<DigestsSabotage>());
        var requests = new CountingPolicy();
        var options = new TableClientOptions();
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        var released = new ReleasedStore(await (await Azurite.StartAsync()).NewTablesAsync(options));
        await WaitingAnswers.AddAsync(released, mentors, sabotage);
        Console.WriteLine($"{WaitingAnswers.OfEach} answers wait for each of {mentors} mentors.");

        // What compiling costs is not asked.
        await GatherAsync(released, [0]);
        requests.Reset();
        var report = await MeasureAsync(released, mentors, sabotage) with { Requests = requests.Count };
        Print(report);
        Console.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.DigestsReport));
        return 0;
    }

    private static async Task<DigestsReport> MeasureAsync(ReleasedStore released, int mentors, DigestsSabotage sabotage)
    {
        var shards = Enumerable.Range(0, ReleasedStore.Shards).Concat(sabotage == DigestsSabotage.Twice ? [0] : []);
        GC.Collect();
        var (before, start) = (Resident(), TimeProvider.System.GetTimestamp());
        var found = await GatherAsync(released, shards);
        return new DigestsReport
        {
            Mentors = mentors,
            Answers = found.Answers,
            Seconds = Math.Round(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 2),
            Requests = 0,
            PeakMb = Math.Round(Math.Max(0, found.PeakMb - before), 1),
            Lost = (mentors * WaitingAnswers.OfEach) - found.Different,
            Duplicates = found.Answers - found.Different,
        };
    }

    /// <summary>Shard by shard, as the bot does it. Each answer leaves a hash behind and nothing else, so that memory is the bot's.</summary>
    private static async Task<(int Answers, int Different, double PeakMb)> GatherAsync(ReleasedStore released, IEnumerable<int> shards)
    {
        var (answers, peak) = (0, 0.0);
        var seen = new HashSet<long>(100_000);
        foreach (var shard in shards)
        {
            await foreach (var reader in released.OfShardAsync(shard, CancellationToken.None))
            {
                foreach (var waiting in reader.Rows)
                {
                    answers++;
                    seen.Add(((long)reader.Reader.GetHashCode() << 32) ^ (uint)waiting.Key.GetHashCode());
                }
            }

            peak = Math.Max(peak, Resident());
        }

        return (answers, seen.Count, peak);
    }

    private static double Resident() => Environment.WorkingSet / 1e6;

    private static void Print(DigestsReport report)
    {
        Console.WriteLine();
        Console.WriteLine("mentors  answers  seconds  requests  peak MB  lost  duplicates");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Mentors,7} {report.Answers,8} {report.Seconds,8:F2} {report.Requests,9} {report.PeakMb,8:F1} {report.Lost,5} {report.Duplicates,11}"));
        Console.WriteLine();
    }
}
