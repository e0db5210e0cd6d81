namespace TeamsMentorBot.Rates;

/// <summary>What is asked for. Only what leaves is counted, at the moment at which it does.</summary>
internal enum RateStep
{
    /// <summary>To make a call now.</summary>
    Call,

    /// <summary>To prepare a call, with a place kept for it: it is given a little before that is free, so that preparing takes nothing of the limit.</summary>
    Prepare,

    /// <summary>To make a call that was prepared.</summary>
    Leave,
}
