using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Tests.Infrastructure;
using static Azure.Data.Tables.TableTransactionActionType;
using static TeamsMentorBot.Tests.Infrastructure.ScriptedHandler;

namespace TeamsMentorBot.Tests.Storage;

/// <summary>Every request that we make is an operation of the service's published description, with no parameter that it lacks.</summary>
public sealed class PublishedDescriptionTests
{
    private const string Swagger = "azure-storage/table-2019-02-02.swagger.json";

    // Set by HTTP itself, by Azure.Core, or for every request alike.
    private static readonly string[] Everywhere =
    [
        "Accept", "Authorization", "DataServiceVersion", "Content-Type", "Content-Length", "User-Agent", "traceparent", "x-ms-date",
        "x-ms-return-client-request-id",
    ];

    [SharedDataFact(Swagger)]
    public async Task Every_Request_Is_In_The_Description()
    {
        using var swagger = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.PathOf(Swagger)));
        var requests = await RequestsAsync();

        Assert.Equal(10, requests.Count);
        foreach (var sent in requests)
        {
            var path = Uri.UnescapeDataString(sent.Uri.AbsolutePath);
            var operation = Operation(swagger.RootElement, sent.Method, path);
            var known = Parameters(swagger.RootElement, operation);
            var used = sent.Headers.Keys.Concat(sent.Query.Keys).Except(Everywhere, StringComparer.OrdinalIgnoreCase);
            Assert.True(used.All(known.Contains), $"{sent.Method} {path}: {string.Join(' ', used.Except(known))}");
        }
    }

    private static async Task<List<SentRequest>> RequestsAsync()
    {
        var handler = new ScriptedHandler(
            [.. Enumerable.Repeat(Answer(HttpStatusCode.NoContent), 7), Answer(HttpStatusCode.NotFound),
                Answer(HttpStatusCode.OK, """{"value":[]}""", ("x-ms-continuation-NextRowKey", "b")),
                Answer(HttpStatusCode.OK, """{"value":[]}"""), Answer(HttpStatusCode.BadRequest)]);
        var table = Scripted.Table(handler);
        var row = new TableEntity("p", "r");
        await table.CreateIfNotExistsAsync();
        await table.AddEntityAsync(row);
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace);
        await table.UpdateEntityAsync(row, ETag.All);
        await table.DeleteEntityAsync("p", "r");
        await table.DeleteAsync();
        await table.UpsertEntityAsync(row);
        await table.GetEntityIfExistsAsync<TableEntity>("p", "r", ["A"]);
        await table.QueryAsync<TableEntity>("A eq 1", 5, ["A"]).ToListAsync();
        await Assert.ThrowsAsync<RequestFailedException>(() => table.SubmitTransactionAsync([new(Add, row)]));
        return [.. handler.Requests.DistinctBy(sent => (sent.Method, sent.Uri.PathAndQuery))];
    }

    private static JsonElement Operation(JsonElement swagger, string method, string path)
    {
        // /Tables would also fit /{table}.
        var paths = swagger.GetProperty("paths").EnumerateObject()
            .OrderBy(described => described.Name.StartsWith("/{table}", StringComparison.Ordinal));
        foreach (var candidate in paths)
        {
            var pattern = Regex.Replace(Regex.Escape(candidate.Name), @"\\\{\w+}", "[^/']+");
            if (Regex.IsMatch(path, $"^{pattern}$") && candidate.Value.TryGetProperty(method.ToLowerInvariant(), out var operation))
                return operation;
        }

        throw new KeyNotFoundException($"{method} {path} is not described.");
    }

    private static HashSet<string> Parameters(JsonElement swagger, JsonElement operation) => operation.GetProperty("parameters")
        .EnumerateArray().Select(parameter => parameter.TryGetProperty("$ref", out var reference)
            ? swagger.GetProperty("parameters").GetProperty(reference.GetString()!.Split('/')[^1])
            : parameter)
        .Select(parameter => parameter.GetProperty("name").GetString()!).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
