using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Inbound;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Slow turns, impatient channels, and people who send too much.</summary>
public sealed class PaceTests
{
    private static readonly AdaptiveCard Question = new() { Body = [new TextBlock("?")], Actions = [new ExecuteAction("Go", "go")] };

    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IReadOnlyCollection<string>> said = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_Turn_Of_More_Than_Two_Seconds_Shows_Typing()
    {
        await using var host = await TeamsHost.StartAsync([Route.Text(SlowAsync)]);
        var maya = host.Person();

        var saying = maya.SaysAsync("think");
        await started.Task;
        await host.AdvanceAsync(TurnDispatcher.TypingAfter, () => host.Connector.All.Any(sent => sent.Type == "typing"));
        released.SetResult();

        Assert.Equal(HttpStatusCode.OK, (await saying).StatusCode);
        Assert.Equal(["typing", "message"], host.Connector.All.Select(sent => sent.Type));
    }

    [Fact]
    public async Task A_Slow_Press_Is_Answered_In_Time_And_Its_Result_Follows()
    {
        await using var host = await StartAsync(async (turn, ct) =>
        {
            await SlowAsync(turn, ct);
            return CardResponse.Card(new() { Body = [new TextBlock("Done")] });
        });
        var maya = host.Person();

        var (card, answer) = await PressLongAsync(host, maya);

        Assert.Equal(Strings.Teams_StillWorking, answer.Message);
        released.SetResult();
        await host.Connector.WaitForMessageAsync(maya.ConversationId, sent => sent.Id == card.Id && sent.Card!.Words == "Done");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_Slow_Press_For_What_May_Not_Stay_In_The_Chat_Says_When_To_Press_Again(bool closes)
    {
        var slow = true;
        await using var host = await StartAsync(async (_, _) =>
        {
            if (slow)
            {
                started.SetResult();
                await released.Task;
            }

            return CardResponse.Passing(new() { Body = [new TextBlock("zq-private")] }, closes ? Question : null);
        });
        var maya = host.Person();

        var (card, _) = await PressLongAsync(host, maya);
        slow = false;
        released.SetResult();

        await host.Connector.WaitForMessageAsync(maya.ConversationId, sent => sent.Text == "That took longer than usual. Press the button again to see it.");
        Assert.Contains("zq-private", (await maya.PressesAsync(card, "Go")).Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(maya.Messages, message => message.Everything.Contains("zq-private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Slow_Press_That_Fails_Says_So_Later_Within_The_Turn_Of_Whoever_Pressed()
    {
        await using var host = await StartAsync(async (_, _) =>
        {
            started.SetResult();
            await released.Task;
            throw new InvalidOperationException("storage");
        });
        var maya = host.Person();

        await PressLongAsync(host, maya);
        released.SetResult();

        var words = await host.Connector.WaitForMessageAsync(maya.ConversationId, sent => sent.Text == Strings.Teams_SomethingWentWrong);
        Assert.Contains(words.Id, await said.Task.WaitAsync(Waiting.Longest));
    }

    [Fact]
    public async Task A_Channel_That_Hangs_Up_Does_Not_Stop_The_Turn()
    {
        var wasCancelled = true;
        await using var host = await TeamsHost.StartAsync([Route.Text(async (turn, ct) =>
        {
            started.SetResult();
            await released.Task;
            wasCancelled = ct.IsCancellationRequested;
            await turn.SendAsync("kept", ct);
        })]);
        var maya = host.Person();
        using var impatience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(maya.SayActivity("think").ToJsonString(), Encoding.UTF8, "application/json"),
        };

        var saying = host.Http.SendAsync(request, impatience.Token);
        await started.Task;
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => saying);
        released.SetResult();

        await host.Connector.WaitForMessageAsync(maya.ConversationId, sent => sent.Text == "kept");
        Assert.False(wasCancelled);
    }

    [Fact]
    public async Task One_Person_Who_Sends_Too_Much_Is_Slowed_And_Nobody_Else()
    {
        await using var host = await TeamsHost.StartAsync([], new Dictionary<string, string?> { ["Teams:ActivitiesPerSecond"] = "5" });
        var (maya, ravi) = (host.Person(), host.Person("Ravi", "00000000-0000-4000-8000-000000000005"));

        var statuses = new List<HttpStatusCode>();
        for (var number = 0; number < 8; number++)
            statuses.Add((await maya.SaysAsync("again")).StatusCode);

        Assert.Equal(5, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(3, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, (await ravi.SaysAsync("hello")).StatusCode);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await maya.SaysAsync("calm")).StatusCode);
    }

    [Fact]
    public async Task Of_One_Person_Only_So_Many_Turns_Wait_And_Nobody_Else_Does()
    {
        const int tooMany = 20;
        await using var host = await TeamsHost.StartAsync([Route.Text((turn, _) => turn.Text == "wait" ? released.Task : Task.CompletedTask)],
            new Dictionary<string, string?> { ["Teams:ActivitiesPerSecond"] = "1000" });
        var (maya, ravi) = (host.Person(), host.Person("Ravi", "00000000-0000-4000-8000-000000000005"));

        var saying = Enumerable.Range(0, FloodGate.MostUnderWay + tooMany).Select(_ => maya.SaysAsync("wait")).ToList();
        await Waiting.UntilAsync(() => saying.Count(one => one.IsCompleted) == tooMany);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await maya.SaysAsync("one more")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ravi.SaysAsync("hello")).StatusCode);
        released.SetResult();
        var statuses = (await Task.WhenAll(saying)).Select(response => response.StatusCode).ToList();
        Assert.Equal(tooMany, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(FloodGate.MostUnderWay, statuses.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.OK, (await maya.SaysAsync("calm")).StatusCode);
    }

    [Fact]
    public async Task A_Body_That_Does_Not_Arrive_Is_Not_Waited_For()
    {
        await using var host = await TeamsHost.StartAsync([]);
        using var socket = new TcpClient();
        await socket.ConnectAsync(host.Http.BaseAddress!.Host, host.Http.BaseAddress.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:{host.Http.BaseAddress.Port}\r\nContent-Length: 100\r\n\r\n{{"));
        var reading = new StreamReader(stream).ReadLineAsync();

        await host.AdvanceAsync(TimeSpan.FromSeconds(10), () => reading.IsCompleted);

        Assert.Contains("408", await reading, StringComparison.Ordinal);
    }

    /// <param name="go">Does what the card's only button wants.</param>
    private Task<TeamsHost> StartAsync(Func<TurnContext, CancellationToken, Task<CardResponse>> go)
    {
        Route[] routes = [Route.Command((turn, ct) => turn.SendAsync(Question, "?", ct), "start"), Route.Card("go", (turn, _, ct) => go(turn, ct))];
        return TeamsHost.StartAsync([], services: services => services.AddSingleton(new RouteTable(routes, EnterAsync)));
    }

    private Task<IAsyncDisposable> EnterAsync(TurnContext turn, CancellationToken ct) => Task.FromResult<IAsyncDisposable>(new Leaving(() =>
    {
        if (turn.Activity.Type == "invoke" && turn.Said.Count > 0)
            said.TrySetResult(turn.Said);
    }));

    /// <summary>Presses the button, and has no result as long as clients wait for one.</summary>
    private async Task<(SentActivity Card, CardAnswer Answer)> PressLongAsync(TeamsHost host, TeamsUser person)
    {
        await person.SaysAsync("start");
        var card = person.Latest;
        var pressing = person.PressesAsync(card, "Go");
        await started.Task;
        await host.AdvanceAsync(TurnDispatcher.LongestInvoke, () => pressing.IsCompleted);
        return (card, await pressing);
    }

    private async Task SlowAsync(TurnContext turn, CancellationToken ct)
    {
        started.SetResult();
        await released.Task;
        await turn.SendAsync("at last", ct);
    }

    private sealed class Leaving(Action leave) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            leave();
            return ValueTask.CompletedTask;
        }
    }
}
