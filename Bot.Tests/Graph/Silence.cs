namespace TeamsMentorBot.Tests.Graph;

/// <summary>Requests to paths with such an end leave the bot and are never answered, until the silence ends.</summary>
internal sealed class Silence(string end)
{
    private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isOver;
    private int times;

    /// <summary>Done when the first such request has left.</summary>
    public Task Met => met.Task.WaitAsync(TimeSpan.FromSeconds(20));

    public int Times => times;

    public void Ends() => isOver = true;

    /// <summary>A new one for each pipeline, since a pipeline owns its handlers.</summary>
    public DelegatingHandler Handler() => new Mute(this);

    private sealed class Mute(Silence silence) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            if (!silence.isOver && request.RequestUri!.AbsolutePath.EndsWith(silence.Ending, StringComparison.Ordinal))
            {
                Interlocked.Increment(ref silence.times);
                silence.met.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct);
            }

            return await base.SendAsync(request, ct);
        }
    }

    private string Ending => end;
}
