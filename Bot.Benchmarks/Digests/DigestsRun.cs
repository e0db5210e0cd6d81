using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Benchmarks.Digests;

/// <summary>Finds what waits for every mentor, as the bot does when it looks after all of them at once.</summary>
internal sealed class DigestsRun(DigestsPlan plan, ReleasedStore released, CountingPolicy requests)
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var report = await MeasureAsync(DigestsPlan.From(arguments));
        Print(report);
        Console.WriteLine(JsonSerializer.Serialize(report, ReportJson.Default.DigestsReport));
        return 0;
    }

    public static async Task<DigestsReport> MeasureAsync(DigestsPlan plan)
    {
        var requests = new CountingPolicy();
        var options = new TableClientOptions();
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        var released = new ReleasedStore(await (await Azurite.StartAsync()).NewTablesAsync(options));
        await WaitingAnswers.AddAsync(released, plan);
        return await new DigestsRun(plan, released, requests).MeasureAsync();
    }

    private async Task<DigestsReport> MeasureAsync()
    {
        // What compiling costs is not asked.
        await GatherAsync([Shard(0)]);
        requests.Reset();
        GC.Collect();
        var (before, start) = (Resident(), TimeProvider.System.GetTimestamp());
        var found = await GatherAsync(Parts());
        return new DigestsReport
        {
            Mentors = plan.Mentors,
            Answers = found.Answers,
            Seconds = Math.Round(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 2),
            Requests = requests.Count,
            PeakMb = Math.Round(Math.Max(0, found.PeakMb - before), 1),
            Lost = (plan.Mentors * WaitingAnswers.OfEach) - found.Different,
            Duplicates = found.Answers - found.Different,
        };
    }

    /// <summary>Shard by shard, as the bot does it.</summary>
    private IEnumerable<IAsyncEnumerable<ReleasedStore.WaitingReader>> Parts()
    {
        var shards = Enumerable.Range(0, ReleasedStore.Shards).Select(Shard);
        return plan.Sabotage switch
        {
            DigestsSabotage.Twice => [.. shards, Shard(0)],
            DigestsSabotage.Apart => [WaitingAnswers.Mentors(plan).ToAsyncEnumerable().Select(async (PersonId mentor, CancellationToken ct) =>
                new ReleasedStore.WaitingReader(mentor, [.. await released.ForReaderAsync(mentor, ct)]))],
            _ => shards,
        };
    }

    private IAsyncEnumerable<ReleasedStore.WaitingReader> Shard(int shard) => released.OfShardAsync(shard, CancellationToken.None);

    /// <summary>Each answer leaves a hash behind and nothing else, so that memory is the bot's.</summary>
    private async Task<(int Answers, int Different, double PeakMb)> GatherAsync(IEnumerable<IAsyncEnumerable<ReleasedStore.WaitingReader>> parts)
    {
        var (answers, peak) = (0, 0.0);
        var seen = new HashSet<long>(100_000);
        var held = new List<ReleasedStore.WaitingReader>();
        foreach (var part in parts)
        {
            await foreach (var reader in part)
            {
                foreach (var waiting in reader.Rows)
                {
                    answers++;
                    seen.Add(((long)reader.Reader.GetHashCode() << 32) ^ (uint)waiting.Key.GetHashCode());
                }

                if (plan.Sabotage == DigestsSabotage.Hold)
                    held.Add(reader);
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
