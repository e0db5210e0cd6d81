using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>
/// What a turn is measured against: no token, no dialog, no rules. The activity is parsed, one reply is posted to its
/// conversation, and for the rows with storage one row is written.
/// </summary>
internal static class BaselineRole
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    public static async Task<int> RunAsync(IConfiguration settings)
    {
        var table = settings["storage"] is { } storage && storage != "memory"
            ? new TableServiceClient(storage).GetTableClient(settings["prefix"] + "Baseline")
            : null;
        if (table is not null)
        {
            await table.CreateIfNotExistsAsync();
        }

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Listen();
        var app = builder.Build();
        var http = new HttpClient();
        app.MapPost("/api/messages", context => AnswerAsync(context, http, table));
        return await app.ServeAsync();
    }

    private static async Task AnswerAsync(HttpContext context, HttpClient http, TableClient? table)
    {
        var activity = (await JsonSerializer.DeserializeAsync(context.Request.Body, BaselineJson.Default.BaselineActivity))!;
        if (table is not null)
        {
            await table.UpsertEntityAsync(new TableEntity(activity.From.Id, "person") { ["Text"] = activity.Text });
        }

        var reply = new BaselineReply("message", activity.Recipient, activity.From, activity.Conversation, "Thank you, that is noted.", activity.Id);
        var conversation = Uri.EscapeDataString(activity.Conversation.Id);
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(reply, BaselineJson.Default.BaselineReply));
        content.Headers.ContentType = Json;
        using var sent = await http.PostAsync(new Uri($"{activity.ServiceUrl}v3/conversations/{conversation}/activities"), content);
        context.Response.StatusCode = sent.IsSuccessStatusCode ? 200 : 502;
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
