using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;

namespace TeamsMentorBot.Tests.Graph;

public sealed class GraphFaultTests
{
    private static readonly MailMessage Mail = new("morgan@contoso.example", "A digest waits", "<p>Hello</p>");

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(509)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task Read_Is_Asked_Again_With_Growing_Pauses(int status)
    {
        var time = new HurriedTime(GraphPipelines.AttemptTimeout);
        await using var graph = await GraphDouble.StartAsync(time);
        graph.AnswerNext(status);
        graph.AnswerNext(status);

        var user = await graph.Client.GetUserAsync(GraphDouble.Mentor.ObjectId, default);

        Assert.True(user.IsOk);
        Assert.Equal(3, graph.Requests.Count);
        Assert.Equal(3, graph.Requests.Select(request => request.ClientRequestId).Distinct().Count());
        Assert.Equal(2, time.Pauses.Count);
        Assert.All(time.Pauses, pause => Assert.InRange(pause, TimeSpan.Zero, GraphPipelines.LongestPause));
    }

    [Fact]
    public async Task Retry_After_Is_Obeyed_To_The_Second()
    {
        var time = new HurriedTime(GraphPipelines.AttemptTimeout);
        await using var graph = await GraphDouble.StartAsync(time);
        graph.AnswerNext(429, retryAfter: "7");
        graph.AnswerNext(503, retryAfter: time.GetUtcNow().AddSeconds(11).ToString("R"));

        Assert.True((await graph.Client.InstallAppAsync(GraphDouble.Mentor.ObjectId, LocalGraph.CatalogAppId, default)).IsOk);
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(11)], time.Pauses);
    }

    [Fact]
    public async Task Three_Requests_Are_All_That_A_Failing_Read_Costs()
    {
        await using var graph = await GraphDouble.StartAsync();
        for (var i = 0; i < 5; i++)
            graph.AnswerNext(503, retryAfter: "3");

        var problem = (await graph.Client.GetUserAsync("somebody", default)).Problem!;

        Assert.Equal((GraphProblemKind.Unavailable, 503, TimeSpan.FromSeconds(3)), (problem.Kind, problem.Status, problem.RetryAfter));
        Assert.Equal(3, graph.Requests.Count);
    }

    [Fact]
    public async Task Long_Throttling_Is_Handed_To_The_Caller()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.AnswerNext(429, retryAfter: "21", code: "TooManyRequests");

        var problem = (await graph.Client.GetUserAsync("somebody", default)).Problem!;

        Assert.Equal(GraphProblemKind.Throttled, problem.Kind);
        Assert.Equal(TimeSpan.FromSeconds(21), problem.RetryAfter);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task Install_Whose_Answer_Was_Lost_Is_Asked_Again_And_Is_There()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.FailNext(context =>
        {
            graph.Graph.Install(GraphDouble.Mentor);
            context.Abort();
            return Task.FromResult(true);
        });

        var install = await graph.Client.InstallAppAsync(GraphDouble.Mentor.ObjectId, LocalGraph.CatalogAppId, default);

        Assert.Equal(AppInstall.AlreadyThere, install.Value);
        Assert.Equal(2, graph.Requests.Count);
    }

    [Theory]
    [InlineData(500, GraphProblemKind.Unknown)]
    [InlineData(503, GraphProblemKind.Unknown)]
    [InlineData(504, GraphProblemKind.Unknown)]
    [InlineData(408, GraphProblemKind.Unknown)]
    [InlineData(429, GraphProblemKind.Throttled)]
    [InlineData(400, GraphProblemKind.Failed)]
    [InlineData(401, GraphProblemKind.Failed)]
    [InlineData(403, GraphProblemKind.Forbidden)]
    [InlineData(404, GraphProblemKind.NotFound)]
    [InlineData(413, GraphProblemKind.Failed)]
    [InlineData(507, GraphProblemKind.Failed)]
    public async Task Mail_Leaves_Once_Whatever_The_Answer(int status, object kind)
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.AnswerNext(status, retryAfter: "0");

        var result = await graph.Mail.SendAsync(Mail, default);

        Assert.Equal((GraphProblemKind)kind, result.Problem!.Kind);
        Assert.Single(graph.Requests);
        Assert.Empty(graph.Graph.Mails);
    }

    [Fact]
    public async Task A_Full_Mailbox_Is_No_Missing_Permission()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.AnswerNext(403, code: GraphReply.MailboxFull);

        var problem = (await graph.Mail.SendAsync(Mail, default)).Problem!;

        Assert.Equal((GraphProblemKind.Failed, GraphReply.MailboxFull, null), (problem.Kind, problem.Code, problem.Permission));
        Assert.DoesNotContain("Grant it by", graph.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_Whose_Answer_Was_Lost_Is_Unknown_And_Not_Sent_Again()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.DropNext();

        Assert.Equal(GraphProblemKind.Unknown, (await graph.Mail.SendAsync(Mail, default)).Problem!.Kind);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task Mail_Without_An_Answer_In_Time_Is_Unknown()
    {
        var time = new HurriedTime(GraphPipelines.AttemptTimeout);
        await using var graph = await GraphDouble.StartAsync(time);
        var arrived = new TaskCompletionSource();
        graph.FailNext(async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        });

        var sending = graph.Mail.SendAsync(Mail, default);
        await arrived.Task;
        time.RunOut();

        Assert.Equal(GraphProblemKind.Unknown, (await sending).Problem!.Kind);
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task Cancelled_Caller_Is_Not_Kept_Waiting()
    {
        await using var graph = await GraphDouble.StartAsync();
        using var stop = new CancellationTokenSource();
        graph.FailNext(async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => graph.Client.GetUserAsync("somebody", stop.Token));
    }

    [Fact]
    public async Task Nothing_Left_When_No_Connection_Could_Be_Made()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        var problem = (await Client($"http://127.0.0.1:{port}", () => "token").SendMailAsync("sender", Mail, default)).Problem!;

        Assert.Equal((GraphProblemKind.Unavailable, "ConnectionError"), (problem.Kind, problem.Code));
    }

    [Fact]
    public async Task Nothing_Left_When_There_Was_No_Token()
    {
        await using var graph = await GraphDouble.StartAsync();
        var client = Client(graph.Address.AbsoluteUri, () => throw new AuthenticationFailedException("AADSTS7000222: expired"));

        var problem = (await client.SendMailAsync("sender", Mail, default)).Problem!;

        Assert.Equal((GraphProblemKind.Unavailable, "NoToken"), (problem.Kind, problem.Code));
        Assert.Empty(graph.Requests);
    }

    private static GraphClient Client(string root, Func<string> token)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton<TimeProvider>(new HurriedTime(GraphPipelines.AttemptTimeout));
        services.AddSingleton(new GraphAccess(
            () => new Uri(root), () => DelegatedTokenCredential.Create((_, _) => new AccessToken(token(), DateTimeOffset.MaxValue))));
        services.AddGraph(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        return services.BuildServiceProvider().GetRequiredService<GraphClient>();
    }
}
