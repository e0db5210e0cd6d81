using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

public sealed class ConnectorClientTests : IAsyncLifetime
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
    public async Task A_Message_Is_Sent_Updated_And_Deleted()
    {
        var sent = await connector.SendAsync(maya, Activity.Message("one"), default);
        var updated = await connector.UpdateAsync(maya, sent.ActivityId!, Activity.Message("two"), default);

        Assert.Equal((SendStatus.Sent, sent.ActivityId), (updated.Status, updated.ActivityId));
        Assert.Equal("two", Assert.Single(host.Connector.MessagesIn(maya.ConversationId)).Text);

        await connector.DeleteAsync(maya, sent.ActivityId!, default);

        Assert.Empty(host.Connector.MessagesIn(maya.ConversationId));
        Assert.Empty(host.Connector.Complaints);
    }

    [Fact]
    public async Task A_Chat_Is_Created_By_Object_Id_And_Is_Always_The_Same()
    {
        var first = await Create("00000000-0000-4000-8000-000000000004");
        var second = await Create(maya.UserId!);

        Assert.Equal((SendStatus.Sent, maya.ConversationId), (first.Status, first.ConversationId));
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_Person_Without_The_App_Is_Unreachable() =>
        Assert.Equal(SendStatus.Unreachable, (await Create("00000000-0000-4000-8000-0000000000ff")).Status);

    [Fact]
    public async Task Members_Are_Read()
    {
        var member = await connector.GetMemberAsync(maya, maya.UserId!, default);
        var page = await connector.GetPagedMembersAsync(maya, "a b", default);

        Assert.Equal(("Maya", "00000000-0000-4000-8000-000000000004"), (member.Value!.Name, member.Value.AadObjectId));
        Assert.Equal("Maya", Assert.Single(page.Value!.Members!).Name);
    }

    [Fact]
    public async Task A_Send_Is_Made_Once_Whatever_Comes_Back()
    {
        host.Connector.Next(new() { Status = HttpStatusCode.ServiceUnavailable, AfterAccepting = true, Times = 5 });

        var result = await connector.SendAsync(maya, Activity.Message("once"), default);

        Assert.Equal(SendStatus.Unknown, result.Status);
        Assert.Equal(1, host.Connector.Requests);
        Assert.Single(host.Connector.MessagesIn(maya.ConversationId));
    }

    [Theory]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task What_Somebody_Waits_For_Is_Sent_Again_Where_It_Was_Refused(HttpStatusCode refusal)
    {
        host.Connector.Next(new() { Status = refusal, Times = 2 });

        var sending = connector.SendAsync(maya, Activity.Message("again"), default);
        await AdvanceUntilDone(sending);

        Assert.Equal((SendStatus.Sent, 3), ((await sending).Status, host.Connector.Requests));
        Assert.Equal("again", Assert.Single(host.Connector.MessagesIn(maya.ConversationId)).Text);
    }

    [Fact]
    public async Task What_May_Have_Arrived_Is_Not_Sent_Again_After_A_Refusal_Either()
    {
        host.Connector.Next(new() { Status = HttpStatusCode.PreconditionFailed });
        host.Connector.Next(new() { Status = HttpStatusCode.BadGateway, AfterAccepting = true, Times = 5 });

        var sending = connector.SendAsync(maya, Activity.Message("once"), default);
        await AdvanceUntilDone(sending);

        Assert.Equal((SendStatus.Unknown, 2), ((await sending).Status, host.Connector.Requests));
        Assert.Single(host.Connector.MessagesIn(maya.ConversationId));
    }

    [Fact]
    public async Task What_Nobody_Waits_For_Is_Left_To_The_Ledger_When_It_Was_Refused()
    {
        host.Connector.Next(new() { Status = HttpStatusCode.PreconditionFailed });

        var result = await connector.ForPrompts.SendAsync(maya, Activity.Message("later"), default);

        Assert.Equal((SendStatus.Waiting, 1), (result.Status, host.Connector.Requests));
    }

    [Theory]
    [InlineData("application/json; charset=utf8")]
    [InlineData("application/json;+charset=utf-8")]
    [InlineData("nonsense")]
    public async Task The_Id_Of_A_Message_Is_Read_Whatever_Its_Answer_Calls_Itself(string contentType)
    {
        host.Connector.Next(new() { Status = HttpStatusCode.Created, Body = "\uFEFF{\"id\":\"17\"}", ContentType = contentType });

        Assert.Equal(new SendResult(SendStatus.Sent, "17"), await connector.SendAsync(maya, Activity.Message("x"), default));
    }

    [Fact]
    public async Task A_Connection_That_Breaks_After_The_Request_Leaves_The_Outcome_Unknown()
    {
        host.Connector.Next(new() { AfterAccepting = true, Aborts = true });

        Assert.Equal(SendStatus.Unknown, (await connector.SendAsync(maya, Activity.Message("once"), default)).Status);
        Assert.Equal(1, host.Connector.Requests);
    }

    [Fact]
    public async Task A_Send_That_Is_Not_Answered_In_Time_Is_Unknown()
    {
        var silence = new ScriptedAnswer { AfterAccepting = true, Hangs = true };
        host.Connector.Next(silence);

        var sending = connector.SendAsync(maya, Activity.Message("once"), default);
        await silence.Arrived;
        host.Time.Advance(ConnectorResilience.SendTimeout);

        Assert.Equal((SendStatus.Unknown, "Timeout"), ((await sending).Status, (await sending).Code));
    }

    [Fact]
    public async Task What_Never_Connected_May_Be_Sent_Again()
    {
        await host.Connector.DisposeAsync();

        Assert.Equal(SendStatus.Waiting, (await connector.SendAsync(maya, Activity.Message("later"), default)).Status);
    }

    [Fact]
    public async Task A_Throttled_Send_Says_How_Long_To_Wait()
    {
        host.Connector.Next(new() { Status = HttpStatusCode.TooManyRequests, RetryAfter = "17" });

        var result = await connector.SendAsync(maya, Activity.Message("later"), default);

        Assert.Equal((SendStatus.Waiting, TimeSpan.FromSeconds(17)), (result.Status, result.RetryAfter));
    }

    [Fact]
    public async Task An_Update_Is_Repeated_Until_It_Is_Accepted()
    {
        var sent = await connector.SendAsync(maya, Activity.Message("one"), default);
        var failing = new ScriptedAnswer { Status = HttpStatusCode.BadGateway, Times = 2, Method = "PUT" };
        host.Connector.Next(failing);

        var updating = connector.UpdateAsync(maya, sent.ActivityId!, Activity.Message("two"), default);
        await AdvanceUntilDone(updating);

        Assert.Equal(SendStatus.Sent, (await updating).Status);
        Assert.Equal(4, host.Connector.Requests);
    }

    [Fact]
    public async Task A_Redirect_Is_Not_Followed()
    {
        host.Connector.Next(new() { Status = HttpStatusCode.TemporaryRedirect, Location = host.Connector.Address + "/elsewhere" });

        Assert.Equal(SendStatus.Rejected, (await connector.SendAsync(maya, Activity.Message("no"), default)).Status);
        Assert.Equal(1, host.Connector.Requests);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://example.com/")]
    [InlineData("")]
    public async Task No_Other_Host_Is_Called(string serviceUrl)
    {
        var result = await connector.SendAsync(maya with { ServiceUrl = serviceUrl }, Activity.Message("no"), default);

        Assert.Equal((SendStatus.Rejected, "AddressNotAllowed"), (result.Status, result.Code));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task An_Id_Cannot_Climb_Out_Of_Its_Path(string id) =>
        Assert.Equal(SendStatus.Rejected, (await connector.UpdateAsync(maya, id, Activity.Message("no"), default)).Status);

    private Task<CreateConversationResult> Create(string member) =>
        connector.CreateConversationAsync(maya.ServiceUrl, TeamsHost.Tenant, member, maya.BotId, default);

    private Task AdvanceUntilDone(Task work) => Waiting.UntilAsync(() => work.IsCompleted, () =>
    {
        if (host.Time.NextTimer is { } next && next - host.Time.GetUtcNow() < ConnectorResilience.AttemptTimeout)
            host.Time.AdvanceTo(next);
    });
}
