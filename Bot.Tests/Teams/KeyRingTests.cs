using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Inbound.Tokens;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

public sealed class KeyRingTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTime time = new();
    private readonly HttpClient http = new();
    private FakeIssuer issuer = null!;
    private KeyRing ring = null!;

    public async Task InitializeAsync()
    {
        issuer = await FakeIssuer.StartAsync();
        ring = new(issuer.MetadataAddress, new KeySource(http), new WireClock(time), NullLogger<KeyRing>.Instance);
    }

    public async Task DisposeAsync() => await issuer.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Keys_Are_Fetched_Once_For_All_Who_Ask()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Find("key-1")));

        Assert.All(found, Assert.NotNull);
        Assert.Equal(1, issuer.Fetches);
    }

    [Fact]
    public async Task A_Flood_Of_Unknown_Keys_Is_No_Flood_Of_Fetches()
    {
        await Find("key-1");
        for (var number = 0; number < 200; number++)
            Assert.Null(await Find("made-up-" + number));

        Assert.Equal(1, issuer.Fetches);
        time.Advance(KeyRing.Floor);
        Assert.Null(await Find("made-up"));
        Assert.Null(await Find("made-up"));
        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    public async Task A_New_Key_Is_Found_When_It_Is_First_Used()
    {
        await Find("key-1");
        using var next = RSA.Create(2048);
        issuer.KeySet = new() { ["keys"] = new JsonArray(FakeIssuer.Jwk("key-2", next)) };
        time.Advance(KeyRing.Floor);

        Assert.NotNull(await Find("key-2"));
        Assert.Null(await Find("key-1"));
    }

    [Fact]
    public async Task Old_Keys_Are_Refreshed_While_They_Go_On_Serving()
    {
        await Find("key-1");
        time.Advance(KeyRing.RefreshAfter + TimeSpan.FromSeconds(1));

        Assert.NotNull(await Find("key-1"));
        // An unknown id waits for the fetch that is under way.
        Assert.Null(await Find("unknown"));
        Assert.Equal(2, issuer.Fetches);
    }

    [Fact]
    public async Task While_The_Source_Is_Down_The_Last_Good_Keys_Serve_For_Five_Days_And_No_Longer()
    {
        await Find("key-1");
        issuer.IsDown = true;
        time.Advance(KeyRing.LastGoodFor);

        Assert.NotNull(await Find("key-1"));
        Assert.Null(await Find("unknown"));

        time.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAsync<KeysUnavailableException>(() => Find("key-1"));

        issuer.IsDown = false;
        time.Advance(KeyRing.FloorAfterFailure);
        Assert.NotNull(await Find("key-1"));
    }

    [Fact]
    public async Task A_Source_That_Fails_Is_Not_Asked_By_Every_Caller()
    {
        issuer.IsDown = true;
        for (var attempt = 0; attempt < 20; attempt++)
            await Assert.ThrowsAsync<KeysUnavailableException>(() => Find("key-1"));

        issuer.IsDown = false;
        await Assert.ThrowsAsync<KeysUnavailableException>(() => Find("key-1"));
        time.Advance(KeyRing.FloorAfterFailure);
        Assert.NotNull(await Find("key-1"));
        Assert.Equal(1, issuer.Fetches);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/keys")]
    [InlineData("https://evil.example/keys")]
    [InlineData("/keys")]
    [InlineData("nonsense")]
    public async Task Keys_Come_From_The_Same_Host_As_The_Metadata(string address)
    {
        issuer.KeysAddress = address;

        await Assert.ThrowsAsync<KeysUnavailableException>(() => Find("key-1"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"keys\":[]}")]
    [InlineData("{\"keys\":{}}")]
    [InlineData("{\"keys\":[null,{},{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"*\",\"e\":\"AQAB\"}]}")]
    [InlineData("{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"key-1\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}")]
    public async Task A_Set_Without_A_Usable_Key_Is_No_Set(string set)
    {
        issuer.KeySet = JsonNode.Parse(set)!.AsObject();

        await Assert.ThrowsAsync<KeysUnavailableException>(() => Find("key-1"));
    }

    [Fact]
    public async Task Two_Keys_Under_One_Id_Do_Not_Count()
    {
        using var other = RSA.Create(2048);
        var twice = new JsonArray(FakeIssuer.Jwk("key-1", issuer.Key), FakeIssuer.Jwk("key-1", other));
        issuer.KeySet = new() { ["keys"] = twice };

        Assert.Null(await Find("key-1"));
    }

    [Fact]
    public async Task A_Clock_That_Was_Ahead_And_Is_Set_Right_Puts_Off_No_Fetch()
    {
        var wrong = new ShiftedTime(time, TimeSpan.FromDays(30));
        ring = new(issuer.MetadataAddress, new KeySource(http), new WireClock(wrong), NullLogger<KeyRing>.Instance);
        issuer.IsDown = true;
        await Assert.ThrowsAsync<KeysUnavailableException>(() => Find("key-1"));
        issuer.IsDown = false;
        wrong.Shift = TimeSpan.Zero;
        time.Advance(KeyRing.FloorAfterFailure);

        Assert.NotNull(await Find("key-1"));

        wrong.Shift = TimeSpan.FromDays(-30);
        time.Advance(KeyRing.RefreshAfter + TimeSpan.FromSeconds(1));
        Assert.NotNull(await Find("key-1"));
        Assert.Null(await Find("unknown"));
        Assert.Equal(2, issuer.Fetches);
    }

    private Task<SigningKey?> Find(string keyId) => ring.FindAsync(keyId, default);
}
