namespace TeamsMentorBot.Rates;

/// <summary>A lane for each conversation and operation of which something is remembered.</summary>
internal sealed class ConversationLanes
{
    private readonly Dictionary<(string Conversation, RateOperation Operation), Lane> lanes = [];

    public int Count => lanes.Count;

    /// <returns>Null for a call that belongs to no conversation.</returns>
    public Lane? Of(RateKey key)
    {
        if (key.ConversationId is null)
            return null;
        if (!lanes.TryGetValue((key.ConversationId, key.Operation), out var lane))
            lanes[(key.ConversationId, key.Operation)] = lane = new Lane(RateWindows.Conversation(key.Operation));
        return lane;
    }

    /// <summary>Those that hold nobody back any more.</summary>
    /// <param name="awaited">In which somebody waits.</param>
    public void Forget(long now, IReadOnlySet<Lane> awaited)
    {
        foreach (var (key, lane) in lanes)
            if (lane.IsIdle(now) && !awaited.Contains(lane))
                lanes.Remove(key);
    }
}
