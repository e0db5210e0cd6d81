namespace TeamsMentorBot.Delivery;

/// <summary>Section <c>Delivery</c>.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>How often to look at the agenda when nothing is known to fall due, in seconds: 1 to 300.</summary>
    public int PollSeconds { get; set; } = 30;

    /// <summary>
    /// On how many people's items one instance works at the same time: 1 to 64. For 50 messages a second it takes as many as are begun
    /// while one is on its way.
    /// </summary>
    public int Concurrency { get; set; } = 40;
}
