using System.Net;
using System.Text.Json.Nodes;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Tokens that Entra issued. Off unless the callers are listed.</summary>
public sealed class EntraTokenTests
{
    private const string Caller = "00000000-0000-4000-8000-0000000000ca";

    [Theory]
    [InlineData(TeamsHost.Tenant, "https://login.microsoftonline.com/{0}/v2.0", "azp")]
    [InlineData(TeamsHost.Tenant, "https://sts.windows.net/{0}/", "appid")]
    [InlineData(TokenHost.MicrosoftTenant, "https://login.microsoftonline.com/{0}/v2.0", "azp")]
    public async Task A_Listed_Caller_Of_A_Known_Tenant_Is_Let_In(string tenant, string issuer, string callerClaim)
    {
        await using var bot = await TokenHost.StartAsync(("Teams:EntraCallers:0", Caller));

        var response = await bot.SayAsync(bot.Issuer.Sign(Claims(bot, tenant, issuer, callerClaim)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(1, bot.Turns);
    }

    [Fact]
    public async Task Unless_Callers_Are_Listed_None_Is()
    {
        await using var bot = await TokenHost.StartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.SayAsync(bot.Issuer.Sign(Claims(bot)))).StatusCode);
    }

    [Theory]
    [InlineData("scp", "access_as_user")]
    [InlineData("idtyp", "user")]
    [InlineData("tid", TokenHost.MicrosoftTenant)]
    [InlineData("tid", null)]
    [InlineData("azp", "00000000-0000-4000-8000-0000000000cb")]
    [InlineData("azp", null)]
    [InlineData("iss", "https://login.microsoftonline.com/00000000-0000-4000-8000-00000000000e/v2.0")]
    [InlineData("iss", "https://login.microsoftonline.com/common/v2.0")]
    [InlineData("aud", "api://botid-" + TokenHost.AppId)]
    public async Task Anything_Else_Is_Refused(string claim, string? value)
    {
        await using var bot = await TokenHost.StartAsync(("Teams:EntraCallers:0", Caller));
        var claims = Claims(bot);
        claims.Remove(claim);
        if (value is not null)
            claims[claim] = value;

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.SayAsync(bot.Issuer.Sign(claims))).StatusCode);
        Assert.Equal(0, bot.Turns);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/{tenantid}/v2.0", HttpStatusCode.OK)]
    [InlineData("https://login.microsoftonline.com/" + TeamsHost.Tenant + "/v2.0", HttpStatusCode.OK)]
    [InlineData("https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0", HttpStatusCode.Unauthorized)]
    public async Task A_Key_Signs_For_The_Tenants_That_Its_Set_Names(string issuer, HttpStatusCode expected)
    {
        await using var bot = await TokenHost.StartAsync(("Teams:EntraCallers:0", Caller));
        var key = FakeIssuer.Jwk("key-1", bot.Issuer.Key);
        key["issuer"] = issuer;
        bot.Issuer.KeySet = new() { ["keys"] = new JsonArray(key) };

        Assert.Equal(expected, (await bot.SayAsync(bot.Issuer.Sign(Claims(bot)))).StatusCode);
        Assert.Equal(expected, (await bot.SayAsync(bot.Issuer.Sign(Claims(bot, issuer: "https://sts.windows.net/{0}/")))).StatusCode);
    }

    [Fact]
    public async Task A_Service_Url_In_It_Still_Binds()
    {
        await using var bot = await TokenHost.StartAsync(("Teams:EntraCallers:0", Caller));
        var claims = Claims(bot);
        claims["serviceurl"] = "https://evil.example/";

        Assert.Equal(HttpStatusCode.Forbidden, (await bot.SayAsync(bot.Issuer.Sign(claims))).StatusCode);
    }

    private static JsonObject Claims(
        TokenHost bot,
        string tenant = TeamsHost.Tenant,
        string issuer = "https://login.microsoftonline.com/{0}/v2.0",
        string callerClaim = "azp")
    {
        var claims = bot.Claims();
        claims.Remove("serviceurl");
        claims["iss"] = string.Format(System.Globalization.CultureInfo.InvariantCulture, issuer, tenant);
        claims["tid"] = tenant;
        claims[callerClaim] = Caller;
        return claims;
    }
}
