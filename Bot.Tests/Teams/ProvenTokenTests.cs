using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Inbound.Tokens;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>A signature that was checked is not checked again; everything else is.</summary>
public sealed class ProvenTokenTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTime time = new();
    private readonly HttpClient http = new();
    private readonly TeamsOptions options = new() { AppId = TokenHost.AppId, TenantId = TeamsHost.Tenant };
    private FakeIssuer issuer = null!;
    private InboundTokens tokens = null!;

    public async Task InitializeAsync()
    {
        issuer = await FakeIssuer.StartAsync();
        var clock = new WireClock(time);
        var keys = new IssuerKeys(
            [new(FakeIssuer.BotFramework, issuer.MetadataAddress)],
            metadata => new KeyRing(metadata, new KeySource(http), clock, NullLogger<KeyRing>.Instance));
        tokens = new(keys, Options.Create(options), clock);
    }

    public async Task DisposeAsync() => await issuer.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task A_Proven_Token_Is_Good_Again_And_Is_Remembered_Once()
    {
        var token = Token();

        Assert.True(await IsGoodAsync(token));
        Assert.True(await IsGoodAsync(token));
        Assert.Equal(1, tokens.Proven.Count);
    }

    [Fact]
    public async Task A_Proven_Token_Expires_To_The_Second()
    {
        var token = Token();
        Assert.True(await IsGoodAsync(token));

        time.Advance(TimeSpan.FromHours(1) + InboundTokens.Skew - TimeSpan.FromSeconds(1));
        Assert.True(await IsGoodAsync(token));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsGoodAsync(token));
    }

    [Fact]
    public async Task A_Proven_Token_Is_Refused_Once_Its_Key_Is_Gone()
    {
        var token = Token();
        Assert.True(await IsGoodAsync(token));
        using var next = RSA.Create(2048);

        await RenewKeysAsync(FakeIssuer.Jwk("key-2", next, "msteams"));

        Assert.False(await IsGoodAsync(token));
    }

    [Fact]
    public async Task A_Proven_Token_Is_Refused_Once_Another_Key_Bears_Its_Id()
    {
        var token = Token();
        Assert.True(await IsGoodAsync(token));
        using var other = RSA.Create(2048);

        await RenewKeysAsync(FakeIssuer.Jwk("key-1", other, "msteams"));

        Assert.False(await IsGoodAsync(token));
    }

    [Fact]
    public async Task A_Key_That_Lost_Its_Endorsement_Vouches_For_Less_Also_In_A_Proven_Token()
    {
        var token = Token();
        Assert.True(await IsGoodAsync(token));

        await RenewKeysAsync(FakeIssuer.Jwk("key-1", issuer.Key, "webchat"));

        var verdict = await tokens.JudgeAsync(token, CancellationToken.None);
        Assert.DoesNotContain("msteams", verdict.Caller!.Endorsements);
    }

    [Fact]
    public async Task One_Flipped_Letter_Anywhere_In_A_Proven_Token_Spoils_It()
    {
        var token = Token();
        Assert.True(await IsGoodAsync(token));
        for (var at = 0; at < token.Length; at += 7)
        {
            // The last letter of a part has bits that mean nothing; another letter of those is another text all the same.
            var flipped = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            if (at + 1 < token.Length && token[at] != '.' && token[at + 1] != '.')
                Assert.False(await IsGoodAsync(flipped), $"letter {at}");
        }

        Assert.Equal(1, tokens.Proven.Count);
    }

    [Fact]
    public async Task A_Proven_Signature_Does_Not_Excuse_Another_Bots_Audience()
    {
        var token = Token(claims => claims["aud"] = "00000000-0000-4000-8000-00000000000f");

        Assert.False(await IsGoodAsync(token));
        Assert.False(await IsGoodAsync(token));
    }

    [Fact]
    public async Task A_Flood_Of_Distinct_Tokens_Is_Bounded_And_All_Are_Judged_Right()
    {
        for (var number = 0; number < ProvenTokens.Most + 100; number++)
        {
            Assert.True(await IsGoodAsync(Token(claims => claims["jti"] = number)));
            Assert.InRange(tokens.Proven.Count, 1, ProvenTokens.Most);
        }
    }

    [Fact]
    public async Task Tokens_That_Nobody_Trusted_Signed_Are_Not_Remembered()
    {
        using var forger = RSA.Create(2048);
        for (var number = 0; number < 20; number++)
        {
            var claims = Claims();
            claims["jti"] = number;
            Assert.False(await IsGoodAsync(issuer.Sign("""{"alg":"RS256","kid":"key-1"}""", claims.ToJsonString(), forger)));
        }

        Assert.Equal(0, tokens.Proven.Count);
    }

    private async Task RenewKeysAsync(JsonObject key)
    {
        issuer.KeySet = new() { ["keys"] = new JsonArray(key) };
        time.Advance(KeyRing.Floor);
        // An unknown key id makes the ring look.
        await tokens.JudgeAsync(issuer.Sign(new JsonObject { ["alg"] = "RS256", ["kid"] = "unknown" }, Claims()), CancellationToken.None);
    }

    private string Token(Action<JsonObject>? change = null)
    {
        var claims = Claims();
        change?.Invoke(claims);
        return issuer.Sign(claims);
    }

    private JsonObject Claims() => new()
    {
        ["serviceurl"] = "https://smba.trafficmanager.net/amer/",
        ["exp"] = time.GetUtcNow().ToUnixTimeSeconds() + 3600,
        ["iss"] = FakeIssuer.BotFramework,
        ["aud"] = TokenHost.AppId,
    };

    private async Task<bool> IsGoodAsync(string token) => (await tokens.JudgeAsync(token, CancellationToken.None)).Caller is not null;
}
