using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Inbound.Tokens;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Benchmarks.Parts;

[MemoryDiagnoser]
public class TokenBenchmark
{
    private FakeIssuer issuer = null!;
    private InboundTokens tokens = null!;
    private string token = "";

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        issuer = await FakeIssuer.StartAsync();
        var options = Options.Create(new TeamsOptions { AppId = Crowd.AppId, TenantId = Crowd.Tenants[0] });
        var clock = new WireClock(TimeProvider.System);
        var source = new KeySource(new HttpClient());
        var keys = new IssuerKeys(
            [.. TrustedIssuers.For(options.Value).Select(trusted => trusted with { Metadata = issuer.MetadataAddress })],
            metadata => new KeyRing(metadata, source, clock, NullLogger<KeyRing>.Instance));
        tokens = new InboundTokens(keys, options, clock);
        token = issuer.Sign(new JsonObject
        {
            ["serviceurl"] = "https://smba.trafficmanager.net/amer/",
            ["exp"] = clock.Now.ToUnixTimeSeconds() + 3600,
            ["iss"] = FakeIssuer.BotFramework,
            ["aud"] = Crowd.AppId,
        });
        if (!await JudgeAsync())
            throw new InvalidOperationException("The token is not good, so its refusal would be measured.");
    }

    [Benchmark(Description = "Judge a token, keys at hand")]
    public async Task<bool> JudgeAsync() => (await tokens.JudgeAsync(token, CancellationToken.None)).Caller is not null;

    [GlobalCleanup]
    public async Task CleanUpAsync() => await issuer.DisposeAsync();
}
