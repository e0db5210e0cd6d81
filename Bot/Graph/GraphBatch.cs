using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace TeamsMentorBot.Graph;

/// <summary>
/// Several reads in one request. Each item is judged by itself, whatever became of the others; one that was throttled or failed for the
/// moment is asked again alone. Source: Microsoft Graph, Combine multiple HTTP requests using JSON batching.
/// </summary>
internal sealed class GraphBatch(GraphTransport transport, GraphRates rates)
{
    /// <summary>Graph's own limit.</summary>
    public const int Most = 20;

    private static GraphReply NotInBatch { get; } = GraphReply.NoAnswer("NotInBatch");

    /// <returns>The answers in the order of the paths.</returns>
    public async Task<IReadOnlyList<GraphReply>> ReadAsync(GraphOperation operation, IReadOnlyList<string> paths, CancellationToken ct)
    {
        var replies = new List<GraphReply>(paths.Count);
        foreach (var some in paths.Chunk(Most))
            replies.AddRange(await ReadSomeAsync(operation, some, ct));
        return replies;
    }

    private async Task<GraphReply[]> ReadSomeAsync(GraphOperation operation, string[] paths, CancellationToken ct)
    {
        if (paths is [var only])
            return [await transport.SendAsync(operation, only, null, ct)];
        foreach (var _ in paths)
            if (!await rates.IsAdmittedAsync(operation, ct))
                return [.. paths.Select(_ => GraphRates.NotAdmitted)];
        var whole = await transport.SendAsync(GraphOperation.Batch, "/$batch", Body(operation, paths), ct);
        if (!whole.IsSuccess)
        {
            // It was repeated as a whole already: asking for each alone would be twenty requests more to a Graph that cannot.
            rates.Obey(operation, whole);
            return [.. paths.Select(_ => whole)];
        }

        var items = Items(whole);
        var replies = new GraphReply[paths.Length];
        for (var index = 0; index < paths.Length; index++)
            replies[index] = await JudgedAsync(operation, paths[index], items.GetValueOrDefault(Id(index)) ?? NotInBatch, ct);
        return replies;
    }

    private async Task<GraphReply> JudgedAsync(GraphOperation operation, string path, GraphReply reply, CancellationToken ct)
    {
        rates.Obey(operation, reply);
        return reply is { Progress: Progress.Answered, IsTransient: true } && !(reply.RetryAfter > GraphPipelines.LongestPause)
            ? await transport.SendAsync(operation, path, null, ct)
            : reply;
    }

    private static byte[] Body(GraphOperation operation, string[] paths) => JsonSerializer.SerializeToUtf8Bytes(
        new BatchRequest([.. paths.Index().Select(path => new BatchItem(Id(path.Index), operation.Method.Method, path.Item))]),
        GraphJson.Default.BatchRequest);

    private static Dictionary<string, GraphReply> Items(GraphReply whole)
    {
        var answer = whole.To(GraphOperation.Batch, GraphJson.Default.BatchAnswer);
        return answer.IsOk
            ? answer.Value.Responses.DistinctBy(item => item.Id).ToDictionary(item => item.Id, Reply, StringComparer.Ordinal)
            : [];
    }

    private static GraphReply Reply(BatchItemAnswer item)
    {
        var body = item.Body.ValueKind == JsonValueKind.Undefined ? [] : Encoding.UTF8.GetBytes(item.Body.GetRawText());
        return GraphReply.From((HttpStatusCode)item.Status, body) with
        {
            RetryAfter = int.TryParse(Header(item, "Retry-After"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(seconds)
                : null,
            RequestId = Header(item, "request-id"),
        };
    }

    private static string? Header(BatchItemAnswer item, string name) =>
        item.Headers?.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string Id(int index) => index.ToString(CultureInfo.InvariantCulture);
}
