using NodaTime;

namespace TeamsMentorBot.Cadences;

/// <summary>One check-in that the cadence wants.</summary>
/// <param name="At">When to prompt.</param>
/// <param name="Date">The local day: the planned one, or the first working day after it where nobody is asked on that one.</param>
/// <param name="Ordinal">1 for the first slot on or after the anchor: part of the check-in's identity, the same in every zone.</param>
/// <param name="Wanted">The planned day.</param>
internal readonly record struct CadenceSlot(Instant At, LocalDate Date, int Ordinal, LocalDate Wanted)
{
    public bool IsMoved => Date != Wanted;

    /// <summary>Its hour on the day on which it was asked: its own or, where something held it up, a later one.</summary>
    public Instant AskedOn(LocalDate day, DateTimeZone zone) => day > Date ? LocalMoment.Of(day, At.InZone(zone).TimeOfDay, zone) : At;
}

/// <summary>When check-ins fall.</summary>
internal static class CadencePlan
{
    /// <summary>
    /// The next slots strictly after a moment, in order. Of several that days off move to one day, only the last is among them.
    /// </summary>
    public static IReadOnlyList<CadenceSlot> Next(Cadence cadence, DateTimeZone zone, Instant after, int count, WorkingHours hours)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return [.. After(cadence, zone, after, hours).Where(slot => slot.At < Slot(cadence, zone, slot.Ordinal + 1, hours).At).Take(count)];
    }

    /// <summary>All slots after a moment, without end, those among them that days off move to the day of a later one.</summary>
    public static IEnumerable<CadenceSlot> After(Cadence cadence, DateTimeZone zone, Instant after, WorkingHours hours)
    {
        // A zone's offset and the forward move out of a gap stay well under two days.
        var from = hours.WorkingDayUntil(after.InZone(zone).Date.PlusDays(-2));
        for (var ordinal = FirstOrdinalFrom(cadence, from); ; ordinal++)
            if (Slot(cadence, zone, ordinal, hours) is var slot && slot.At > after)
                yield return slot;
    }

    /// <summary>The slot with this ordinal.</summary>
    public static CadenceSlot Slot(Cadence cadence, DateTimeZone zone, int ordinal, WorkingHours hours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ordinal, 1);
        var wanted = Date(cadence, ordinal);
        var date = cadence.Rhythm.NamesWeekday() ? hours.Kept(wanted) : hours.WorkingDayFrom(wanted);
        return new CadenceSlot(LocalMoment.Of(date, cadence.At, zone), date, ordinal, wanted);
    }

    private static LocalDate Date(Cadence cadence, int ordinal) => cadence.Rhythm switch
    {
        Rhythm.Weekly => FirstWeekday(cadence).PlusWeeks(ordinal - 1),
        Rhythm.EveryTwoWeeks => FirstWeekday(cadence).PlusWeeks(2 * (ordinal - 1)),
        Rhythm.EveryDays => cadence.Anchor.PlusDays(cadence.Every * (ordinal - 1)),
        Rhythm.EveryWeeks => FirstWeekday(cadence).PlusWeeks(cadence.Every * (ordinal - 1)),
        // Each counted from the anchor, so that a short month moves no later one.
        Rhythm.EveryMonths => cadence.Anchor.PlusMonths(cadence.Every * (ordinal - 1)),
        >= Rhythm.Monthly and <= Rhythm.MonthlyLast => InMonth(cadence, FirstMonth(cadence).PlusMonths(ordinal - 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(cadence), cadence.Rhythm, "Unknown rhythm."),
    };

    /// <summary>An ordinal whose date is not after the given one, as near as the arithmetic gives it.</summary>
    private static int FirstOrdinalFrom(Cadence cadence, LocalDate from)
    {
        var steps = cadence.Rhythm switch
        {
            Rhythm.Weekly => Period.DaysBetween(FirstWeekday(cadence), from) / 7,
            Rhythm.EveryTwoWeeks => Period.DaysBetween(FirstWeekday(cadence), from) / 14,
            Rhythm.EveryDays => Period.DaysBetween(cadence.Anchor, from) / cadence.Every,
            Rhythm.EveryWeeks => Period.DaysBetween(FirstWeekday(cadence), from) / 7 / cadence.Every,
            Rhythm.EveryMonths => (Months(cadence.Anchor.ToYearMonth(), from) - 1) / cadence.Every,
            _ => Months(FirstMonth(cadence), from) - 1,
        };
        return Math.Max(1, steps + 1);
    }

    private static int Months(YearMonth first, LocalDate from) => (12 * (from.Year - first.Year)) + from.Month - first.Month;

    private static LocalDate FirstWeekday(Cadence cadence) => OnOrAfter(cadence.Anchor, cadence.Weekday);

    private static YearMonth FirstMonth(Cadence cadence)
    {
        var month = cadence.Anchor.ToYearMonth();
        return InMonth(cadence, month) >= cadence.Anchor ? month : month.PlusMonths(1);
    }

    private static LocalDate InMonth(Cadence cadence, YearMonth month) => cadence.Rhythm == Rhythm.MonthlyLast
        ? month.PlusMonths(1).OnDayOfMonth(1).Previous(cadence.Weekday)
        : OnOrAfter(month.OnDayOfMonth(1), cadence.Weekday).PlusWeeks(cadence.Rhythm - Rhythm.Monthly);

    private static LocalDate OnOrAfter(LocalDate date, IsoDayOfWeek weekday) =>
        date.DayOfWeek == weekday ? date : date.Next(weekday);
}
