using NodaTime;
using NodaTime.Text;

namespace TeamsMentorBot.Milestones;

/// <summary>The id of the agenda item that asks about a milestone on its planned day: another day is another item.</summary>
internal readonly record struct MilestoneDay(string MilestoneId, LocalDate Day)
{
    private const char Mark = '.';

    // Whatever calendar the host counts by: it is read on another host, or after an update.
    private static readonly LocalDatePattern Pattern = LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd");

    public override string ToString() => $"{MilestoneId}{Mark}{Pattern.Format(Day)}";

    /// <returns>Null when the text names no day.</returns>
    public static MilestoneDay? Parse(string text) =>
        text.LastIndexOf(Mark) is > 0 and var mark && Pattern.Parse(text[(mark + 1)..]).TryGetValue(default, out var day)
            ? new MilestoneDay(text[..mark], day)
            : null;
}
