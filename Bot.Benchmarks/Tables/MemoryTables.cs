using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace TeamsMentorBot.Benchmarks.Tables;

/// <summary>
/// A table service in this process, in place of the network: insert, update, upsert, merge, delete, read, query by key, transactions.
/// </summary>
internal sealed class MemoryTables : HttpPipelineTransport
{
    /// <summary>Query timeout and pagination, Azure Storage REST API.</summary>
    private const int LargestPage = 1_000;

    private readonly HttpClientTransport requests = HttpClientTransport.Shared;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, MemoryPartition>> partitions = new();
    private readonly Lock batches = new();
    private readonly ConcurrentDictionary<(string Table, string What), long> requestCounts = new();
    private long version;

    /// <summary>A transaction counts as one.</summary>
    public long Requests => requestCounts.Values.Sum();

    /// <summary>The same by table and by what was asked of it: query, read, insert, change, delete, or a transaction.</summary>
    public IReadOnlyDictionary<(string Table, string What), long> RequestCounts => requestCounts.ToDictionary();

    /// <summary>What all rows hold, in bytes of their JSON.</summary>
    public long Bytes => partitions.Values.Sum(table => table.Values.Sum(partition => partition.Bytes));

    /// <summary>The smallest row key in any partition of a table; null when it has no row.</summary>
    public string? FirstRow(string table) => Table(table).Values.Select(partition => partition.FirstKey).OfType<string>().Min(StringComparer.Ordinal);

    public override Request CreateRequest() => requests.CreateRequest();

    public override void Process(HttpMessage message) => message.Response = Answer(message.Request);

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }

    private MemoryResponse Answer(Request request)
    {
        var target = MemoryTarget.Of(request.Uri.Path);
        if (target.Table == "Tables")
            return new(204, request.ClientRequestId);

        if (request.Method == RequestMethod.Get)
        {
            Count(target.Table, target.Row is null ? "query" : "read");
            return target.Row is null ? Query(request, target) : Read(request, target);
        }

        var body = Body(request);
        if (target.Table != "$batch")
            Count(target.Table, target.Row is null ? "insert" : request.Method == RequestMethod.Delete ? "delete" : "change");

        return target switch
        {
            { Table: "$batch" } => Submit(request, body),
            { Row: null } => Done(request, Insert(target, body)),
            _ when request.Method == RequestMethod.Delete => Done(request, Delete(target)),
            _ => Done(request, Update(target, IfMatch(request), request.Method == RequestMethod.Put, body)),
        };
    }

    private MemoryResponse Submit(Request request, byte[] body)
    {
        var actions = MemoryBatch.Read(body);
        Count(actions[0].Target.Table, "transaction");
        lock (batches)
        {
            var refusals = actions.Select(Refusal).Where(status => status != 0).Take(1).ToList();
            var answers = refusals is [var status] ? [(status, null)] : actions.Select(Apply).ToList();
            return new(202, request.ClientRequestId, null, MemoryBatch.Write(answers), "multipart/mixed; boundary=all");
        }
    }

    private void Count(string table, string what) => requestCounts.AddOrUpdate((table, what), 1, (_, count) => count + 1);

    private int Refusal(MemoryAction action)
    {
        var known = Partition(action.Target.Table, action.Keys.Partition).Find(action.Keys.Row);
        return action switch
        {
            { Method: "POST" } => known is null ? 0 : 409,
            { IfMatch: null } => 0,
            _ => known is null ? 404 : action.IfMatch == "*" || action.IfMatch == known.ETag ? 0 : 412,
        };
    }

    private (int Status, string? ETag) Apply(MemoryAction action) => action.Method switch
    {
        "POST" => Insert(action.Target, action.Body),
        "DELETE" => Delete(action.Target),
        var method => Update(action.Target, action.IfMatch, method == "PUT", action.Body),
    };

    private static MemoryResponse Done(Request request, (int Status, string? ETag) answer) => new(answer.Status, request.ClientRequestId, answer.ETag);

    private static string? IfMatch(Request request) => request.Headers.TryGetValue("If-Match", out var match) ? match : null;

    private MemoryResponse Read(Request request, MemoryTarget target) =>
        Partition(target.Table, target.Partition!).Find(target.Row!) is { } row
            ? new(200, request.ClientRequestId, row.ETag, row.Json())
            : new(404, request.ClientRequestId);

    private MemoryResponse Query(Request request, MemoryTarget target)
    {
        var filter = MemoryFilter.Of(request.Uri.Query);
        if (filter.Partition is not { } one)
        {
            var all = Table(target.Table).Values.SelectMany(partition => partition.Between(null, null, int.MaxValue).Rows);
            return new(200, request.ClientRequestId, null, MemoryRow.List(all));
        }

        var (found, next) = Partition(target.Table, one).Between(filter.NextPage ?? filter.From, filter.Below, filter.Top ?? LargestPage);
        return new(200, request.ClientRequestId, null, MemoryRow.List(found)) { NextRowKey = next is null ? null : MemoryFilter.PageFrom(next) };
    }

    private (int Status, string? ETag) Insert(MemoryTarget target, byte[] body)
    {
        var (partition, key) = MemoryRow.KeysOf(body);
        var row = new MemoryRow(NextETag(), body);
        return Partition(target.Table, partition).TryAdd(key, row) ? (204, row.ETag) : (409, null);
    }

    private (int Status, string? ETag) Update(MemoryTarget target, string? match, bool replace, byte[] body)
    {
        var partition = Partition(target.Table, target.Partition!);
        var known = partition.Find(target.Row!);
        if (match is not null && (known is null || (match != "*" && match != known.ETag)))
            return (known is null ? 404 : 412, null);

        var row = known is null || replace ? new MemoryRow(NextETag(), body) : known.Merge(NextETag(), body);
        var isDone = known is null ? partition.TryAdd(target.Row!, row) : partition.TryUpdate(target.Row!, row, known);
        return isDone ? (204, row.ETag) : (412, null);
    }

    private (int Status, string? ETag) Delete(MemoryTarget target) =>
        (Partition(target.Table, target.Partition!).TryRemove(target.Row!) ? 204 : 404, null);

    private MemoryPartition Partition(string table, string partition) => Table(table).GetOrAdd(partition, _ => new MemoryPartition());

    private ConcurrentDictionary<string, MemoryPartition> Table(string name) => partitions.GetOrAdd(name, _ => new());

    private string NextETag() => string.Create(CultureInfo.InvariantCulture, $"W/\"{Interlocked.Increment(ref version)}\"");

    private static byte[] Body(Request request)
    {
        if (request.Content is null)
            return [];

        request.Content.TryComputeLength(out var length);
        using var body = new MemoryStream((int)length);
        request.Content.WriteTo(body, CancellationToken.None);
        return body.Length == body.Capacity ? body.GetBuffer() : body.ToArray();
    }
}
