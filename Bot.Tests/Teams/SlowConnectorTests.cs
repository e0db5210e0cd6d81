using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>What a person waits for does not wait for what they do not wait for.</summary>
public sealed class SlowConnectorTests
{
    private static readonly AdaptiveCard Question = new() { Body = [new TextBlock("?")], Actions = [new ExecuteAction("Go", "go")] };
    private static readonly AdaptiveCard Done = new() { Body = [new TextBlock("Done")] };

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<TurnContext> left = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task What_Shows_Typing_Holds_Up_No_Answer()
    {
        await using var host = await StartAsync(Route.Text(SlowAsync));
        var typing = new ScriptedAnswer { ToTyping = true, Hangs = true };
        host.Connector.Next(typing);

        var saying = host.Person().SaysAsync("think");
        await started.Task;
        await host.AdvanceAsync(TurnDispatcher.TypingAfter, () => typing.HasArrived);
        released.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await saying).StatusCode);
    }

    [Fact]
    public async Task What_Shows_Typing_Is_Not_Among_What_Was_Said()
    {
        await using var host = await StartAsync(Route.Text(SlowAsync));
        var maya = host.Person();
        var typing = new ScriptedAnswer { ToTyping = true, Status = HttpStatusCode.Created, Body = """{"id":"typing"}""" };
        host.Connector.Next(typing);

        var saying = maya.SaysAsync("think");
        await started.Task;
        await host.AdvanceAsync(TurnDispatcher.TypingAfter, () => typing.HasArrived);
        released.SetResult();
        await saying;

        Assert.Equal([maya.Latest.Id], (await left.Task).Said);
    }

    [Fact]
    public async Task A_Press_Is_Answered_With_Its_Card_While_Changing_The_One_That_Was_Pressed_Takes_Long()
    {
        await using var host = await StartAsync(Start, Route.Card("go", (_, _, _) => Task.FromResult(CardResponse.Card(Done))));
        var maya = host.Person();
        await maya.SaysAsync("start");
        var slow = new ScriptedAnswer { Method = "PUT", Hangs = true, Status = HttpStatusCode.ServiceUnavailable };
        host.Connector.Next(slow);
        var began = host.Time.GetUtcNow();

        var pressing = maya.PressesAsync("Go");
        await slow.Arrived;
        await Waiting.UntilAsync(() => host.Time.NextTimer == began + TurnDispatcher.LongestChange);
        host.Time.Advance(TurnDispatcher.LongestChange);

        Assert.Equal("Done", (await pressing).Card!.Words);
        Assert.False(left.Task.IsCompleted, "A second press could be overtaken by what the first one still changes.");
        slow.Release();
        await host.AdvanceAsync(TurnDispatcher.LongestChange, () => left.Task.IsCompleted);
        Assert.Equal("Done", Assert.Single(maya.Messages).Card!.Words);
    }

    [Fact]
    public async Task A_Slow_Press_Whose_Card_Cannot_Be_Changed_Is_Answered_With_A_New_One()
    {
        await using var host = await StartAsync(Start, Route.Card("go", async (_, _, _) =>
        {
            started.SetResult();
            await released.Task;
            return CardResponse.Card(Done);
        }));
        var maya = host.Person();
        await maya.SaysAsync("start");
        host.Connector.Next(ScriptedAnswer.NoUpdates(maya.ConversationId, 1));

        var pressing = maya.PressesAsync("Go");
        await started.Task;
        await host.AdvanceAsync(TurnDispatcher.LongestInvoke, () => pressing.IsCompleted);
        released.SetResult();

        Assert.Equal(Strings.Teams_StillWorking, (await pressing).Message);
        await host.Connector.WaitForMessageAsync(maya.ConversationId, sent => sent.Card?.Words == "Done");
        Assert.Equal(2, maya.Messages.Count);
    }

    private static Route Start { get; } = Route.Command((turn, ct) => turn.SendAsync(Question, "?", ct), "start");

    private Task<TeamsHost> StartAsync(params Route[] routes) =>
        TeamsHost.StartAsync([], services: services => services.AddSingleton(new RouteTable(routes, EnterAsync)));

    private Task<IAsyncDisposable> EnterAsync(TurnContext turn, CancellationToken ct) => Task.FromResult<IAsyncDisposable>(new Turn(() =>
    {
        if (turn.Text != "start")
            left.TrySetResult(turn);
    }));

    private async Task SlowAsync(TurnContext turn, CancellationToken ct)
    {
        started.SetResult();
        await released.Task;
        await turn.SendAsync("at last", ct);
    }

    private sealed class Turn(Action leave) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            leave();
            return ValueTask.CompletedTask;
        }
    }
}
