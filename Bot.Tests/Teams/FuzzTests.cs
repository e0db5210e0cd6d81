using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Privacy;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Whatever is posted, and whatever the token says: a status below 500 (501 for unknown invokes), and what is refused changes nothing.</summary>
public sealed class FuzzTests
{
    private const string AnyId = "f:0";

    private readonly Dictionary<int, int> seen = [];

    [Fact]
    public async Task Any_Node_Of_Any_Activity_May_Be_Anything()
    {
        await using var story = await Mentorship.StartAsync(more: Leading.Alone);
        await story.BeginAsync();
        await story.SharesAsync(Answers.First);
        await story.ReachesAsync("The second review");
        var client = story.Bot.Client(new WireTap());
        JsonObject[] good = [.. Written(story), .. OnCards(story), .. OfEveryVerb(story)];

        Prop.ForAll(SpoiltJson.Of(good.Select(activity => activity.ToJsonString())).ToArbitrary(), activity =>
        {
            story.Bot.Storage.Reset();
            var (status, answer) = Post(client, Encoding.UTF8.GetBytes(activity.Text.Replace(AnyId, TeamsUser.NewId(), StringComparison.Ordinal)));
            Assert.True(status == 200 || story.Bot.Storage.Writes == 0, "It was refused, and something was written.");
            Assert.DoesNotContain("\"statusCode\":500", answer, StringComparison.Ordinal);
        }).Holds(FullRun.Times(150));

        AssertNeitherWallNorOpenGate();
        await story.Bot.PassAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(story.Bot.Log.Text.Split('\n'), line => line.StartsWith("Error ", StringComparison.Ordinal));
        Assert.All(await StoredRows.AllAsync(story.Bot.Tables), row => Assert.DoesNotContain("a/b|c#d", row.PartitionKey, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Any_Node_Of_Any_Token_May_Be_Anything()
    {
        await using var bot = await TokenHost.StartAsync(("Teams:ActivitiesPerSecond", "100000"));
        var (header, claims) = ("""{"typ":"JWT","alg":"RS256","kid":"key-1"}""", bot.Claims().ToJsonString());
        var tokens = Gen.OneOf(
            SpoiltJson.Of(header).Select(spoilt => (Token: bot.Issuer.Sign(spoilt.Text, claims), spoilt.Place)),
            SpoiltJson.Of(claims).Select(spoilt => (Token: bot.Issuer.Sign(header, spoilt.Text), spoilt.Place)));

        Prop.ForAll(tokens.ToArbitrary(), spoilt =>
        {
            var status = (int)bot.SayAsync(spoilt.Token).GetAwaiter().GetResult().StatusCode;
            // The two that may say anything, or be missing.
            Assert.True(status is 401 or 403 or 431 || (status == 200 && spoilt.Place is "typ" or "nbf"), $"{status} for {spoilt.Place}");
        }).Holds(FullRun.Times(100));
    }

    [Fact]
    public async Task Any_Bytes_May_Arrive()
    {
        await using var host = await TeamsHost.StartAsync([Route.Text((_, _) => Task.CompletedTask)]);
        var good = host.Person().SayActivity("hello").ToJsonString();
        var bodies =
            from text in Gen.Elements(good, good, good, "{", "[", "\"", "{\"a\":" + new string('[', 5000))
            from cut in Gen.Choose(0, text.Length)
            from noise in Gen.OneOf(
                Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)),
                Gen.Elements<byte[]>([], " \n"u8.ToArray()))
            select (byte[])[.. Encoding.UTF8.GetBytes(text[..cut]), .. noise, .. Encoding.UTF8.GetBytes(text[cut..])];

        Prop.ForAll(bodies.ToArbitrary(), body =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            Post(host.Http, body);
        }).Holds(FullRun.Times(200));

        AssertNeitherWallNorOpenGate();
    }

    private static JsonObject[] Written(Mentorship story)
    {
        var maya = story.Maya;
        var bot = maya.NewActivity("message", AnyId)["recipient"]!;
        var mentioned = maya.SayActivity("<at>mentor bot</at> hello", AnyId);
        mentioned["entities"]!.AsArray().Add(new JsonObject { ["type"] = "mention", ["text"] = "<at>mentor bot</at>", ["mentioned"] = bot.DeepClone() });
        var withFile = maya.SayActivity("zq-see this", AnyId);
        withFile["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://example.com/1", ["name"] = "1" });
        var members = maya.NewActivity("conversationUpdate", AnyId);
        members["membersAdded"] = new JsonArray(bot.DeepClone(), members["from"]!.DeepClone());
        var edited = maya.SayActivity("zq-edited", AnyId);
        edited["type"] = "messageUpdate";
        edited["channelData"]!["eventType"] = "editMessage";
        return
        [
            mentioned, withFile, members, edited, maya.SayActivity("home", AnyId), maya.SayActivity("zq-typed", AnyId),
            maya.SayActivity("my space", AnyId), story.Priya.SayActivity("help", AnyId), maya.InstallActivity("add"), maya.InstallActivity("remove"),
        ];
    }

    /// <summary>Every button that stands in a chat.</summary>
    private static IEnumerable<JsonObject> OnCards(Mentorship story) =>
        from user in (TeamsUser[])[story.Maya, story.Daniel, story.Priya]
        from message in user.Messages
        from title in user.Sees(message)?.Buttons ?? []
        where user.Sees(message)!.Button(title)!.Value.TryGetProperty("verb", out _)
        select user.PressActivity(message, title, id: AnyId);

    /// <summary>What some card might offer, but for the end of all that there is.</summary>
    private static IEnumerable<JsonObject> OfEveryVerb(Mentorship story) =>
        from row in story.Bot.Get<RouteTable>().Rows
        where row.Kind == RouteKind.Card && row.Names[0] != PrivacyVerbs.Delete
        select story.Maya.InvokeActivity(story.Maya.Latest.Id, row.Names[0], new JsonObject
        {
            ["checkIn"] = Mentorship.CheckInId("The second review"), ["rev"] = 1, ["question"] = "learned", ["text"] = "zq-pressed", ["number"] = 3,
            ["choice"] = "yes", ["choices"] = "a,b", ["due"] = "2026-12-04", ["cells"] = 2, ["page"] = 0, ["share.learned"] = "mentor",
            ["mentee"] = Somebody.Maya.ObjectId, ["whose"] = Somebody.Maya.ObjectId, ["release"] = 1, ["title"] = "zq-title",
        }, AnyId);

    private (int Status, string Answer) Post(HttpClient client, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = client.PostAsync("/api/messages", content).GetAwaiter().GetResult();
        var status = (int)response.StatusCode;
        seen[status] = seen.GetValueOrDefault(status) + 1;
        Assert.True(status is < 500 or 501, $"{status}");
        return (status, response.Content.ReadAsStringAsync().GetAwaiter().GetResult());
    }

    private void AssertNeitherWallNorOpenGate() =>
        Assert.True(seen.GetValueOrDefault(200) > 10 && seen.GetValueOrDefault(400) > 10, string.Join(", ", seen));
}
