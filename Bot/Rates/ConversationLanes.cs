namespace TeamsMentorBot.Rates;

/// <summary>A lane for each conversation and operation of which something is remembered.</summary>
internal sealed class ConversationLanes
{
    private readonly Dictionary<(string Conversation, RateOperation Operation), Lane> _lanes = [];

    public int Count => _lanes.Count;

    /// <returns>Null for a call that belongs to no conversation.</returns>
    public Lane? Of(RateKey key)
    {
        if (key.ConversationId is null)
            return null;
        if (!_lanes.TryGetValue((key.ConversationId, key.Operation), out var lane))
            _lanes[(key.ConversationId, key.Operation)] = lane = new Lane(RateWindows.Conversation(key.Operation));
        return lane;
    }

    /// <summary>Those that hold nobody back any more.</summary>
    /// <param name="awaited">In which somebody waits.</param>
    public void Forget(long now, IReadOnlySet<Lane> awaited)
    {
        foreach (var (key, lane) in _lanes)
            if (lane.IsIdle(now) && !awaited.Contains(lane))
                _lanes.Remove(key);
    }
}
