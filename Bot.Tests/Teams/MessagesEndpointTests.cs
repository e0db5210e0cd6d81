using System.Net;
using System.Text;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Teams;

public sealed class MessagesEndpointTests
{
    [Fact]
    public async Task Typed_Text_Reaches_The_Handler_With_Who_And_Where()
    {
        TurnContext? seen = null;
        await using var host = await TeamsHost.StartAsync([Route.Text((turn, _) =>
        {
            seen = turn;
            return Task.CompletedTask;
        })]);
        var maya = host.Person();

        var response = await maya.SaysAsync("  I led the review \n");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("I led the review", seen!.Text);
        Assert.Equal((TeamsHost.Tenant, maya.ObjectId), (seen.TenantId, seen.ObjectId));
        Assert.Equal(maya.ConversationId, seen.Reference.ConversationId);
        Assert.Equal(maya.UserId, seen.Reference.UserId);
        Assert.Equal("28:00000000-0000-4000-8000-000000000003", seen.Reference.BotId);
        Assert.Equal(host.Time.GetUtcNow(), seen.Timestamp);
        Assert.Equal("Europe/Berlin", seen.Activity.LocalTimezone);
    }

    [Fact]
    public async Task An_Answer_Arrives_In_The_Chat()
    {
        await using var host = await TeamsHost.StartAsync([Route.Command((turn, ct) => turn.SendAsync("Hello, Maya", ct), "hi", "hello")]);
        var maya = host.Person();

        await maya.SaysAsync("Hello!");

        Assert.Equal("Hello, Maya", (await host.Connector.WaitForMessageAsync(maya.ConversationId)).Text);
        Assert.Empty(host.Connector.Complaints);
    }

    [Fact]
    public async Task Installing_And_Removing_Have_Rows_Of_Their_Own()
    {
        var happened = new List<string>();
        await using var host = await TeamsHost.StartAsync(
        [
            Route.Installed((_, _) => Note("installed")),
            Route.Removed((_, _) => Note("removed")),
            Route.Edited((_, _) => Note("edited")),
            Route.Deleted((_, _) => Note("deleted")),
        ]);
        var maya = host.Person();

        await maya.InstallsAsync();
        await maya.RemovesAsync();
        await maya.PostAsync(maya.NewActivity("messageUpdate", "1"));
        await maya.PostAsync(maya.NewActivity("messageDelete", "1"));
        var unknown = await maya.PostAsync(maya.NewActivity("somethingNew", "2"));
        var reaction = await maya.PostAsync(maya.NewActivity("messageReaction", "3"));

        Assert.Equal(["installed", "removed", "edited", "deleted"], happened);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (unknown.StatusCode, reaction.StatusCode));

        Task Note(string what)
        {
            happened.Add(what);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_Failing_Turn_Is_Answered_Kindly_And_Acknowledged()
    {
        await using var host = await TeamsHost.StartAsync([Route.Text((_, _) => throw new InvalidOperationException("storage"))]);
        var maya = host.Person();

        var response = await maya.SaysAsync("something private");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Strings.Teams_SomethingWentWrong, maya.Latest.Text);
    }

    [Fact]
    public async Task A_Failing_Turn_Is_The_Channels_Affair_Only_When_The_Person_Cannot_Be_Told()
    {
        await using var host = await TeamsHost.StartAsync([Route.Text((_, _) => throw new InvalidOperationException("storage"))]);
        host.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser"));

        Assert.Equal(HttpStatusCode.InternalServerError, (await host.Person().SaysAsync("hm")).StatusCode);
    }

    [Fact]
    public async Task Groups_Get_One_Line_And_No_Turn()
    {
        await using var host = await TeamsHost.StartAsync([Route.Text((_, _) => throw new InvalidOperationException())]);
        var maya = host.Person();
        var activity = maya.SayActivity("<at>mentor bot</at> hi");
        activity["conversation"]!["conversationType"] = "groupChat";

        Assert.Equal(HttpStatusCode.OK, (await maya.PostAsync(activity)).StatusCode);
        Assert.Equal(Strings.Teams_PersonalOnly, maya.Latest.Text);
        Assert.Single(maya.Messages);
    }

    [Fact]
    public async Task Nobody_In_Particular_Is_Ignored()
    {
        await using var host = await TeamsHost.StartAsync([Route.Text((_, _) => throw new InvalidOperationException())]);
        var maya = host.Person();
        var activity = maya.SayActivity("hi");
        activity["from"]!.AsObject().Remove("aadObjectId");

        Assert.Equal(HttpStatusCode.OK, (await maya.PostAsync(activity)).StatusCode);
        Assert.Empty(maya.Messages);
    }

    [Fact]
    public async Task An_Invoke_That_Nobody_Implements_Is_Answered_501()
    {
        await using var host = await TeamsHost.StartAsync([]);
        var maya = host.Person();
        var activity = maya.NewActivity("invoke", "f:1");
        activity["name"] = "task/fetch";

        Assert.Equal(HttpStatusCode.NotImplemented, (await maya.PostAsync(activity)).StatusCode);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("{}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"type\":\"invoke\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":17}", HttpStatusCode.BadRequest)]
    public async Task What_Is_No_Activity_Is_A_Bad_Request(string body, HttpStatusCode expected)
    {
        await using var host = await TeamsHost.StartAsync([]);

        var response = await host.Http.PostAsync("/api/messages", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData("type", null, HttpStatusCode.BadRequest)]
    [InlineData("conversation", null, HttpStatusCode.BadRequest)]
    [InlineData("from", null, HttpStatusCode.BadRequest)]
    [InlineData("serviceUrl", null, HttpStatusCode.Forbidden)]
    [InlineData("serviceUrl", "https://smba.trafficmanager.net.evil.example/", HttpStatusCode.Forbidden)]
    [InlineData("channelId", "directline", HttpStatusCode.Forbidden)]
    [InlineData("timestamp", "yesterday", HttpStatusCode.OK)]
    [InlineData("somethingNew", "x", HttpStatusCode.OK)]
    public async Task Only_What_Every_Turn_Needs_Is_Asked_For(string member, string? value, HttpStatusCode expected)
    {
        await using var host = await TeamsHost.StartAsync([]);
        var maya = host.Person();
        var activity = maya.SayActivity("hi");
        activity[member] = value;

        Assert.Equal(expected, (await maya.PostAsync(activity)).StatusCode);
    }

    [Fact]
    public async Task A_Body_Of_A_Megabyte_Is_Too_Large()
    {
        await using var host = await TeamsHost.StartAsync([]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await host.Person().SaysAsync(new string('x', 1 << 20))).StatusCode);
    }

    [Fact]
    public async Task Other_Tenants_Are_Refused()
    {
        await using var host = await TeamsHost.StartAsync(
            [Route.Text((turn, ct) => turn.SendAsync("hello", ct))],
            new Dictionary<string, string?> { ["Teams:AllowedTenants:0"] = TeamsHost.Tenant });

        var stranger = host.Person("Eve", tenant: "00000000-0000-4000-8000-00000000000e");

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.SaysAsync("hi")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Person().SaysAsync("hi")).StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("X-Forwarded-For", "10.0.0.1")]
    [InlineData("Forwarded", "for=10.0.0.1")]
    [InlineData("Via", "1.1 tunnel")]
    [InlineData("Host", "bot.example")]
    public async Task Without_A_Token_Only_A_Local_Client_Is_Served(string header, string value)
    {
        await using var host = await TeamsHost.StartAsync([]);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent("{}") };
        request.Headers.TryAddWithoutValidation(header, value);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task In_Production_Nobody_Is_Served_Without_A_Token()
    {
        await using var host = await TeamsHost.StartAsync([], Registered, "Production");

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Person().SaysAsync("hi")).StatusCode);
    }

    [Fact]
    public async Task In_Development_With_A_Registration_Nobody_Is_Served_Without_A_Token()
    {
        await using var host = await TeamsHost.StartAsync([], Registered);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Person().SaysAsync("hi")).StatusCode);
    }

    private static Dictionary<string, string?> Registered => new()
    {
        ["Teams:AppId"] = "00000000-0000-4000-8000-000000000003",
        ["Teams:TenantId"] = TeamsHost.Tenant,
        ["Teams:ManagedIdentityClientId"] = "00000000-0000-4000-8000-000000000009",
    };
}
