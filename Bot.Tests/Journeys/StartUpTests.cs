using System.Net;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>The built program outside Development: it starts with all of its settings, or says which are missing.</summary>
public sealed class StartUpTests
{
    private const string Id = "00000000-0000-4000-8000-000000000009";

    [Fact]
    public async Task Every_Missing_Setting_Is_Named_When_Nothing_Is_Configured()
    {
        await using var bot = BotProcess.StartAlone("Production");

        Assert.NotEqual(0, await bot.EndedAsync());
        string[] keys = ["Teams:AppId", "Teams:TenantId", "Teams:ClientSecret", "Storage:Endpoint", "Storage:ConnectionString"];
        Assert.All(keys, key => Assert.Contains(key, bot.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("Exception", bot.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Delivery:PollSeconds", "0")]
    [InlineData("Delivery:PollSeconds", "soon")]
    [InlineData("Storage:TablePrefix", "no-hyphens")]
    [InlineData("Teams:TenantId", "contoso")]
    public async Task A_Wrong_Setting_Is_Named(string key, string value)
    {
        await using var bot = BotProcess.StartAlone("Production", [.. await SettingsAsync(), $"--{key}={value}"]);

        Assert.NotEqual(0, await bot.EndedAsync());
        Assert.Contains(key, bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_Of_The_Local_Run_Exists_In_Production()
    {
        await using var bot = BotProcess.StartAlone("Production", [.. await SettingsAsync(), "--Local:Enabled=true"]);
        using var http = new HttpClient { BaseAddress = await bot.AddressAsync() };

        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/local/graph")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync("/api/messages", new StringContent("{}"))).StatusCode);
        Assert.DoesNotContain("TeamsMentorBot is running", bot.Output, StringComparison.Ordinal);
    }

    private static async Task<string[]> SettingsAsync() =>
    [
        $"--Teams:AppId={Id}", $"--Teams:TenantId={Id}", "--Teams:ClientSecret=not-a-secret",
        $"--Storage:ConnectionString={(await Azurite.StartAsync()).ConnectionString}", $"--Storage:TablePrefix={Azurite.NewPrefix()}",
    ];
}
