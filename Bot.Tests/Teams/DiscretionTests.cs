using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Graph;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>What people write is in no log line, whatever goes wrong on the way.</summary>
public sealed class DiscretionTests
{
    private const string Secret = "I was afraid of the board";

    [Fact]
    public async Task Nothing_That_Was_Typed_Is_Logged_At_Any_Level()
    {
        var log = new CollectedLog();
        await using var host = await TeamsHost.StartAsync(
            [
                Route.Text((turn, ct) => turn.SendAsync(turn.Text!, ct)),
                Route.Command((turn, ct) => turn.SendAsync(Card, "?", ct), "start"),
                Route.Card("go", (_, action, _) => throw new InvalidOperationException("storage " + action.Verb)),
                Route.Card("bad", (_, action, _) => Task.FromResult(CardResponse.Message(action.Text("answer", 3)!))),
            ],
            services: services => services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace)));
        var maya = host.Person();

        await maya.SaysAsync("start");
        await maya.PressesAsync("Go", new { answer = Secret });
        await maya.PressesAsync("Bad", new { answer = Secret });
        host.Connector.Next(new() { Status = HttpStatusCode.Forbidden, Body = $$"""{"errorCode":209,"message":"{{Secret}}"}""" });
        await maya.SaysAsync(Secret);
        host.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.InternalServerError, "ServiceError"));
        await maya.SaysAsync(Secret);
        var broken = maya.SayActivity(Secret);
        broken["timestamp"] = 5;
        broken["id"] = 5;
        await maya.PostAsync(broken);

        Assert.Contains("storage go", log.Text, StringComparison.Ordinal);
        Assert.Contains("500", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("afraid", log.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static AdaptiveCard Card => new()
    {
        Body = [TextBlock.Plain(Secret)],
        Actions = [new ExecuteAction("Go", "go"), new ExecuteAction("Bad", "bad")],
    };
}
