using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace TeamsMentorBot.Graph;

/// <summary>How far one request came.</summary>
internal enum Progress
{
    /// <summary>No token or no connection: Graph never saw the request.</summary>
    NotSent,

    /// <summary>It left, and no complete answer came back.</summary>
    NoAnswer,

    Answered,
}

/// <param name="Status">Meaningful only when <paramref name="Progress"/> is Answered.</param>
/// <param name="Code">Graph's error code, or a word of ours where no answer came.</param>
internal sealed record GraphReply(Progress Progress, HttpStatusCode Status, string Code)
{
    /// <summary>Graph may be asked again without being told when; the pause grows exponentially.</summary>
    public static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(10);

    /// <summary>With 403 or 507: the mailbox that sends holds as much as it may.</summary>
    public const string MailboxFull = "ErrorQuotaExceeded";

    public ReadOnlyMemory<byte> Body { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public string? RequestId { get; init; }

    public bool IsSuccess => Progress == Progress.Answered && (int)Status is >= 200 and < 300;

    /// <summary>Worth asking again. Source: Microsoft Graph throttling guidance and error responses (429, 503, 504, 509).</summary>
    public bool IsTransient => Progress != Progress.Answered
        || Status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
        || (int)Status is >= 500 and not (501 or 507);

    public static GraphReply NotSent(string code) => new(Progress.NotSent, default, code);

    public static GraphReply NoAnswer(string code) => new(Progress.NoAnswer, default, code);

    public static async Task<GraphReply> FromAsync(HttpResponseMessage response, TimeProvider time, CancellationToken ct)
    {
        return From(response.StatusCode, await response.Content.ReadAsByteArrayAsync(ct)) with
        {
            RetryAfter = response.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } => Max(date - time.GetUtcNow(), TimeSpan.Zero),
                _ => null,
            },
            RequestId = response.Headers.TryGetValues("request-id", out var ids) ? ids.FirstOrDefault() : null,
        };
    }

    /// <summary>An answer, or one of those in a batch.</summary>
    public static GraphReply From(HttpStatusCode status, byte[] body) =>
        new(Progress.Answered, status, (int)status is >= 200 and < 300 ? "" : ErrorCode(body)) { Body = body };

    /// <summary>What was asked for, or why there is none.</summary>
    public GraphResult<T> To<T>(GraphOperation operation, JsonTypeInfo<T> type)
    {
        if (!IsSuccess)
            return ToProblem(operation);
        try
        {
            return JsonSerializer.Deserialize(Body.Span, type) is { } value
                ? value
                : new GraphProblem(GraphProblemKind.Failed, "EmptyAnswer") { Status = (int)Status };
        }
        catch (JsonException)
        {
            return new GraphProblem(GraphProblemKind.Failed, "UnreadableAnswer") { Status = (int)Status };
        }
    }

    public GraphProblem ToProblem(GraphOperation operation)
    {
        var mayHaveHappened = !operation.Repeatable
            && (Progress == Progress.NoAnswer || (Progress == Progress.Answered && ((int)Status is >= 500 and not (501 or 507) or 408)));
        var kind = (Progress, (int)Status) switch
        {
            _ when mayHaveHappened => GraphProblemKind.Unknown,
            (not Progress.Answered, _) => GraphProblemKind.Unavailable,
            (_, 403) => Code == MailboxFull ? GraphProblemKind.Failed : GraphProblemKind.Forbidden,
            (_, 404) => GraphProblemKind.NotFound,
            (_, 429) => GraphProblemKind.Throttled,
            _ when IsTransient => GraphProblemKind.Unavailable,
            _ => GraphProblemKind.Failed,
        };
        return new GraphProblem(kind, Code)
        {
            Status = Progress == Progress.Answered ? (int)Status : null,
            Permission = kind == GraphProblemKind.Forbidden ? operation.Permission : null,
            RetryAfter = kind == GraphProblemKind.Throttled ? RetryAfter ?? DefaultPause : RetryAfter,
        };
    }

    // Codes go into logs and stored outcomes: anything that does not look like one is left out.
    private static string ErrorCode(byte[] body)
    {
        try
        {
            var code = JsonSerializer.Deserialize(body, GraphJson.Default.GraphErrorAnswer)?.Error?.Code;
            return code is { Length: > 0 and <= 64 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-')
                ? code
                : "NoCode";
        }
        catch (JsonException)
        {
            return "NotJson";
        }
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
