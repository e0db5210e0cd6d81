using System.Net;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>Answers HTTP requests from a list, in order, and keeps what was asked; a request too many is an error.</summary>
internal sealed class ScriptedHandler(params IEnumerable<Func<HttpResponseMessage>> answers) : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> waiting = new(answers);

    public List<SentRequest> Requests { get; } = [];

    public static Func<HttpResponseMessage> Answer(
        HttpStatusCode status,
        string body = "",
        params IEnumerable<(string Name, string Value)> headers) => () =>
        {
            var answer = new HttpResponseMessage(status) { Content = new StringContent(body) };
            foreach (var (name, value) in headers)
            {
                if (!answer.Headers.TryAddWithoutValidation(name, value))
                {
                    answer.Content.Headers.Remove(name);
                    answer.Content.Headers.TryAddWithoutValidation(name, value);
                }
            }

            return answer;
        };

    public static Func<HttpResponseMessage> Broken(Exception failure) => () => throw failure;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);

        // As they go on the wire, not as HttpClient would parse them.
        var headers = request.Headers.NonValidated.Concat(request.Content is { } content ? content.Headers.NonValidated : [])
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Requests.Add(new(request.Method.Method, request.RequestUri!, headers, body));
        return waiting.TryDequeue(out var answer)
            ? answer()
            : throw new InvalidOperationException($"Nobody expected {request.Method} {request.RequestUri}.");
    }
}

internal sealed record SentRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The query, decoded.</summary>
    public IReadOnlyDictionary<string, string> Query { get; } = Uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));
}
