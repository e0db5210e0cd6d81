using System.Net;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>Calls of Graph by kind: how many left the bot, how many Graph accepted, and how many it throttled.</summary>
internal sealed class CountedCalls
{
    public const string Notify = "sendActivityNotification";
    public const string Install = "POST installedApps";
    public const string Read = "GET installedApps";
    public const string Chat = "chat";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Count> counts = [];
    private readonly List<(Func<bool> Is, TaskCompletionSource Met)> waiters = [];
    private int underWay;

    public int Sent(string kind) => Of(kind).Sent;

    public int Accepted(string kind) => Of(kind).Accepted;

    public int Throttled(string kind) => Of(kind).Throttled;

    /// <summary>Done when something is so and no call is under way.</summary>
    public async Task UntilAsync(Func<bool> condition) => Assert.True(await IsMetAsync(condition, Patience), $"Too few calls: {this}");

    /// <summary>The same where it need not come to that: then it takes a while.</summary>
    public Task MayBeAsync(Func<bool> condition) => IsMetAsync(condition, TimeSpan.FromSeconds(2));

    private async Task<bool> IsMetAsync(Func<bool> condition, TimeSpan most)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
            waiters.Add((condition, met));
        Look();
        return await Task.WhenAny(met.Task, Task.Delay(most, TimeProvider.System)) == met.Task;
    }

    /// <summary>A new one for each pipeline, since a pipeline owns its handlers.</summary>
    public DelegatingHandler Handler() => new Counting(this);

    public override string ToString()
    {
        lock (gate)
            return $"{underWay} under way, {string.Join(", ", counts.Select(kind => $"{kind.Key} {kind.Value.Sent}/{kind.Value.Accepted}"))}";
    }

    private Count Of(string kind)
    {
        lock (gate)
            return counts.GetValueOrDefault(kind);
    }

    private void Note(IReadOnlyList<string> kinds, int started, Count more)
    {
        lock (gate)
        {
            underWay += started;
            foreach (var kind in kinds)
                counts[kind] = Of(kind).And(more);
        }

        Look();
    }

    private void Look()
    {
        List<TaskCompletionSource> met;
        lock (gate)
        {
            met = underWay > 0 ? [] : [.. waiters.Where(waiter => waiter.Is()).Select(waiter => waiter.Met)];
            waiters.RemoveAll(waiter => met.Contains(waiter.Met));
        }

        met.ForEach(one => one.TrySetResult());
    }

    /// <summary>Finding the chat is a read of installed apps too.</summary>
    private static IReadOnlyList<string> KindsOf(HttpRequestMessage request)
    {
        var path = request.RequestUri!.AbsolutePath;
        return path.EndsWith("/chat", StringComparison.Ordinal) ? [Read, Chat]
            : path.EndsWith("/installedApps", StringComparison.Ordinal) ? [request.Method == HttpMethod.Post ? Install : Read]
            : [path[(path.LastIndexOf('/') + 1)..]];
    }

    private readonly record struct Count(int Sent = 0, int Accepted = 0, int Throttled = 0)
    {
        public Count And(Count more) => new(Sent + more.Sent, Accepted + more.Accepted, Throttled + more.Throttled);
    }

    private sealed class Counting(CountedCalls calls) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var kinds = KindsOf(request);
            calls.Note(kinds, 1, new Count(Sent: 1));
            HttpResponseMessage? response = null;
            try
            {
                return response = await base.SendAsync(request, ct);
            }
            finally
            {
                calls.Note(kinds, -1, response switch
                {
                    { IsSuccessStatusCode: true } or { StatusCode: HttpStatusCode.Conflict } => new Count(Accepted: 1),
                    { StatusCode: HttpStatusCode.TooManyRequests } => new Count(Throttled: 1),
                    _ => default,
                });
            }
        }
    }
}
