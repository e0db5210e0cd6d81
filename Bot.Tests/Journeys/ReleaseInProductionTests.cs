using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Health;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Telemetry;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>The published zip, unpacked, in Production, with the settings of the deployment template and nothing else.</summary>
[Collection(nameof(ReleaseHost))]
public sealed partial class ReleaseInProductionTests(ReleaseHost host)
{
    [LinuxFact]
    public async Task A_Check_In_Begins_And_An_Answer_Is_Kept()
    {
        var (bot, azure) = (host.Bot, host.Azure);
        using var http = await azure.ClientAsync(bot);
        await using var services = azure.Services();
        await services.GetRequiredService<Tables>().CreateAsync(default);
        await services.GetRequiredService<ProgramStore>().AddAsync(Mentorship.Program, default);
        await services.GetRequiredService<PairingStore>().AddAsync(Mentorship.Pairing, default);
        var maya = azure.User(http, Somebody.Maya);

        await maya.InstallsAsync();
        await maya.PressesAsync("Start");
        await maya.SaysAsync("milestone");
        await maya.PressesAsync("Begin", new { title = "The board review" });
        await maya.PressesAsync("A win to build on");
        await maya.SaysAsync("zq-release-learned");
        await maya.SaysAsync("help");

        Assert.Matches(VersionAndCommit(), maya.Latest.Card!.Words);
        var stored = await services.GetRequiredService<PersonStore>().GetStoredAsync(Somebody.Maya.Id, default);
        Assert.Contains("zq-release-learned", stored.Dialog!.Text, StringComparison.Ordinal);
        Assert.Empty(azure.Connector.Complaints);
        Assert.Empty(azure.Strangers);
        Assert.DoesNotContain("zq-", bot.Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task It_Is_Ready_And_Says_Its_Version_And_Nothing_Of_Its_Settings()
    {
        using var http = await host.Azure.ClientAsync(host.Bot);

        var ready = await http.GetStringAsync("/health/ready");

        Assert.Matches(VersionAndCommit(), ready);
        Assert.Contains("\"storage\":\"Healthy\",\"token\":\"Healthy\"", ready, StringComparison.Ordinal);
        Assert.All(PretendAzure.Settings.Values.Where(value => value.Length > 8), value => Assert.DoesNotContain(value, ready, StringComparison.Ordinal));
    }

    [LinuxFact]
    public async Task Only_The_Connectors_Token_For_This_Bot_Opens_The_Door()
    {
        using var http = await host.Azure.ClientAsync(host.Bot);
        var other = new TeamsUser(http, host.Azure.Connector, TimeProvider.System, BotFixture.Tenant, Somebody.Lena.ObjectId, Somebody.Lena.Name)
        {
            Token = () => host.Azure.ConnectorToken("00000000-0000-4000-8000-00000000dead"),
        };

        Assert.Equal(HttpStatusCode.Unauthorized, (await other.SaysAsync("hello")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsJsonAsync("/api/messages", other.SayActivity("hello"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("/local/graph")).StatusCode);
    }

    [LinuxFact]
    public async Task A_Package_That_Cannot_Be_Written_To_Is_Enough()
    {
        using var http = await host.Azure.ClientAsync(host.Bot);
        await http.GetFromJsonAsync<HealthAnswer>("/health/ready");

        Assert.Equal(host.Unpacked, (await ReleasePackage.MakeAsync()).Files);
    }

    [LinuxTheory]
    [InlineData("Teams__AppId")]
    [InlineData("Teams__TenantId")]
    [InlineData("Teams__ManagedIdentityClientId")]
    [InlineData("Storage__Endpoint")]
    [InlineData("Graph__CatalogAppId", true)]
    [InlineData("Graph__ManifestId", true)]
    [InlineData("Graph__ManagedIdentityClientId", true)]
    public async Task A_Missing_Setting_Is_Named(string key, bool withGraph = false)
    {
        (string, string?)[] graph =
            withGraph ? [("Graph__Enabled", "true"), ("Graph__CatalogAppId", PretendAzure.AppId), ("Graph__ManifestId", PretendAzure.AppId)] : [];
        await using var bot = host.Azure.Run(await ReleasePackage.MakeAsync(), [.. graph, (key, null)]);

        Assert.Equal(1, await bot.EndedAsync());
        Assert.Contains(key.Replace("__", ":", StringComparison.Ordinal), bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", bot.Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Metrics_Go_To_A_Collector_Where_One_Is_Named_Without_A_Word_Of_Anybodys()
    {
        var collector = await Collector.StartAsync();
        await using var bot = host.Azure.Run(
            await ReleasePackage.MakeAsync(), ("Telemetry__OtlpEndpoint", collector.Address), ("Telemetry__OtlpHeaders", "api-key=for-the-collector"));
        using var http = await host.Azure.ClientAsync(bot);
        var lena = host.Azure.User(http, Somebody.Lena);
        await lena.SaysAsync("zq-collected what I think");

        Assert.Equal(0, await bot.TerminateAsync());

        await collector.DisposeAsync();
        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Received.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(Measures.TurnDuration, collector.Received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains(Measures.StorageDuration, collector.Received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("storage.call", collector.Received["/v1/traces"], StringComparison.Ordinal);
        string[] hidden = ["zq-", lena.ObjectId, lena.ConversationId, BotFixture.Tenant, "Lena"];
        Assert.All(collector.Received.Values, sent => Assert.DoesNotContain(hidden, word => sent.Contains(word, StringComparison.Ordinal)));
        Assert.Equal("for-the-collector", collector.ApiKey);
    }

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\+[0-9a-f]{7}\b")]
    private static partial Regex VersionAndCommit();
}
