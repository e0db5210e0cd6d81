using System.Text.Json.Serialization.Metadata;

namespace TeamsMentorBot.Graph;

/// <summary>Reads lists page by page, to the end. Source: Paging Microsoft Graph data in your app.</summary>
internal sealed class GraphLists(GraphTransport transport)
{
    /// <summary>More than the largest group that anybody enrols; a list that does not end is no list.</summary>
    private const int MostPages = 200;

    public async Task<GraphResult<IReadOnlyList<T>>> ReadAsync<T>(
        GraphOperation operation, string path, JsonTypeInfo<GraphPage<T>> type, CancellationToken ct)
    {
        var items = new List<T>();
        for (var page = 0; page < MostPages; page++)
        {
            var answer = (await transport.SendAsync(operation, path, null, ct)).To(operation, type);
            if (!answer.IsOk)
                return answer.Problem;
            items.AddRange(answer.Value.Value);
            if (answer.Value.NextLink is not { } next)
                return new(items, null);
            // It is followed with the app's token, so never to anybody but Graph.
            if (!next.StartsWith($"{transport.Start}/", StringComparison.OrdinalIgnoreCase))
                return new GraphProblem(GraphProblemKind.Failed, "ForeignNextLink");
            path = next[transport.Start.Length..];
        }

        return new GraphProblem(GraphProblemKind.Failed, "EndlessList");
    }
}
