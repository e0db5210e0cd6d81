using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Both directions against traffic that Microsoft recorded with Teams, where it is at hand.</summary>
public sealed class RecordedTrafficTests
{
    private const string SilentSignIn = "wire-traces/sso-trace-2026-04-22-summary.md";
    private const string SignInByWindow = "wire-traces/oauthflowbot-trace-2026-04-22-summary.md";
    private const string Creating = "wire-traces/CreateConversation-API-Behavior.md";

    private static readonly ConversationReference Chat = new()
    {
        ServiceUrl = "https://smba.trafficmanager.net/amer/00000000-0000-4000-8000-000000000001/",
        ConversationId = "a:1anonymised-conversation-id",
        TenantId = TeamsHost.Tenant,
        UserId = "29:1anonymised-user-id",
        BotId = "28:00000000-0000-4000-8000-000000000003",
    };

    [SharedDataFact(SilentSignIn)]
    public Task What_Teams_Sent_During_A_Silent_Sign_In_Is_Understood() => IsUnderstoodAsync(SilentSignIn, "login", "profile", "logout");

    [SharedDataFact(SignInByWindow)]
    public Task What_Teams_Sent_During_A_Sign_In_By_Window_Is_Understood() =>
        IsUnderstoodAsync(SignInByWindow, "login graph", "my ad user", "logout graph");

    [SharedDataFact(SilentSignIn)]
    public async Task A_Person_Of_The_Tests_Writes_What_Teams_Writes()
    {
        await using var host = await TeamsHost.StartAsync([]);
        var ours = Paths(host.Person().SayActivity("login")).ToHashSet();

        Assert.Subset(ours, Paths(RecordedTraffic.Incoming(SilentSignIn)[0]).Where(path => path != "MSCV").ToHashSet());
    }

    [SharedDataFact(SilentSignIn)]
    public void What_Is_Said_Has_No_Member_That_Teams_Was_Not_Seen_To_Take()
    {
        var taken = RecordedTraffic.Messages(SilentSignIn).Concat(RecordedTraffic.Messages(SignInByWindow)).SelectMany(Paths).ToHashSet();
        var said = JsonNode.Parse(OutgoingActivity.Write(Activity.Message("Signed out."), Chat).Span)!;

        Assert.Contains("text", Paths(said));
        Assert.Subset(taken, Paths(said).ToHashSet());
    }

    [SharedDataFact(Creating)]
    public async Task A_Chat_Is_Asked_For_As_Teams_Was_Seen_To_Make_It()
    {
        await using var host = await TeamsHost.StartAsync([]);
        var maya = host.ChatOf(host.Person());
        var client = (ConnectorClient)host.Services.GetService(typeof(ConnectorClient))!;
        await client.CreateConversationAsync(maya.ServiceUrl, maya.TenantId, maya.UserId!, null, default);
        await client.CreateConversationAsync(maya.ServiceUrl, maya.TenantId, maya.UserId!, maya.BotId, default);

        var recorded = RecordedTraffic.Blocks(Creating, "http").Where(block => block.ContainsKey("members")).Take(2).Select(Paths);
        Assert.Equal(recorded.Select(Sorted), host.Connector.Bodies.Select(body => Sorted(Paths(JsonNode.Parse(body)!))));

        static string Sorted(IEnumerable<string> paths) => string.Join(' ', paths.Order(StringComparer.Ordinal));
    }

    private static async Task IsUnderstoodAsync(string file, params string[] said)
    {
        List<TurnContext> turns = [];
        await using var host = await TeamsHost.StartAsync([Route.Text((turn, _) =>
        {
            turns.Add(turn);
            return Task.CompletedTask;
        })]);

        foreach (var activity in RecordedTraffic.Incoming(file))
        {
            var content = new ByteArrayContent(Encoding.UTF8.GetBytes(activity.ToJsonString()));
            // As it came, though no parser of media types accepts it.
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json;+charset=utf-8");
            using var answer = await host.Http.PostAsync("/api/messages", content);
            Assert.Equal((string?)activity["type"] == "invoke" ? HttpStatusCode.NotImplemented : HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(said, turns.Select(turn => turn.Text));
        Assert.All(turns, turn => Assert.Equal(
            (Chat, "00000000-0000-4000-8000-000000000004", new DateOnly(2026, 4, 22), false),
            (turn.Reference, turn.ObjectId, DateOnly.FromDateTime(turn.Timestamp.UtcDateTime), turn.HasFiles)));
    }

    /// <summary>The name of every member, with those of its owners before it.</summary>
    private static IEnumerable<string> Paths(JsonNode node) => node switch
    {
        JsonObject members => members.SelectMany(member =>
            member.Value is null ? [member.Key] : Paths(member.Value).Select(path => $"{member.Key}.{path}").Prepend(member.Key)),
        JsonArray items => items.SelectMany(item => Paths(item!)),
        _ => [],
    };
}
