using System.Net;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Inbound.Tokens;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Each cloud has issuers of its own, and those of another do not count in it.</summary>
public sealed class SovereignCloudTests
{
    private const string Caller = "00000000-0000-4000-8000-0000000000ca";

    [Theory]
    [InlineData("Public", "https://api.botframework.com", "login.botframework.com", "login.microsoftonline.com", "sts.windows.net")]
    [InlineData("UsGovernment", "https://api.botframework.us", "login.botframework.azure.us", "login.microsoftonline.us", "sts.windows.net")]
    [InlineData("China", "https://api.botframework.azure.cn", "login.botframework.azure.cn", "login.partner.microsoftonline.cn", "sts.chinacloudapi.cn")]
    public void The_List_Is_That_Of_The_Cloud(string cloud, string issuer, string keys, string entra, string earlierEntra)
    {
        var options = new TeamsOptions { Cloud = Enum.Parse<TeamsCloud>(cloud), TenantId = TeamsHost.Tenant, EntraCallers = [Caller] };

        var trusted = TrustedIssuers.For(options);

        Assert.Equal((issuer, keys), (trusted[0].Name, trusted[0].Metadata.Host));
        var own = trusted.Where(one => one.TenantId == TeamsHost.Tenant).ToList();
        Assert.Equal([$"https://{entra}/{TeamsHost.Tenant}/v2.0", $"https://{earlierEntra}/{TeamsHost.Tenant}/"], own.Select(one => one.Name));
        Assert.All(own, one => Assert.Equal(entra, one.Metadata.Host));
    }

    [Theory]
    [InlineData("Public")]
    [InlineData("UsGovernment")]
    [InlineData("China")]
    public async Task A_Token_Of_Another_Clouds_Issuer_Does_Not_Open_The_Door(string cloud)
    {
        await using var bot = await TokenHost.StartAsync(
            ("Teams:Cloud", cloud), ("Teams:ServiceHosts:0", "smba.example.cn"), ("Teams:ProactiveServiceUrl", "https://smba.example.cn/teams/"));
        foreach (var other in Enum.GetValues<TeamsCloud>())
        {
            var claims = bot.Claims();
            claims["iss"] = TeamsClouds.Of(other).Issuer;

            var expected = other.ToString() == cloud ? HttpStatusCode.OK : HttpStatusCode.Unauthorized;
            Assert.Equal(expected, (await bot.SayAsync(bot.Issuer.Sign(claims))).StatusCode);
        }
    }
}
