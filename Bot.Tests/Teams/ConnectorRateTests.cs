using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

public sealed class ConnectorRateTests : IAsyncLifetime
{
    private TeamsHost host = null!;
    private ConnectorClient connector = null!;
    private ConversationReference maya = null!;

    public async Task InitializeAsync()
    {
        host = await TeamsHost.StartAsync([]);
        connector = host.Services.GetRequiredService<ConnectorClient>();
        maya = host.ChatOf(host.Person());
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Parallel_Sends_To_One_Chat_Keep_To_Teams_Windows()
    {
        var sending = Enumerable.Range(0, 20).Select(_ => connector.SendAsync(maya, Activity.Message("x"), default)).ToList();
        await Task.WhenAll(sending.Take(7));

        Assert.Equal(7, host.Connector.Requests);
        var all = Task.WhenAll(sending);
        await Waiting.UntilAsync(() => all.IsCompleted, () =>
        {
            // To the next window, and never so far that a request under way would run out of time.
            if (host.Time.NextTimer is { } next && next - host.Time.GetUtcNow() <= TimeSpan.FromSeconds(2))
                host.Time.AdvanceTo(next);
        });

        Assert.All(await all, result => Assert.Equal(SendStatus.Sent, result.Status));
        Assert.Equal(20, host.Connector.MessagesIn(maya.ConversationId).Count);
    }

    [Fact]
    public async Task A_Refusal_By_Rate_Lets_The_Chat_Rest()
    {
        host.Connector.Next(new() { Status = HttpStatusCode.TooManyRequests, RetryAfter = "30" });
        await connector.SendAsync(maya, Activity.Message("x"), default);

        var next = connector.SendAsync(maya, Activity.Message("y"), default);
        Assert.False(next.IsCompleted);
        host.Time.Advance(ConnectorResilience.LongestRateWait);

        Assert.Equal((SendStatus.Waiting, "RateLimited"), ((await next).Status, (await next).Code));
        Assert.Equal(1, host.Connector.Requests);
    }

    [Fact]
    public async Task A_Caller_Who_Gives_Up_While_Waiting_Has_Sent_Nothing()
    {
        host.Connector.Next(new() { Status = HttpStatusCode.TooManyRequests, RetryAfter = "9" });
        await connector.SendAsync(maya, Activity.Message("x"), default);
        using var patience = new CancellationTokenSource();

        var next = connector.ForPrompts.SendAsync(maya, Activity.Message("y"), patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(1, host.Connector.Requests);
    }
}
