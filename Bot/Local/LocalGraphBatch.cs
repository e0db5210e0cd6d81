using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using static TeamsMentorBot.Local.LocalGraphShape;

namespace TeamsMentorBot.Local;

/// <summary>Source: Microsoft Graph, Combine multiple HTTP requests using JSON batching.</summary>
internal static class LocalGraphBatch
{
    private const int Most = 20;

    private static readonly LocalGraphShape Shape =
        new Record(("requests", new Many(new Record(("id", new Words()), ("method", new Words("GET")), ("url", new Words())))));

    public static LocalGraphAnswer Answer(LocalGraph graph, LocalGraphRequest batch)
    {
        if (batch.Method != "POST" || batch.ContentType != "application/json" || batch.Body is not { } body)
            return LocalGraphAnswer.BadRequest("A batch is posted as application/json.");

        if (Shape.Fault(body, "body") is { } fault)
            return LocalGraphAnswer.BadRequest(fault);

        var items = body.GetProperty("requests").EnumerateArray().ToList();
        var ids = items.Select(item => item.GetProperty("id").GetString()).Distinct();
        return items.Count > Most || ids.Count() < items.Count
            ? LocalGraphAnswer.BadRequest("A batch has at most 20 requests, each with an id of its own.")
            // In any order: nobody may count on the order of the requests.
            : LocalGraphAnswer.Ok(new JsonObject { ["responses"] = new JsonArray([.. items.Select(item => One(graph, batch, item)).Reverse()]) });
    }

    private static JsonObject One(LocalGraph graph, LocalGraphRequest batch, JsonElement item)
    {
        var url = item.GetProperty("url").GetString()!.Split('?', 2);
        var request = new LocalGraphRequest(
            item.GetProperty("method").GetString()!,
            [.. url[0].TrimStart('/').Split('/').Select(Uri.UnescapeDataString)],
            QueryHelpers.ParseQuery(url.ElementAtOrDefault(1)).ToDictionary(option => option.Key, option => option.Value.ToString(), StringComparer.Ordinal),
            null)
        {
            Root = batch.Root,
            Bearer = batch.Bearer,
        };
        var (answer, what) = url[0].StartsWith('/')
            ? LocalGraphJudge.Judge(graph, request)
            : (LocalGraphAnswer.BadRequest("The url begins with a slash."), "An item without a path");
        graph.Note(request.Method, $"/v1.0{url[0]}", answer.Status, $"{what} (in a batch)");
        var headers = new JsonObject { ["Content-Type"] = "application/json" };
        if (answer.RetryAfter is { } seconds)
            headers["Retry-After"] = seconds.ToString(CultureInfo.InvariantCulture);

        return new JsonObject
        {
            ["id"] = item.GetProperty("id").GetString(),
            ["status"] = answer.Status,
            ["headers"] = headers,
            ["body"] = answer.Body,
        };
    }
}
