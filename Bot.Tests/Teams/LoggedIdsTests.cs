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
