using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Every call to the Connector and what the tests' own Connector answers, against Microsoft's published description, where it is at hand.</summary>
public sealed class ConnectorDescriptionTests
{
    private const string Swagger = "bot-connector/ConnectorAPI.swagger.json";

    // Teams documentation, "Get single member details"; the description, which is every channel's, has it without the id.
    private const string OfTeamsAlone = "GET /v3/conversations/{conversationId}/members/{memberId}";

    private readonly JsonNode description = SharedData.Has(Swagger) ? JsonNode.Parse(File.ReadAllText(SharedData.PathOf(Swagger)))! : new JsonObject();

    [SharedDataFact(Swagger)]
    public async Task Every_Call_And_Every_Answer_Is_Described()
    {
        var exchanges = new Exchanges();
        await using var host = await TeamsHost.StartAsync([], services: services => services.AddSingleton(provider =>
            ActivatorUtilities.CreateInstance<ConnectorTransport>(provider, new HttpClient(exchanges))));
        await CallAsync(host.Services.GetRequiredService<ConnectorClient>(), host.ChatOf(host.Person()));

        Assert.Equal([201, 202, 201, 200, 200, 201, 201, 403, 404, 200], exchanges.All.Select(exchange => exchange.Status));
        Assert.Empty(exchanges.All.SelectMany(Faults));
    }

    [SharedDataFact(Swagger)]
    public void What_Is_Not_Described_Would_Be_Found()
    {
        const string Wrong = """{"type":"massage","txt":"hi","text":1,"from":{"ID":"28:bot"},"attachments":{}}""";

        var faults = Faults(new("POST", "/v3/conversations/a%3A1/activities", "?x=1", Wrong, 201, """{"activity":"1"}"""));

        Assert.Equal(["activities?x", "activity.type", "activity.txt", "activity.text", "activity.from.ID", "activity.attachments", "201.activity"], faults);
        Assert.Equal(["POST /v3/conversation"], Faults(new("POST", "/v3/conversation", "", "{}", 201, "")));
    }

    private static async Task CallAsync(ConnectorClient client, ConversationReference maya)
    {
        var card = CardActivity.For(new AdaptiveCard { Body = [new TextBlock("One question")] }, "A question for you");
        await client.SendAsync(maya, Activity.Message("hello"), default);
        await client.SendAsync(maya, new Activity { Type = ActivityTypes.Typing }, default);
        var sent = await client.SendAsync(maya, card, default);
        await client.UpdateAsync(maya, sent.ActivityId!, card, default);
        await client.DeleteAsync(maya, sent.ActivityId!, default);
        await client.CreateConversationAsync(maya.ServiceUrl, maya.TenantId, maya.UserId!, maya.BotId, default);
        await client.CreateConversationAsync(maya.ServiceUrl, maya.TenantId, "00000000-0000-4000-8000-000000000004", null, default);
        await client.CreateConversationAsync(maya.ServiceUrl, maya.TenantId, "00000000-0000-4000-8000-0000000000ff", null, default);
        await client.SendAsync(maya with { ConversationId = "a:nobody" }, Activity.Message("hello"), default);
        await client.GetMemberAsync(maya, maya.UserId!, default);
    }

    /// <summary>What of a call or its answer is not described, each by its place.</summary>
    private IEnumerable<string> Faults(Exchange exchange)
    {
        var (path, operation) = Described(exchange);
        if (operation is null)
            return path == OfTeamsAlone ? [] : [path];
        var known = operation["parameters"]!.AsArray().ToLookup(parameter => (string)parameter!["in"]!);
        var last = exchange.Path.Split('/')[^1];
        return
        [
            .. exchange.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0])
                .Except(known["query"].Select(parameter => (string)parameter!["name"]!)).Select(name => $"{last}?{name}"),
            .. known["body"].SelectMany(body => Faults(JsonNode.Parse(exchange.Body), body!["schema"], (string)body["name"]!)),
            .. exchange.Answer.Length == 0 ? [] : Faults(JsonNode.Parse(exchange.Answer), AnswerOf(operation, exchange.Status), $"{exchange.Status}"),
        ];
    }

    private (string Path, JsonNode? Operation) Described(Exchange exchange)
    {
        var method = exchange.Method.ToLowerInvariant();
        // The longest first: /activities/history would also fit /activities/{activityId}.
        var found = description["paths"]!.AsObject().Select(path => path.Key).Append(OfTeamsAlone.Split(' ')[1]).OrderByDescending(path => path.Length)
            .Where(path => Regex.IsMatch(exchange.Path, $"^{Regex.Replace(path, @"\{\w+\}", "[^/]+")}$"))
            .Select(path => (Path: $"{exchange.Method} {path}", Operation: description["paths"]![path]![method]))
            .OrderBy(one => one.Operation is null).FirstOrDefault();
        return found.Path is null ? ($"{exchange.Method} {exchange.Path}", null) : found;
    }

    private static JsonNode? AnswerOf(JsonNode operation, int status) =>
        (operation["responses"]![$"{status}"] ?? operation["responses"]!["default"])!["schema"];

    /// <summary>Nothing is said of what has no schema, and anything may be in an object without named members.</summary>
    private IEnumerable<string> Faults(JsonNode? value, JsonNode? schema, string place)
    {
        if ((string?)schema?["$ref"] is { } reference)
            return Faults(value, description["definitions"]![reference.Split('/')[^1]], place);
        return ((string?)schema?["type"], value?.GetValueKind()) switch
        {
            ("string", JsonValueKind.String) => schema!["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)) ? [place] : [],
            ("boolean", JsonValueKind.True or JsonValueKind.False) => [],
            ("array", JsonValueKind.Array) => value!.AsArray().SelectMany(item => Faults(item, schema!["items"], place)),
            (null or "object", JsonValueKind.Object) when schema?["properties"] is JsonObject { Count: > 0 } named => value!.AsObject().SelectMany(
                member => named[member.Key] is { } known ? Faults(member.Value, known, $"{place}.{member.Key}") : [$"{place}.{member.Key}"]),
            (null, _) or ("object", JsonValueKind.Object) => [],
            _ => [place],
        };
    }

    private sealed record Exchange(string Method, string Path, string Query, string Body, int Status, string Answer);

    private sealed class Exchanges() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<Exchange> All { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            // Below the service URL, which has a region and a tenant in its path.
            var path = request.RequestUri!.AbsolutePath[request.RequestUri.AbsolutePath.IndexOf("/v3/", StringComparison.Ordinal)..];
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            All.Add(new(request.Method.Method, path, request.RequestUri.Query, body, (int)answer.StatusCode, text));
            return answer;
        }
    }
}
