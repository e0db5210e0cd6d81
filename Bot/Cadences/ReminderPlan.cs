using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>When an unanswered prompt is followed up.</summary>
internal static class ReminderPlan
{
    /// <summary>
    /// The reminders of a prompt: at its local hour, never on its own day nor two on one day; off working days they move
    /// to the next one.
    /// </summary>
    public static IReadOnlyList<Instant> For(Instant prompt, DateTimeZone zone, ReminderDays reminders, WorkingHours hours)
    {
        var asked = prompt.InZone(zone);
        var plan = new List<Instant>(reminders.Count);
        var earliest = asked.Date.PlusDays(1);
        foreach (var days in reminders.Days)
        {
            var wanted = LocalDate.Max(asked.Date.PlusDays(days), earliest);
            var at = hours.FirstAt(wanted, asked.TimeOfDay, plan.Count == 0 ? prompt : plan[^1], zone);
            plan.Add(at);
            earliest = at.InZone(zone).Date.PlusDays(1);
        }

        return plan;
    }
}
