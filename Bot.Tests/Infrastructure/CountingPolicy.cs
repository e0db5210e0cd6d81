using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// Counts what the tables are asked; a second try of a slow moment is no second question:
/// <c>services.Configure&lt;TableClientOptions&gt;(options => options.AddPolicy(counting, HttpPipelinePosition.PerCall))</c>.
/// </summary>
internal sealed class CountingPolicy : HttpPipelineSynchronousPolicy
{
    private readonly ConcurrentQueue<string> seen = new();
    private Action? then;
    private int after;
    private string? awaited;

    public int Count => seen.Count;

    /// <summary>Method and path of each request, in order.</summary>
    public IReadOnlyList<string> Requests => [.. seen];

    /// <summary>All but the heartbeat of the instance and the dispatcher's own looks at the agenda, which no turn causes.</summary>
    public IEnumerable<string> OfTurns => Requests.Where(request => !request.Contains("Instances", StringComparison.Ordinal)
        && !(request.StartsWith("GET", StringComparison.Ordinal) && request.Contains("Agenda", StringComparison.Ordinal)));

    public int Reads => Requests.Count(request => request.StartsWith("GET", StringComparison.Ordinal));

    public int Writes => Count - Reads;

    public void Reset() => seen.Clear();

    /// <summary>Does something just before the request with this number from now on leaves.</summary>
    public void After(int requests, Action act)
    {
        then = act;
        Volatile.Write(ref after, requests);
    }

    /// <summary>Does something once, just before the first request from now on that holds this leaves.</summary>
    public void Before(string part, Action act)
    {
        then = act;
        Volatile.Write(ref awaited, part);
    }

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = $"{message.Request.Method} {message.Request.Uri.ToUri().AbsolutePath}";
        seen.Enqueue(request);
        if (Volatile.Read(ref awaited) is { } part && request.Contains(part, StringComparison.Ordinal)
            && Interlocked.CompareExchange(ref awaited, null, part) is not null)
            then?.Invoke();
        if (Interlocked.Decrement(ref after) == 0)
            then?.Invoke();
    }
}
