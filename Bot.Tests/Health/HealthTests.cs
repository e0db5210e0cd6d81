using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using TeamsMentorBot.Health;
using TeamsMentorBot.Telemetry;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_Running_Bot_Is_Live_And_Ready_And_Looks_At_Storage_Twice_A_Minute_At_Most()
    {
        await using var bot = await BotFixture.StartAsync();
        var http = bot.Client(new WireTap());

        var live = await http.GetFromJsonAsync<HealthAnswer>("/health/live");
        var ready = await http.GetFromJsonAsync<HealthAnswer>("/health/ready");

        Assert.Equal(("Healthy", "Healthy"), (live!.Status, ready!.Status));
        Assert.Equal(new Dictionary<string, string> { ["storage"] = "Healthy", ["token"] = "Healthy" }, ready.Checks);
        Assert.Equal((ProgramVersion.Text, ProgramVersion.Text), (live.Version, ready.Version));
        Assert.Equal(1, Looks(bot));
        await http.GetAsync("/health/ready");
        Assert.Equal(1, Looks(bot));
        bot.Time.Advance(Readiness.Kept);
        await http.GetAsync("/health/ready");
        Assert.Equal(2, Looks(bot));
    }

    [Fact]
    public async Task The_Page_That_The_Manifest_Names_Is_Served()
    {
        await using var bot = await BotFixture.StartAsync();

        var page = await bot.Client(new WireTap()).GetStringAsync("/about.html");

        Assert.Contains("id=\"privacy\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Went_Wrong_Is_Named_To_The_Log_And_Not_To_Whoever_Asks()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<Readiness>();
        builder.Services.AddHealthChecks().AddCheck("storage", Broken);
        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
        var ready = await http.GetAsync("/health/ready");
        var text = await ready.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("\"storage\":\"Unhealthy\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("account.example", text, StringComparison.Ordinal);
    }

    private static HealthCheckResult Broken() => throw new InvalidOperationException("account.example refused the key");

    private static int Looks(BotFixture bot) =>
        bot.Storage.Requests.Count(request => request.Contains("(PartitionKey='health',RowKey='health')", StringComparison.Ordinal));
}
