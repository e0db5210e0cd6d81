using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>When a reader's digest falls due, as items of the agenda.</summary>
internal static class DigestSlots
{
    public const string AgendaKind = AgendaKinds.Digest;
    private const string AtOnce = ".now-";

    /// <summary>Longer than a look at the agenda and a busy hour take.</summary>
    private static readonly Duration Late = Duration.FromHours(1);

    /// <summary>The first slot from now on.</summary>
    public static AgendaItem Next(PersonalClock clock) => Item(clock, NextSlot(clock));

    /// <summary>
    /// The slot after one whose message went out: what is confirmed leaves nothing to do there, what is not is shown once more.
    /// </summary>
    public static AgendaItem After(PersonalClock clock) => Item(clock, clock.Digest.When == DigestWhen.OnRelease
        ? Snooze.UntilTomorrow(clock.Now, clock.Zone, clock.Digest.At, clock.Hours)
        : NextSlot(clock));

    /// <summary>Where rhythm or clock are others than when an item was planned: the slot that what waits has by them.</summary>
    /// <param name="since">When the first of it began to wait.</param>
    /// <returns>Null where its time has come.</returns>
    public static AgendaItem? MovedFrom(AgendaItem item, PersonalClock clock, DateTimeOffset since) =>
        !IsSlot(item, clock) && NextSlot(clock with { Now = Instant.FromDateTimeOffset(since) }) is var slot && slot > clock.Now
            ? Item(clock, slot)
            : null;

    /// <summary>
    /// With a rhythm of days or weeks one digest of a program is the most in a day, whatever became of rhythm and clock since the last one.
    /// </summary>
    public static SendLimit OneADay(PersonalClock clock) =>
        new("digest", $"{clock.Program.Id}.{LocalDatePattern.Iso.Format(clock.Today)}", 1, After(clock).Due);

    public static IReadOnlyList<SendLimit> LimitsOf(AgendaItem item, PersonalClock clock) =>
        IsAtOnce(item) || clock.Digest.When == DigestWhen.OnRelease ? [] : [OneADay(clock)];

    /// <summary>At the hour of digests, on a working day.</summary>
    public static DateTimeOffset InAWeek(PersonalClock clock) => Snooze
        .UntilDate(clock.Today.PlusWeeks(1), clock.Now, clock.Zone, clock.Digest.At, clock.Hours).ToDateTimeOffset();

    /// <summary>At once, for what is urgent, and for nothing else that waits.</summary>
    public static AgendaItem Now(PersonId reader, MentoringProgram program, DateTimeOffset now) => new(
        reader.Key, now, AgendaKind, string.Create(CultureInfo.InvariantCulture, $"{program.Id}{AtOnce}{now.ToUnixTimeMilliseconds()}"));

    public static bool IsAtOnce(AgendaItem item) => item.Id.LastIndexOf('.') is > 0 and var dot && item.Id.AsSpan(dot).StartsWith(AtOnce);

    public static string? ProgramOf(AgendaItem item) => item.Id.LastIndexOf('.') is > 0 and var dot ? item.Id[..dot] : null;

    /// <summary>Of the delivery that an item leads to.</summary>
    public static string DeliveryKey(AgendaItem item) => $"digest.{item.Id}";

    /// <summary>
    /// An hour outside of working hours that was chosen stands. A digest that comes late, because the bot was down or the channel was busy,
    /// waits for them.
    /// </summary>
    public static bool HourStands(AgendaItem item, PersonalClock clock) =>
        IsSlot(item, clock) && !clock.Hours.Contains(Instant.FromDateTimeOffset(item.Planned), clock.Zone)
        && clock.Now - Instant.FromDateTimeOffset(item.Due) < Late;

    public static Instant NextSlot(PersonalClock clock) => DigestPlan.NextSlot(clock.Digest, clock.Zone, clock.Now, clock.Hours);

    private static bool IsSlot(AgendaItem item, PersonalClock clock) =>
        IsAtOnce(item) || DigestPlan.IsSlot(clock.Digest, clock.Zone, Instant.FromDateTimeOffset(item.Planned), clock.Hours);

    // A slot is a moment, not an order of things that happened: the same slot is the same digest, whoever adds it. On release a slot is
    // now, and within a second there may be several.
    private static AgendaItem Item(PersonalClock clock, Instant slot) => new(
        clock.Person.Id.Key, slot.ToDateTimeOffset(), AgendaKind,
        string.Create(CultureInfo.InvariantCulture, $"{clock.Program.Id}.{slot.ToUnixTimeTicks()}"));
}
