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
    private Action? _then;
    private int _after;

    public int Count => _requests.Count;

    /// <summary>Method and path of each request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public int Reads => Requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal));

    public int Writes => Count - Reads;

    public void Reset() => _requests.Clear();

    /// <summary>Does something just before the request with this number from now on leaves.</summary>
    public void After(int requests, Action act)
    {
        _then = act;
        Volatile.Write(ref _after, requests);
    }

    public override void OnSendingRequest(HttpMessage message)
    {
        _requests.Enqueue($"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}");
        if (Interlocked.Decrement(ref _after) == 0)
            _then?.Invoke();
    }
}
