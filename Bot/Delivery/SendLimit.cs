namespace TeamsMentorBot.Delivery;

/// <summary>At most so many messages to one person in a period: each takes a place in it, in the transaction that claims it.</summary>
/// <param name="Kind">A code such as <c>day</c>; what is held up says it as the reason.</param>
/// <param name="Period">Which one, on the person's own calendar: <c>2026-11-21</c>.</param>
/// <param name="Most">How many places it has: 1 or more.</param>
/// <param name="Otherwise">When to try again where none is free.</param>
internal sealed record SendLimit(string Kind, string Period, int Most, DateTimeOffset Otherwise);
