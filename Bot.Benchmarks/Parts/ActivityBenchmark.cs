using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Benchmarks.Parts;

[MemoryDiagnoser]
public class ActivityBenchmark
{
    private readonly byte[] body = Encoding.UTF8.GetBytes(
        Crowd.Activity(1, "http://127.0.0.1:1", Crowd.Answers[1], "1776825925953", DateTimeOffset.UnixEpoch));

    [Benchmark(Description = "Parse a typed message")]
    public bool Parse() => JsonSerializer.Deserialize(body, TeamsJsonContext.Default.Activity) is not null;
}
