namespace TeamsMentorBot.Rates;

/// <summary>A call in line.</summary>
internal sealed class Waiter
{
    public Waiter(Lane? lane, RatePriority priority, RateStep step)
    {
        (Lane, Priority, Step) = (lane, priority, step);
        Node = new LinkedListNode<Waiter>(this);
    }

    public Lane? Lane { get; }

    public RatePriority Priority { get; }

    public RateStep Step { get; }

    public LinkedListNode<Waiter> Node { get; }

    public CancellationTokenRegistration Cancellation { get; set; }

    public TaskCompletionSource Granted { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
