using System.Collections.Concurrent;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>Keeps every body that goes through it: what a service was told, or what a person was answered.</summary>
internal sealed class WireTap
{
    private readonly ConcurrentQueue<string> sent = [];
    private readonly ConcurrentQueue<string> received = [];

    /// <summary>Address and body of each request.</summary>
    public IReadOnlyList<string> Requests => [.. sent];

    /// <summary>Body of each answer.</summary>
    public IReadOnlyList<string> Answers => [.. received];

    public string Sent => string.Join('\n', sent);

    public string Received => string.Join('\n', received);

    /// <summary>A new one for each pipeline, since a pipeline owns its handlers.</summary>
    public DelegatingHandler Handler() => new Tap(this);

    private sealed class Tap(WireTap tap) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            tap.sent.Enqueue($"{request.RequestUri}\n{(request.Content is null ? "" : await request.Content.ReadAsStringAsync(ct))}");
            var response = await base.SendAsync(request, ct);
            await response.Content.LoadIntoBufferAsync(ct);
            tap.received.Enqueue(await response.Content.ReadAsStringAsync(ct));
            return response;
        }
    }
}
