using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>What one stretch of turns took.</summary>
internal sealed record Stretch(int Turns, TimeSpan Elapsed, TimeSpan Cpu, TimeSpan Median)
{
    public double TurnsPerSecond => Turns / Elapsed.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Turns;
}

/// <summary>Teams' side: posts what people type, each person's messages in order, and takes the time.</summary>
internal sealed class Load : IDisposable
{
    private const int Tokens = 64;
    private static long lastId = 1_776_825_925_953;
    private readonly HttpClient http = new();
    private readonly Uri connector;
    private readonly AuthenticationHeaderValue[] tokens;

    public Load(FakeIssuer issuer, Uri connector)
    {
        this.connector = connector;
        tokens = [.. Enumerable.Range(0, Tokens).Select(number => new AuthenticationHeaderValue("Bearer", Token(issuer, connector, number)))];
    }

    /// <summary>Each of the first <paramref name="people"/> answers the first <paramref name="turns"/> questions.</summary>
    public async Task<Stretch> RunAsync(Child target, int people, int turns, int concurrency)
    {
        var waits = new List<long>[concurrency];
        var (cpu, start) = (target.Cpu, TimeProvider.System.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(worker =>
            Task.Run(async () => waits[worker] = await WorkAsync(target, worker, concurrency, people, turns))));
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        var all = waits.SelectMany(some => some).Order().ToList();
        return new(all.Count, elapsed, target.Cpu - cpu, TimeProvider.System.GetElapsedTime(0, all[all.Count / 2]));
    }

    public async Task SeedAsync(Child bot, int people)
    {
        using var answer = await http.PostAsync(new Uri(bot.Address, $"/seed?people={people}"), null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>How many sends reached the Connector: a turn that was answered 200 and sent nothing must not count.</summary>
    public async Task<long> SendsAsync()
    {
        var counts = await http.GetStringAsync(new Uri(connector, "/counts"));
        return long.Parse(counts.Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <returns>How long it took, in ticks of the system's clock.</returns>
    public async Task<long> PostAsync(Child target, int person, int turn)
    {
        var id = Interlocked.Increment(ref lastId);
        var activityId = id.ToString(CultureInfo.InvariantCulture);
        var body = Crowd.Activity(person, connector.OriginalString, Crowd.Answers[turn], activityId, TimeProvider.System.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(target.Address, "/api/messages"));
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new("application/json", "utf-8") } };
        request.Headers.Authorization = tokens[id % Tokens];
        var start = TimeProvider.System.GetTimestamp();
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return TimeProvider.System.GetTimestamp() - start;
    }

    public void Dispose() => http.Dispose();

    private async Task<List<long>> WorkAsync(Child target, int worker, int workers, int people, int turns)
    {
        var waits = new List<long>();
        for (var turn = 0; turn < turns; turn++)
        {
            for (var person = worker; person < people; person += workers)
                waits.Add(await PostAsync(target, person, turn));
        }

        return waits;
    }

    private static string Token(FakeIssuer issuer, Uri connector, int number)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return issuer.Sign(new JsonObject
        {
            ["serviceurl"] = connector.OriginalString + "/amer/",
            ["nbf"] = now - 60 - number,
            ["exp"] = now + 3600,
            ["iss"] = FakeIssuer.BotFramework,
            ["aud"] = Crowd.AppId,
        });
    }
}
