using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Graph;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>A line about something that went wrong says whom it was about, and what Microsoft's support asks for.</summary>
public sealed class LoggedIdsTests : IDisposable
{
    private readonly CollectedLog log = new();

    [Fact]
    public async Task Whoever_Sends_Too_Much_Can_Be_Found_By_The_Log()
    {
        await using var host = await StartAsync(new() { ["Teams:ActivitiesPerSecond"] = "1" });
        var maya = host.Person();

        await maya.SaysAsync("one");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await maya.SaysAsync("two", id: "17")).StatusCode);

        Assert.Contains(
            $"Activity message 17 of {TeamsHost.Tenant}|{maya.ObjectId} in {maya.ConversationId} was refused with 429", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_That_Are_None_Forge_No_Line_And_Fill_No_Log()
    {
        await using var host = await StartAsync([]);
        var activity = host.Person().SayActivity("hi", id: "a\nb" + new string('x', 2000));

        Assert.Equal(HttpStatusCode.BadRequest, (await host.Person().PostAsync(activity)).StatusCode);

        Assert.Contains("a?bxxx", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 200), log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Somebody_Without_A_Token_Claims_Is_Not_Logged()
    {
        await using var host = await StartAsync(new()
        {
            ["Teams:AppId"] = TokenHost.AppId,
            ["Teams:TenantId"] = TeamsHost.Tenant,
            ["Teams:ManagedIdentityClientId"] = TokenHost.AppId,
        });
        var stranger = host.Person();

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SaysAsync("hi")).StatusCode);

        Assert.Contains("refused with 401", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger.ObjectId, log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Refusal_Of_The_Connectors_Is_Logged_With_Its_Correlation_And_Our_Ids()
    {
        await using var host = await StartAsync([]);
        var maya = host.Person();
        host.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser"));

        await maya.SaysAsync("hi");

        Assert.Contains(
            $"Connector POST (Send) of {TeamsHost.Tenant} in {maya.ConversationId}: 403 ConversationBlockedByUser, MS-CV {FakeConnector.Correlation}",
            log.Text, StringComparison.Ordinal);
    }

    public void Dispose() => log.Dispose();

    private Task<TeamsHost> StartAsync(Dictionary<string, string?> settings) => TeamsHost.StartAsync(
        [Route.Text((turn, ct) => turn.SendAsync("hello", ct))],
        settings,
        services: services => services.AddLogging(logging => logging.AddProvider(log)));
}
