using System.Globalization;

namespace TeamsMentorBot.Cadences;

/// <summary>On which days after an unanswered prompt it is followed up: none, one or two, in order.</summary>
/// <param name="First">1 to <see cref="Latest"/>; 0 where there is no reminder.</param>
/// <param name="Second">After the first; 0 where there is one at most.</param>
internal readonly record struct ReminderDays(int First, int Second = 0)
{
    public const int Most = 2;
    public const int Latest = 30;

    public int Count => this switch
    {
        { First: 0 } => 0,
        { Second: 0 } => 1,
        _ => Most,
    };

    public IReadOnlyList<int> Days => [.. new[] { First, Second }.Take(Count)];

    /// <summary>The first so many of two that suit most programs.</summary>
    public static ReminderDays Usual(int count) => count switch
    {
        <= 0 => default,
        1 => new(2),
        _ => new(2, 5),
    };

    /// <returns>Null where these are more than two, not in order, or too late.</returns>
    public static ReminderDays? Of(IReadOnlyList<int> days) => days switch
    {
        [] => default(ReminderDays),
        [>= 1 and <= Latest and var only] => new ReminderDays(only),
        [>= 1 and var first, <= Latest and var second] when first < second => new ReminderDays(first, second),
        _ => null,
    };

    /// <summary>As <see cref="ToString"/> wrote it.</summary>
    public static ReminderDays? Parse(string text)
    {
        var days = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var day))
                return null;
            days.Add(day);
        }

        return Of(days);
    }

    public override string ToString() => string.Join(',', Days.Select(day => day.ToString(CultureInfo.InvariantCulture)));
}
