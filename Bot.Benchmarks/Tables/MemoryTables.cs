using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace TeamsMentorBot.Benchmarks.Tables;

/// <summary>
/// A table service in this process, in place of the network: insert, update, upsert, merge, delete, read and query by key.
/// Transactions are refused, since no measured turn makes one.
/// </summary>
internal sealed class MemoryTables : HttpPipelineTransport
{
    private readonly HttpClientTransport requests = HttpClientTransport.Shared;
    private readonly ConcurrentDictionary<(string Table, string Partition), ConcurrentDictionary<string, MemoryRow>> rows = new();
    private long version;

    public override Request CreateRequest() => requests.CreateRequest();

    public override void Process(HttpMessage message) => message.Response = Answer(message.Request);

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }

    private MemoryResponse Answer(Request request)
    {
        var target = MemoryTarget.Of(request.Uri.ToUri());
        if (target.Table == "Tables")
        {
            return new(204, request.ClientRequestId);
        }

        if (request.Method == RequestMethod.Get)
        {
            return target.Row is null ? Query(request, target) : Read(request, target);
        }

        var body = Body(request);
        return target switch
        {
            { Table: "$batch" } => new(501, request.ClientRequestId),
            { Row: null } => Insert(request, target, body),
            _ when request.Method == RequestMethod.Delete => Delete(request, target),
            _ => Update(request, target, body),
        };
    }

    private MemoryResponse Read(Request request, MemoryTarget target) =>
        Partition(target.Table, target.Partition!).TryGetValue(target.Row!, out var row)
            ? new(200, request.ClientRequestId, row.ETag, row.Json())
            : new(404, request.ClientRequestId);

    private MemoryResponse Query(Request request, MemoryTarget target)
    {
        var filter = MemoryFilter.Of(request.Uri.Query);
        var found = filter.Partition is { } one
            ? Partition(target.Table, one).Where(row => filter.Has(row.Key)).Select(row => row.Value)
            : rows.Where(part => part.Key.Table == target.Table).SelectMany(part => part.Value.Values);
        return new(200, request.ClientRequestId, null, MemoryRow.List(found));
    }

    private MemoryResponse Insert(Request request, MemoryTarget target, byte[] body)
    {
        var (partition, key) = MemoryRow.KeysOf(body);
        var row = new MemoryRow(NextETag(), [body]);
        return Partition(target.Table, partition).TryAdd(key, row)
            ? new(204, request.ClientRequestId, row.ETag)
            : new(409, request.ClientRequestId);
    }

    private MemoryResponse Update(Request request, MemoryTarget target, byte[] body)
    {
        var partition = Partition(target.Table, target.Partition!);
        var known = partition.GetValueOrDefault(target.Row!);
        if (request.Headers.TryGetValue("If-Match", out var match) && match != "*" && match != known?.ETag)
        {
            return new(known is null ? 404 : 412, request.ClientRequestId);
        }

        var row = known is null || request.Method == RequestMethod.Put
            ? new MemoryRow(NextETag(), [body])
            : known.Merge(NextETag(), body);
        var isDone = known is null ? partition.TryAdd(target.Row!, row) : partition.TryUpdate(target.Row!, row, known);
        return isDone ? new(204, request.ClientRequestId, row.ETag) : new(412, request.ClientRequestId);
    }

    private MemoryResponse Delete(Request request, MemoryTarget target) =>
        new(Partition(target.Table, target.Partition!).TryRemove(target.Row!, out _) ? 204 : 404, request.ClientRequestId);

    private ConcurrentDictionary<string, MemoryRow> Partition(string table, string partition) =>
        rows.GetOrAdd((table, partition), _ => new(concurrencyLevel: 1, capacity: 3));

    private string NextETag() => string.Create(CultureInfo.InvariantCulture, $"W/\"{Interlocked.Increment(ref version)}\"");

    private static byte[] Body(Request request)
    {
        if (request.Content is null)
        {
            return [];
        }

        using var body = new MemoryStream();
        request.Content.WriteTo(body, CancellationToken.None);
        return body.ToArray();
    }
}
