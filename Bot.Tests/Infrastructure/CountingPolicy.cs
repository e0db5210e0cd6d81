using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// Counts what goes on the wire to the tables, each try by itself:
/// <c>services.Configure&lt;TableClientOptions&gt;(options => options.AddPolicy(counting, HttpPipelinePosition.PerRetry))</c>.
/// </summary>
internal sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<string> _requests = new();

    public int Count => _requests.Count;

    /// <summary>Method and path of each request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public int Reads => Requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal));

    public int Writes => Count - Reads;

    public void Reset() => _requests.Clear();

    public override void OnSendingRequest(HttpMessage message) =>
        _requests.Enqueue($"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}");
}
