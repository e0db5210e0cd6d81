using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>One run through what is due to a person, in order of time, as the agenda would have it.</summary>
internal sealed class ForecastRun(Instant from, LocalDate? awayUntil)
{
    private readonly PriorityQueue<Pending, (Instant Due, AskKind Kind, string Id)> agenda = new();
    private readonly HashSet<LocalDate> days = [];
    private readonly Dictionary<string, int> weeks = [];
    private readonly List<Foreseen> foreseen = [];

    public void Add(Asking asking, CadenceSlot slot) =>
        Enqueue(new Pending(asking, AskKind.CheckIn, slot, 0, slot.Wanted, slot.At, slot.At, slot.IsMoved ? [Quiet(asking.Hours, slot.Wanted)] : []));

    public void AddMilestone(Asking asking, LocalDate day)
    {
        var at = asking.Hours.FirstAt(day, asking.Cadence.At, Instant.MinValue, asking.Zone);
        var date = at.InZone(asking.Zone).Date;
        Obstacle[] moved = date == day ? [] : [Quiet(asking.Hours, day)];
        Enqueue(new Pending(asking, AskKind.Milestone, new CadenceSlot(at, date, 0, day), 0, day, at, Instant.Max(at, from), moved));
    }

    public IReadOnlyList<Foreseen> ToEnd()
    {
        while (agenda.TryDequeue(out var next, out _))
            Take(next);
        return [.. foreseen.OrderBy(one => one.Moment)];
    }

    private void Take(Pending due)
    {
        var today = due.Today;
        if (today > due.Asking.EndsOn)
            Tell(due, null, Obstacle.Over);
        else if (IsBefore(awayUntil, due))
            Leave(due, awayUntil!.Value, Obstacle.Away);
        else if (IsBefore(due.Asking.PausedUntil, due))
            Leave(due, due.Asking.PausedUntil!.Value, Obstacle.Paused);
        else if (IsOvertaken(due))
            Tell(due, null, Obstacle.Overtaken);
        else if (due.Asking.Hours.FirstFrom(due.Due, due.Asking.Zone) is var open && open > due.Due)
            Hold(due, open, Quiet(due.Asking.Hours, today));
        else if (due.Asking.Own?.Hold(due.Due, due.Asking.Zone, due.Asking.Hours, due.Asking.Cadence.At) is var (until, why))
            Hold(due, until, why);
        else if (days.Contains(today))
            Hold(due, due.From(today.PlusDays(1)), Obstacle.DayTaken);
        else if (due.Kind != AskKind.Reminder && weeks.GetValueOrDefault(Weeks.Name(today)) >= Weeks.MostConversations)
            Hold(due, due.From(Weeks.Next(today)), Obstacle.WeekFull);
        else
            Ask(due, today);
    }

    private void Ask(Pending due, LocalDate today)
    {
        days.Add(today);
        if (due.Kind != AskKind.Reminder)
            weeks[Weeks.Name(today)] = weeks.GetValueOrDefault(Weeks.Name(today)) + 1;
        Tell(due, due.Due);
        if (due.Kind != AskKind.Milestone)
            Remind(due);
    }

    private void Remind(Pending due)
    {
        var (zone, cadence) = (due.Asking.Zone, due.Asking.Cadence);
        // They count from the day on which it was asked.
        var slot = due.Kind == AskKind.CheckIn ? due.Slot with { At = due.Slot.AskedOn(due.Today, zone) } : due.Slot;
        var reminders = ReminderPlan.For(slot.At, zone, cadence.Reminders, due.Asking.Hours);
        if (due.Reminder == reminders.Count)
            return;
        var planned = reminders[due.Reminder];
        Enqueue(new Pending(
            due.Asking, AskKind.Reminder, slot, due.Reminder + 1, planned.InZone(zone).Date, planned, Instant.Max(planned, due.Due), []));
    }

    /// <summary>A check-in whose own day lies in the pause is not made up for, nor is a reminder; a milestone is asked about afterwards.</summary>
    private static bool IsBefore(LocalDate? back, Pending due) =>
        due.Today < back || (due.Kind != AskKind.Milestone && due.Planned.InZone(due.Asking.Zone).Date < back);

    private void Leave(Pending due, LocalDate back, Obstacle why)
    {
        if (due.Kind == AskKind.Milestone)
            Hold(due, due.From(back), why);
        else
            Tell(due, null, why);
    }

    private static bool IsOvertaken(Pending due) =>
        due.Kind != AskKind.Milestone
        && CadencePlan.Slot(due.Asking.Cadence, due.Asking.Zone, due.Slot.Ordinal + 1, due.Asking.Hours).At <= due.Due;

    private static Obstacle Quiet(WorkingHours hours, LocalDate day) =>
        hours.DaysOff.Contains(day) ? Obstacle.DayOff
        : hours.IsWorkingDay(day) ? Obstacle.QuietHours
        : Obstacle.NoWorkingDay;

    private void Hold(Pending due, Instant until, Obstacle why) => Enqueue(due with { Due = until, Obstacles = [.. due.Obstacles, why] });

    private void Tell(Pending due, Instant? at, params Obstacle[] why) =>
        foreseen.Add(new Foreseen(due.Asking, due.Kind, due.Slot.Ordinal, due.Reminder, due.Wanted, at, [.. due.Obstacles, .. why]));

    private void Enqueue(Pending due) => agenda.Enqueue(due, (due.Due, due.Kind, due.Asking.Id));

    /// <param name="Planned">When the plan wants it.</param>
    /// <param name="Due">When it is looked at next.</param>
    private sealed record Pending(
        Asking Asking, AskKind Kind, CadenceSlot Slot, int Reminder, LocalDate Wanted, Instant Planned, Instant Due, IReadOnlyList<Obstacle> Obstacles)
    {
        public LocalDate Today => Due.InZone(Asking.Zone).Date;

        /// <summary>The usual hour on the first working day from a day on.</summary>
        public Instant From(LocalDate day) => Snooze.UntilDate(day, Due, Asking.Zone, Asking.Cadence.At, Asking.Hours);
    }
}
