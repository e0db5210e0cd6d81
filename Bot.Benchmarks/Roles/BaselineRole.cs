using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using TeamsMentorBot.Benchmarks.Tables;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>
/// What a turn is measured against: no token, no dialog, no rules. The activity is parsed, one reply is posted to its
/// conversation, and for the rows with storage one row is written. With the same calls as the bot it also folds the message before, and
/// writes its row where the bot does: what is left between the two is the bot's own work.
/// </summary>
internal static class BaselineRole
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public static async Task<int> RunAsync(IConfiguration settings)
    {
        var sameCalls = settings["calls"] == "same";
        var table = Table(settings, sameCalls);
        if (table is not null)
            await table.CreateIfNotExistsAsync();

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Listen();
        var app = builder.Build();
        var http = new HttpClient();
        app.MapPost("/api/messages", context => AnswerAsync(context, http, table, sameCalls));
        return await app.ServeAsync();
    }

    private static TableClient? Table(IConfiguration settings, bool sameCalls) => settings["storage"] switch
    {
        "memory" when sameCalls => Table(settings, "UseDevelopmentStorage=true", new TableClientOptions { Transport = new MemoryTables() }),
        null or "memory" => null,
        var storage => Table(settings, storage),
    };

    private static TableClient Table(IConfiguration settings, string storage, TableClientOptions? options = null) =>
        new TableServiceClient(storage, options).GetTableClient(settings["prefix"] + "Baseline");

    private static async Task AnswerAsync(HttpContext context, HttpClient http, TableClient? table, bool sameCalls)
    {
        var activity = (await JsonSerializer.DeserializeAsync(context.Request.Body, BaselineJson.Default.BaselineActivity))!;
        if (table is not null)
            await table.UpsertEntityAsync(new TableEntity(activity.From.Id, "person") { ["Text"] = activity.Text });

        var reply = new BaselineReply("message", activity.Recipient, activity.From, activity.Conversation, "Thank you, that is noted.", activity.Id);
        var messages = $"{activity.ServiceUrl}v3/conversations/{Uri.EscapeDataString(activity.Conversation.Id)}/activities";
        using var sent = await http.PostAsync(new Uri(messages), Content(reply));
        if (sameCalls)
        {
            using var folded = await http.PutAsync(new Uri($"{messages}/{activity.Id}"), Content(reply));
        }

        context.Response.StatusCode = sent.IsSuccessStatusCode ? 200 : 502;
    }

    private static ByteArrayContent Content(BaselineReply reply)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, BaselineJson.Default.BaselineReply));
        content.Headers.ContentType = Json;
        return content;
    }
}

internal sealed record BaselineActivity(
    string Id, string ServiceUrl, BaselineAccount From, BaselineAccount Recipient, BaselineConversation Conversation, string Text);

internal sealed record BaselineAccount(string Id, string? Name, string? AadObjectId);

internal sealed record BaselineConversation(string Id, string? TenantId);

internal sealed record BaselineReply(
    string Type, BaselineAccount From, BaselineAccount Recipient, BaselineConversation Conversation, string Text, string ReplyToId);

[JsonSerializable(typeof(BaselineActivity))]
[JsonSerializable(typeof(BaselineReply))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BaselineJson : JsonSerializerContext;
