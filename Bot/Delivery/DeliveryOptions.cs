using System.ComponentModel.DataAnnotations;

namespace TeamsMentorBot.Delivery;

/// <summary>Section <c>Delivery</c>.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>How often to look at the agenda when nothing is known to fall due, in seconds.</summary>
    [Range(1, 300)]
    public int PollSeconds { get; set; } = 30;

    /// <summary>How many items one instance works on at the same time.</summary>
    [Range(1, 64)]
    public int Concurrency { get; set; } = 8;
}
