using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// Query Entities, page by page, until an answer has no continuation headers: an empty page says nothing about the next
/// (Query timeout and pagination, Azure Storage REST API).
/// </summary>
internal sealed class RowPages<T>(
    TableRest rest,
    string table,
    string? filter,
    int? maxPerPage,
    IEnumerable<string>? select,
    CancellationToken cancellationToken) : AsyncPageable<T>(cancellationToken)
    where T : class, ITableEntity
{
    private const string NextPartition = "x-ms-continuation-NextPartitionKey";
    private const string NextRow = "x-ms-continuation-NextRowKey";

    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        var top = pageSizeHint ?? maxPerPage;
        do
        {
            var page = await ReadAsync(continuationToken, top).ConfigureAwait(false);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (continuationToken is not null);
    }

    private async Task<Page<T>> ReadAsync(string? continuation, int? top)
    {
        using var message = rest.Message(RequestMethod.Get, $"{table}()", 200);
        var uri = message.Request.Uri;
        if (!string.IsNullOrEmpty(filter))
            uri.AppendQuery("$filter", filter);

        if (top is { } count)
            uri.AppendQuery("$top", count.ToString(CultureInfo.InvariantCulture));

        RowRequests.AppendSelect(message.Request, select);
        Continue(uri, continuation);
        var response = await rest.SendAsync(message, CancellationToken).ConfigureAwait(false);
        using var document = JsonDocument.Parse(response.Content);
        T[] rows = [.. document.RootElement.GetProperty("value").EnumerateArray().Select(row => (T)(object)EntityReader.Read(row))];
        return Page<T>.FromValues(rows, Token(response), response);
    }

    // The service's two keys hold no space; the row key is missing where the next page starts with a partition.
    private static string? Token(Response response)
    {
        var partition = response.Headers.TryGetValue(NextPartition, out var value) ? value : null;
        var row = response.Headers.TryGetValue(NextRow, out value) ? value : null;
        return partition is null && row is null ? null : $"{partition} {row}";
    }

    private static void Continue(RequestUriBuilder uri, string? continuation)
    {
        if (continuation is null)
            return;

        var parts = continuation.Split(' ', 2);
        if (parts[0].Length > 0)
            uri.AppendQuery("NextPartitionKey", parts[0]);

        if (parts is [_, { Length: > 0 } row])
            uri.AppendQuery("NextRowKey", row);
    }
}
