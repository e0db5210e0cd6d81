using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Local;

/// <summary>A bot that only listens, and answers every press of a button with the same card.</summary>
internal sealed class ScriptedBot : IAsyncDisposable
{
    private readonly Channel<JsonObject> activities = Channel.CreateUnbounded<JsonObject>();
    private readonly WebApplication app;

    public ScriptedBot(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.MapPost("/api/messages", ReceiveAsync);
    }

    public static JsonObject Question => Card(
        """
        [
          { "type": "Input.Text", "id": "learned", "label": "What did you learn?", "isMultiline": true },
          { "type": "Input.Text", "id": "left", "label": "Left empty" },
          { "type": "Input.ChoiceSet", "id": "kind", "label": "What was it?", "style": "expanded",
            "choices": [{ "title": "A win", "value": "win" }, { "title": "A setback", "value": "setback" }] },
          { "type": "Input.ChoiceSet", "id": "sure", "label": "How sure?",
            "choices": [{ "title": "Not at all", "value": "1" }, { "title": "Quite", "value": "2" }] }
        ]
        """,
        """[{ "type": "Action.Execute", "title": "Next", "verb": "next" }]""");

    public static JsonObject Closed => Card("""[{ "type": "TextBlock", "text": "All kept" }]""", "[]");

    private static JsonObject Thanks => Card("""[{ "type": "TextBlock", "text": "Thank you" }]""", "[]");

    public static StringContent Message(JsonObject card) => new(
        new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["content"] = card,
            }),
        }.ToJsonString(),
        Encoding.UTF8,
        "application/json");

    public Task StartAsync() => app.StartAsync();

    /// <summary>The next activity of this person and type; others before it are passed over.</summary>
    public async Task<JsonObject> NextAsync(SamplePerson from, string type)
    {
        while (true)
        {
            var activity = await activities.Reader.ReadAsync().AsTask().WaitAsync(Waiting.Longest);
            if ((string?)activity["type"] == type && (string?)activity["from"]!["id"] == from.UserId)
                return activity;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static JsonObject Card(string body, string actions) => new()
    {
        ["type"] = "AdaptiveCard",
        ["version"] = "1.5",
        ["body"] = JsonNode.Parse(body),
        ["actions"] = JsonNode.Parse(actions),
    };

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        var activity = (await JsonNode.ParseAsync(request.Body))!.AsObject();
        var invoked = (string?)activity["type"] == "invoke";
        activities.Writer.TryWrite(activity);
        return invoked
            ? Results.Text(Answer(), "application/json")
            : Results.Accepted();
    }

    private static string Answer() => new JsonObject
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.card.adaptive",
        ["value"] = Thanks,
    }.ToJsonString();
}
