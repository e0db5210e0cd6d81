using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>One person with a Teams client: installs, types, presses, and sees what a client would show.</summary>
internal sealed class TeamsUser
{
    private static long lastId = 1_776_825_925_953;
    private readonly HttpClient bot;
    private readonly FakeConnector connector;
    private readonly TimeProvider time;
    private readonly Dictionary<string, (int Version, CardView Card)> ownView = [];

    public TeamsUser(HttpClient bot, FakeConnector connector, TimeProvider time, string tenantId, string objectId, string name)
    {
        (this.bot, this.connector, this.time) = (bot, connector, time);
        (TenantId, ObjectId, Name) = (tenantId, objectId, name);
        UserId = "29:1" + objectId.Replace("-", "_", StringComparison.Ordinal) + "_x";
        connector.AddMember(UserId, objectId, name);
        ConversationId = connector.OpenConversation(tenantId, UserId);
    }

    public string TenantId { get; }

    public string ObjectId { get; }

    public string Name { get; }

    public string UserId { get; }

    public string ConversationId { get; }

    public string TimeZone { get; set; } = "Europe/Berlin";

    public string Locale { get; init; } = "en-US";

    /// <summary>For bots that ask for a token.</summary>
    public Func<string>? Token { get; init; }

    public static string NewId() => Interlocked.Increment(ref lastId).ToString(CultureInfo.InvariantCulture);

    /// <summary>What stands in this person's chat, oldest first.</summary>
    public IReadOnlyList<SentActivity> Messages => connector.MessagesIn(ConversationId);

    public SentActivity Latest => Messages[^1];

    public Task<HttpResponseMessage> InstallsAsync() => PostAsync(InstallActivity("add"));

    public Task<HttpResponseMessage> RemovesAsync() => PostAsync(InstallActivity("remove"));

    /// <param name="text">What is typed.</param>
    /// <param name="id">The message's id, to deliver one twice.</param>
    /// <param name="timestamp">When it was typed, to deliver out of order.</param>
    public Task<HttpResponseMessage> SaysAsync(string text, string? id = null, DateTimeOffset? timestamp = null) =>
        PostAsync(SayActivity(text, id, timestamp));

    /// <summary>Presses a button on the newest card that has it.</summary>
    public Task<CardAnswer> PressesAsync(string title, object? inputs = null) =>
        PressesAsync(Messages.LastOrDefault(message => Sees(message)?.Button(title) is not null)
            ?? throw new InvalidOperationException($"No card in {Name}'s chat has the button \"{title}\". {Describe()}"), title, inputs);

    /// <param name="on">The message with the card.</param>
    /// <param name="title">What the button says.</param>
    /// <param name="inputs">What is filled in, by input id: an anonymous object or a dictionary. Prefilled values go along.</param>
    /// <param name="id">The invoke's id, to deliver one twice.</param>
    public async Task<CardAnswer> PressesAsync(SentActivity on, string title, object? inputs = null, string? id = null)
    {
        var answer = await CardAnswer.ReadAsync(await PostAsync(PressActivity(on, title, inputs, id)));
        if (answer.Card is { } card)
            ownView[on.Id] = (on.Versions.Count, card);

        return answer;
    }

    /// <summary>Presses as a client does that does not know Action.Execute: the fallback arrives as a message.</summary>
    public Task<HttpResponseMessage> PressesOnOldClientAsync(SentActivity on, string title, object? inputs = null)
    {
        var value = Filled(on, inputs, Button(on, title).GetProperty("fallback").GetProperty("data"));
        var activity = NewActivity("message", NewId());
        activity["replyToId"] = on.Id;
        activity["value"] = value;
        return PostAsync(activity);
    }

    public JsonObject SayActivity(string text, string? id = null, DateTimeOffset? timestamp = null)
    {
        var activity = NewActivity("message", id ?? NewId(), timestamp);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    public JsonObject PressActivity(SentActivity on, string title, object? inputs = null, string? id = null)
    {
        var button = Button(on, title);
        return InvokeActivity(on.Id, button.GetProperty("verb").GetString()!,
            Filled(on, inputs, button.TryGetProperty("data", out var data) ? data : null), id);
    }

    /// <summary>Any press at all, also of what no card offers.</summary>
    public JsonObject InvokeActivity(string? cardId, string verb, JsonNode? data, string? id = null)
    {
        var activity = NewActivity("invoke", id ?? "f:" + Guid.NewGuid());
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = cardId;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    /// <summary>An activity with the members that recorded traffic has.</summary>
    public JsonObject NewActivity(string type, string id, DateTimeOffset? timestamp = null) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["timestamp"] = (timestamp ?? time.GetUtcNow()).ToString("O"),
        ["localTimezone"] = TimeZone,
        ["locale"] = Locale,
        ["channelId"] = "msteams",
        ["serviceUrl"] = connector.ServiceUrl(TenantId),
        ["from"] = new JsonObject { ["id"] = UserId, ["name"] = Name, ["aadObjectId"] = ObjectId },
        ["recipient"] = new JsonObject { ["id"] = "28:00000000-0000-4000-8000-000000000003", ["name"] = "mentor bot" },
        ["conversation"] = new JsonObject { ["id"] = ConversationId, ["conversationType"] = "personal", ["tenantId"] = TenantId },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } },
        ["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "clientInfo", ["locale"] = Locale, ["country"] = "US", ["platform"] = "Web", ["timezone"] = TimeZone,
        }),
    };

    public async Task<HttpResponseMessage> PostAsync(JsonNode activity)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (Token is not null)
            request.Headers.Authorization = new("Bearer", Token());

        return await bot.SendAsync(request);
    }

    /// <summary>The card as it looks for this person: what an action was answered with, until the message itself changes.</summary>
    public CardView? Sees(SentActivity message) =>
        ownView.TryGetValue(message.Id, out var own) && own.Version >= message.Versions.Count ? own.Card : message.Card;

    /// <summary>The chat is loaded again: what only answered an action is gone.</summary>
    public void Reloads() => ownView.Clear();

    private JsonElement Button(SentActivity on, string title) =>
        Sees(on)?.Button(title) ?? throw new InvalidOperationException($"The card has no button \"{title}\". {Describe()}");

    private JsonObject Filled(SentActivity on, object? inputs, JsonElement? data)
    {
        var filled = data is { } found ? JsonNode.Parse(found.GetRawText())!.AsObject() : [];
        foreach (var (name, value) in Sees(on)!.Values)
            filled[name] = value;

        foreach (var (name, value) in JsonSerializer.SerializeToNode(inputs ?? new { })!.AsObject())
            filled[name] = value?.DeepClone();

        return filled;
    }

    public JsonObject InstallActivity(string action)
    {
        var activity = NewActivity("installationUpdate", "f:" + Guid.NewGuid());
        activity["action"] = action;
        return activity;
    }

    private string Describe() => "They see: " + string.Join(" / ", Messages.Select(message =>
        message.Text ?? string.Join(", ", Sees(message)?.Buttons ?? [])));
}

/// <summary>What a press was answered with.</summary>
/// <param name="StatusCode">Of the body; the HTTP status is always 200.</param>
/// <param name="Type">What the value is.</param>
/// <param name="Value">Card, text or error.</param>
internal sealed record CardAnswer(int StatusCode, string Type, JsonElement Value)
{
    public CardView? Card => Type == "application/vnd.microsoft.card.adaptive" ? new(Value) : null;

    public string? Message => Type == "application/vnd.microsoft.activity.message" ? Value.GetString() : null;

    public string? Error => Type == "application/vnd.microsoft.error" ? Value.GetProperty("message").GetString() : null;

    public static async Task<CardAnswer> ReadAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {body}");
        var root = JsonElement.Parse(body);
        return new(root.GetProperty("statusCode").GetInt32(), root.GetProperty("type").GetString()!, root.GetProperty("value"));
    }
}
