using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Whatever is posted: a status below 500 (501 for unknown invokes), and no turn for what is no activity of a person.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Scalars =
    [
        "null", "true", "0", "-1", "1e400", "\"\"", "\"message\"", "\"invoke\"", "\"adaptiveCard/action\"", "\"\\ud800\"",
        "\"\\u0000\"", "[]", "{}", "\"2026-13-45T99:99:99Z\"", "[null]", "[[]]", "{\"id\":null}", "{\"id\":1}",
        "\"https://evil.example/\"", "99999999999999999999", "\"x]\"", "{\"verb\":\"save\"}",
        "{\"action\":{\"verb\":\"save\",\"data\":[]}}", "{\"action\":{\"verb\":\"save\",\"data\":{\"answer\":{}}}}",
    ];

    private static readonly string[] Members =
    [
        "type", "id", "timestamp", "localTimestamp", "localTimezone", "locale", "serviceUrl", "channelId", "from",
        "recipient", "conversation", "text", "textFormat", "attachments", "entities", "channelData", "action", "name",
        "value", "replyToId", "membersAdded", "membersRemoved", "new",
    ];

    [Fact]
    public async Task Any_Member_May_Hold_Anything()
    {
        await using var host = await TeamsHost.StartAsync(Routes());
        var maya = host.Person();
        var changes = Gen.ListOf(Gen.Zip(Gen.Elements(Members), Gen.Elements(Scalars)));
        var bodies =
            from kind in Gen.Elements("message", "invoke", "installationUpdate", "conversationUpdate", "messageUpdate")
            from list in changes
            select Body(maya, kind, [.. list.Take(4)]);

        await PostAllAsync(host, bodies, 400);
    }

    [Fact]
    public async Task Any_Bytes_May_Arrive()
    {
        await using var host = await TeamsHost.StartAsync(Routes());
        var good = host.Person().SayActivity("hello").ToJsonString();
        var bodies =
            from text in Gen.Elements(good, good, good, "{", "[", "\"", "{\"a\":" + new string('[', 5000))
            from cut in Gen.Choose(0, text.Length)
            from noise in Gen.OneOf(
                Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value)),
                Gen.Elements<byte[]>([], " \n"u8.ToArray()))
            select (byte[])[.. Encoding.UTF8.GetBytes(text[..cut]), .. noise, .. Encoding.UTF8.GetBytes(text[cut..])];

        await PostAllAsync(host, bodies, 300);
    }

    private static IReadOnlyList<Route> Routes() =>
    [
        Route.Text((turn, _) => Task.FromResult(turn.Text?.Length + (turn.HasFiles ? 1 : 0))),
        Route.Installed((_, _) => Task.CompletedTask),
        Route.Card("save", (_, action, _) =>
        {
            _ = (action.Id("id"), action.Text("answer", 10), action.Date("day"));
            _ = (action.Number("n"), action.Flag("f"), action.Choices("list"));
            return Task.FromResult(CardResponse.Message("kept"));
        }),
    ];

    private static byte[] Body(TeamsUser maya, string kind, (string Member, string Json)[] changes)
    {
        var activity = maya.NewActivity(kind, "1");
        activity["name"] = "adaptiveCard/action";
        var text = activity.ToJsonString();
        foreach (var (member, json) in changes)
        {
            // As text, so that what no parser would keep (half characters) gets there as well.
            var marker = new JsonObject { [member] = "MARKER" }.ToJsonString()[1..^1];
            var copy = JsonNode.Parse(text)?.AsObject();
            if (copy is null || json.Contains("\\ud800", StringComparison.Ordinal))
            {
                text = text[..^1] + $",\"{member}\":{json}}}";
                break;
            }

            copy[member] = "MARKER";
            text = copy.ToJsonString().Replace(marker, $"\"{member}\":{json}", StringComparison.Ordinal);
            if (json.Contains("1e400", StringComparison.Ordinal))
            {
                break;
            }
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private static async Task PostAllAsync(TeamsHost host, Gen<byte[]> bodies, int count)
    {
        var seen = new Dictionary<int, int>();
        foreach (var body in bodies.Sample(count))
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            using var content = new ByteArrayContent(body);
            var response = await host.Http.PostAsync("/api/messages", content);
            var status = (int)response.StatusCode;
            Assert.True(status is < 500 or 501, $"{status} for {Encoding.UTF8.GetString(body)}");
            seen[status] = seen.GetValueOrDefault(status) + 1;
        }

        // Neither a wall nor an open gate.
        Assert.True(seen.GetValueOrDefault(200) > 10 && seen.GetValueOrDefault(400) > 10, string.Join(", ", seen));
    }
}
