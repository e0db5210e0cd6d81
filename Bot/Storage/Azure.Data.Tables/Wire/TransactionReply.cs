using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Azure.Data.Tables;

/// <summary>
/// The answer to a transaction: a multipart body with one change set, whose parts are whole HTTP answers in the order of the
/// actions, or a single one with the failure. Its message begins with the failed action's number: "2:The specified entity ..".
/// </summary>
internal static class TransactionReply
{
    public static async Task<IReadOnlyList<Response>> ReadAsync(Response response, int expected)
    {
        List<Response> parts;
        try
        {
            parts = await PartsAsync(response).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or FormatException)
        {
            throw new RequestFailedException(response, broken);
        }

        if (parts.Find(part => part.IsError) is { } failed)
        {
            throw new TableTransactionFailedException(new RequestFailedException(failed, null, ODataErrors.Parser))
            {
                FailedTransactionActionIndex = Index(failed),
            };
        }

        // A cut-off answer must not pass for a whole one: what was applied is then unknown.
        return parts.Count == expected
            ? parts
            : throw new RequestFailedException(response.Status, $"The answer has {parts.Count} parts for {expected} actions.");
    }

    private static async Task<List<Response>> PartsAsync(Response response)
    {
        var parts = new List<Response>();
        var outer = new MultipartReader(Boundary(response.Headers.ContentType), response.Content.ToStream());
        while (await outer.ReadNextSectionAsync().ConfigureAwait(false) is { } changeSet)
        {
            var inner = new MultipartReader(Boundary(changeSet.ContentType), changeSet.Body);
            while (await inner.ReadNextSectionAsync().ConfigureAwait(false) is { } section)
            {
                using var reader = new StreamReader(section.Body, Encoding.UTF8);
                parts.Add(PartResponse.Parse(await reader.ReadToEndAsync().ConfigureAwait(false), response.ClientRequestId));
            }
        }

        return parts;
    }

    private static string Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var parsed)
        && HeaderUtilities.RemoveQuotes(parsed.Boundary) is { Length: > 0 } boundary
            ? boundary.ToString()
            : throw new InvalidDataException("A part of the answer to a transaction has no boundary.");

    private static int? Index(Response failed) =>
        ODataErrors.Read(failed).Message?.Split(':')[0] is { } number
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
