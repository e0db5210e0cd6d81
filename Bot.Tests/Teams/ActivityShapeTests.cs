using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>What is refused at the door, so that no use case meets it.</summary>
public sealed class ActivityShapeTests : IAsyncLifetime
{
    private const string Known = "a1000000-0000-4000-8000-00000000000a";

    private readonly List<TurnContext> turns = [];
    private TeamsHost host = null!;

    public async Task InitializeAsync() => host = await TeamsHost.StartAsync([Route.Text(NoteAsync)]);

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Theory]
    [InlineData("type")]
    [InlineData("name")]
    [InlineData("locale")]
    [InlineData("localTimezone")]
    [InlineData("replyToId")]
    [InlineData("from", "name")]
    [InlineData("recipient", "id")]
    public async Task What_Goes_With_A_Message_Has_A_Longest_Length(params string[] place)
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(new string('x', 1024), place));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(new string('x', 1025), place));
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("a/b")]
    [InlineData("a|b")]
    [InlineData("\u0001")]
    [InlineData(" " + Known)]
    [InlineData("{" + Known + "}")]
    [InlineData("+1000000-0000-4000-8000-00000000000a")]
    [InlineData("a10000000000400080000000000000000a")]
    public async Task Whoever_Has_Another_Kind_Of_Id_Is_Nobody(string id)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(id, "from", "aadObjectId"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(id, "channelData", "tenant", "id"));
        Assert.Empty(turns);
    }

    [Fact]
    public async Task Ids_May_Be_Written_In_Capitals()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Known.ToUpperInvariant(), "from", "aadObjectId"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Known.ToUpperInvariant(), "channelData", "tenant", "id"));
        Assert.Equal(2, turns.Count);
    }

    [Theory]
    [InlineData("membersAdded")]
    [InlineData("membersRemoved")]
    [InlineData("attachments")]
    public async Task A_List_Holds_No_Gaps(string list) => Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(new JsonArray((JsonNode?)null), list));

    [Theory]
    [InlineData("membersAdded")]
    [InlineData("membersRemoved")]
    [InlineData("attachments")]
    [InlineData("entities")]
    public async Task A_List_Has_A_Longest_Length(string list)
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(ListOf(200), list));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(ListOf(201), list));
    }

    [Fact]
    public async Task An_Activity_Has_A_Depth()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(JsonNode.Parse(new string('[', 31) + new string(']', 31)), "value"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(JsonNode.Parse(new string('[', 32) + new string(']', 32)), "value"));
    }

    [Theory]
    [InlineData(255 * 1024, HttpStatusCode.OK)]
    [InlineData(257 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_Body_In_Chunks_Has_The_Same_Longest_Length(int length, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(host.Person().SayActivity("hello").ToJsonString().PadRight(length))),
        };
        request.Headers.TransferEncodingChunked = true;

        Assert.Equal(expected, (await host.Http.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("yesterday")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1999-12-31T23:59:59Z")]
    [InlineData("2100-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task Where_No_Time_Can_Be_Read_It_Is_Now(string? timestamp)
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(timestamp, "timestamp"));

        Assert.Equal(host.Time.GetUtcNow(), Assert.Single(turns).Timestamp);
    }

    [Theory]
    [InlineData("Europe/Berlin", "Asia/Tokyo", "Europe/Berlin")]
    [InlineData(null, "Asia/Tokyo", "Asia/Tokyo")]
    [InlineData(null, null, null)]
    public async Task Where_The_Message_Tells_No_Zone_The_Clients_Own_Counts(string? told, string? beside, string? zone)
    {
        var message = host.Person().SayActivity("hello");
        message["localTimezone"] = told;
        message["entities"] = new JsonArray(5, new JsonObject { ["type"] = "clientInfo", ["timezone"] = beside });

        Assert.Equal(HttpStatusCode.OK, (await host.Person().PostAsync(message)).StatusCode);

        Assert.Equal(zone, Assert.Single(turns).Activity.LocalTimezone);
    }

    [Fact]
    public async Task An_Answer_Without_A_Time_Can_Be_Sent_As_Any_Other()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.ReachesAsync();
        await story.Maya.PressesAsync(card, "A surprise");
        foreach (var text in (string[])["zq-learned", "zq-better", "zq-lead"])
            await story.Maya.PressesAsync(card, "Next", new { text });

        var timeless = story.Maya.PressActivity(card, "Next", new { text = "zq-next", due = "2026-12-04" });
        timeless.Remove("timestamp");
        await CardAnswer.ReadAsync(await story.Maya.PostAsync(timeless));
        story.Maya.Reloads();
        await story.Maya.PressesAsync("Send to Daniel Reyes");
        await story.HoldEndsAsync();

        Assert.Contains(story.Daniel.Messages, message => message.Everything.Contains("zq-next", StringComparison.Ordinal));
    }

    private Task NoteAsync(TurnContext turn, CancellationToken ct)
    {
        turns.Add(turn);
        return Task.CompletedTask;
    }

    private static JsonArray ListOf(int count) => [.. Enumerable.Range(0, count).Select(_ => new JsonObject())];

    /// <summary>A message that has this value at that place.</summary>
    private async Task<HttpStatusCode> PostAsync(JsonNode? value, params string[] place)
    {
        var activity = host.Person().SayActivity("hello");
        place[..^1].Aggregate((JsonNode)activity, (node, name) => node[name]!)[place[^1]] = value;
        return (await host.Person().PostAsync(activity)).StatusCode;
    }
}
