using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

public sealed class InboundTokenTests : IAsyncLifetime
{
    private TokenHost bot = null!;

    public async Task InitializeAsync() => bot = await TokenHost.StartAsync();

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task A_Token_Of_The_Connector_Opens_The_Door_And_The_Answer_Carries_The_Bots_Own()
    {
        var response = await bot.SayAsync(bot.Issuer.Sign(bot.Claims()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, bot.Turns);
        await bot.Person(bot.Issuer.Sign(bot.Claims())).PostAsync(Group());
        Assert.Single(bot.Host.Connector.All);
        Assert.Empty(bot.Host.Connector.Complaints);
    }

    /// <summary>Each is a good token but for one thing.</summary>
    public static TheoryData<string, HttpStatusCode> Spoilt => new()
    {
        { "alg none", HttpStatusCode.Unauthorized },
        { "alg none without signature", HttpStatusCode.Unauthorized },
        { "alg HS256 with the public key", HttpStatusCode.Unauthorized },
        { "alg RS512", HttpStatusCode.Unauthorized },
        { "alg in small letters", HttpStatusCode.Unauthorized },
        { "alg twice", HttpStatusCode.Unauthorized },
        { "no kid", HttpStatusCode.Unauthorized },
        { "wrong kid", HttpStatusCode.Unauthorized },
        { "kid of another kind", HttpStatusCode.Unauthorized },
        { "critical extension", HttpStatusCode.Unauthorized },
        { "embedded key", HttpStatusCode.Unauthorized },
        { "another key", HttpStatusCode.Unauthorized },
        { "changed claim", HttpStatusCode.Unauthorized },
        { "changed signature", HttpStatusCode.Unauthorized },
        { "no signature", HttpStatusCode.Unauthorized },
        { "padding", HttpStatusCode.Unauthorized },
        { "white space", HttpStatusCode.Unauthorized },
        { "four parts", HttpStatusCode.Unauthorized },
        { "five parts", HttpStatusCode.Unauthorized },
        { "claim twice", HttpStatusCode.Unauthorized },
        { "claims no object", HttpStatusCode.Unauthorized },
        { "expired", HttpStatusCode.Unauthorized },
        { "no exp", HttpStatusCode.Unauthorized },
        { "exp text", HttpStatusCode.Unauthorized },
        { "exp beyond time", HttpStatusCode.Unauthorized },
        { "not yet valid", HttpStatusCode.Unauthorized },
        { "nbf text", HttpStatusCode.Unauthorized },
        { "another audience", HttpStatusCode.Unauthorized },
        { "audience in a list", HttpStatusCode.Unauthorized },
        { "audience with a prefix", HttpStatusCode.Unauthorized },
        { "no audience", HttpStatusCode.Unauthorized },
        { "another issuer", HttpStatusCode.Unauthorized },
        { "issuer with a slash", HttpStatusCode.Unauthorized },
        { "issuer of Entra", HttpStatusCode.Unauthorized },
        { "no issuer", HttpStatusCode.Unauthorized },
        { "no serviceurl", HttpStatusCode.Unauthorized },
        { "serviceurl of an attacker", HttpStatusCode.Forbidden },
        { "serviceurl of another tenant", HttpStatusCode.Forbidden },
        { "half a character in a field's name", HttpStatusCode.Unauthorized },
        { "half a character in a claim's name", HttpStatusCode.Unauthorized },
        { "20 kilobytes", HttpStatusCode.Unauthorized },
        { "half a megabyte", HttpStatusCode.Unauthorized },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task A_Token_Spoilt_In_One_Way_Does_Not(string how, HttpStatusCode expected)
    {
        var response = await bot.SayAsync(new SpoiltTokens(bot).Of(how));

        // Kestrel itself refuses headers over 32 KB.
        var isTooLong = how == "half a megabyte" && (int)response.StatusCode == 431;
        Assert.True(response.StatusCode == expected || isTooLong, $"{response.StatusCode}");
        Assert.Equal(0, bot.Turns);
    }

    [Theory]
    [InlineData("Basic abc")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("bearer .")]
    [InlineData("Bearer ..")]
    public async Task A_Header_That_Is_No_Token_Does_Not(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation("Authorization", header);

        var response = await bot.Host.Http.SendAsync(request);

        Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest]);
    }

    [Fact]
    public async Task Two_Tokens_Do_Not()
    {
        var token = bot.Issuer.Sign(bot.Claims());
        var body = bot.Person(token).SayActivity("hello").ToJsonString();
        using var socket = new TcpClient();
        await socket.ConnectAsync(bot.Host.Http.BaseAddress!.Host, bot.Host.Http.BaseAddress.Port);
        var stream = socket.GetStream();
        // By hand, since a client makes one line of them.
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\nAuthorization: Bearer {token}\r\n"
            + $"Content-Length: {body.Length}\r\n\r\n{body}"));

        Assert.Contains("401", await new StreamReader(stream).ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Application_Id_In_Capitals_Is_The_Same()
    {
        const string id = "0000000a-0000-4000-8000-00000000000b";
        await using var capitals = await TokenHost.StartAsync(("Teams:AppId", id.ToUpperInvariant()));
        var claims = capitals.Claims();
        claims["aud"] = id;

        Assert.Equal(HttpStatusCode.OK, (await capitals.SayAsync(capitals.Issuer.Sign(claims))).StatusCode);
    }

    [Fact]
    public async Task No_Other_Header_Is_A_Reason_To_Trust()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent("{}") };
        request.Headers.Add("x-ms-agents-playground", "true");

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.Host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_Key_Endorsed_For_Other_Channels_Does_Not_Speak_For_Teams()
    {
        bot.Issuer.KeySet = new() { ["keys"] = new JsonArray(FakeIssuer.Jwk("key-1", bot.Issuer.Key, "webchat", "directline")) };

        Assert.Equal(HttpStatusCode.Forbidden, (await bot.SayAsync(bot.Issuer.Sign(bot.Claims()))).StatusCode);
    }

    [Theory]
    [InlineData("use", "\"enc\"")]
    [InlineData("alg", "\"RS512\"")]
    [InlineData("kty", "\"EC\"")]
    [InlineData("key_ops", "[\"sign\"]")]
    [InlineData("key_ops", "\"verify\"")]
    public async Task A_Key_That_Is_Not_For_Signatures_Does_Not_Count(string member, string value)
    {
        var key = FakeIssuer.Jwk("key-1", bot.Issuer.Key);
        key[member] = JsonNode.Parse(value);
        using var another = RSA.Create(2048);
        bot.Issuer.KeySet = new() { ["keys"] = new JsonArray(key, FakeIssuer.Jwk("key-2", another)) };

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.SayAsync(bot.Issuer.Sign(bot.Claims()))).StatusCode);
    }

    [Fact]
    public async Task A_Short_Key_Does_Not_Count()
    {
        using var weak = RSA.Create(1024);
        using var another = RSA.Create(2048);
        bot.Issuer.KeySet = new() { ["keys"] = new JsonArray(FakeIssuer.Jwk("key-1", weak), FakeIssuer.Jwk("key-2", another)) };

        var token = bot.Issuer.Sign("""{"alg":"RS256","kid":"key-1"}""", bot.Claims().ToJsonString(), weak);

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.SayAsync(token)).StatusCode);
    }

    [Theory]
    [InlineData(-299, true)]
    [InlineData(-301, false)]
    public async Task Clocks_May_Differ_By_Five_Minutes_At_The_End(int seconds, bool good)
    {
        var claims = bot.Claims();
        claims["exp"] = bot.Host.Time.GetUtcNow().ToUnixTimeSeconds() + seconds;

        Assert.Equal(good, (await bot.SayAsync(bot.Issuer.Sign(claims))).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task Clocks_May_Differ_By_Five_Minutes_At_The_Start(int seconds, bool good)
    {
        var claims = bot.Claims();
        claims["nbf"] = bot.Host.Time.GetUtcNow().ToUnixTimeSeconds() + seconds;

        Assert.Equal(good, (await bot.SayAsync(bot.Issuer.Sign(claims))).IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_Service_Url_Is_Compared_Without_Case_And_Final_Slash()
    {
        var claims = bot.Claims();
        claims["serviceurl"] = claims["serviceurl"]!.GetValue<string>().TrimEnd('/').Replace("amer", "AMER", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await bot.SayAsync(bot.Issuer.Sign(claims))).StatusCode);
    }

    [Fact]
    public async Task A_Good_Token_Does_Not_Open_The_Door_For_Another_Tenant()
    {
        const string other = "00000000-0000-4000-8000-00000000000e";
        var claims = bot.Claims();
        claims["serviceurl"] = bot.Host.Connector.ServiceUrl(other);

        var response = await bot.Person(bot.Issuer.Sign(claims), other).SaysAsync("hello");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(0, bot.Turns);
    }

    [Fact]
    public async Task While_No_Key_Was_Ever_Had_The_Door_Says_That_It_Is_Not_The_Callers_Fault()
    {
        bot.Issuer.IsDown = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.SayAsync(bot.Issuer.Sign(bot.Claims()))).StatusCode);
    }

    private JsonObject Group()
    {
        var activity = bot.Person("").SayActivity("hello");
        activity["conversation"]!["conversationType"] = "groupChat";
        return activity;
    }
}
