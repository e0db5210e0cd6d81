using System.Globalization;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>When a reader's digest falls due, as items of the agenda.</summary>
internal static class DigestSlots
{
    public const string AgendaKind = "digest";
    private const string AtOnce = ".now-";

    /// <summary>The first slot from now on, in the reader's own zone.</summary>
    public static AgendaItem Next(PersonId reader, string? zone, MentoringProgram program, DateTimeOffset now) =>
        Item(reader, program, DigestPlan.NextSlot(program.Digest, ZoneName.Of(zone, program.Zone), Instant.FromDateTimeOffset(now), program.Hours));

    /// <summary>
    /// The slot after one whose message went out: what is confirmed leaves nothing to do there, what is not is shown once more.
    /// </summary>
    public static AgendaItem After(PersonId reader, string? zone, MentoringProgram program, DateTimeOffset now)
    {
        var at = Instant.FromDateTimeOffset(now);
        var slot = program.Digest.When == DigestWhen.OnRelease
            ? Snooze.UntilTomorrow(at, ZoneName.Of(zone, program.Zone), program.Digest.At, program.Hours)
            : DigestPlan.NextSlot(program.Digest, ZoneName.Of(zone, program.Zone), at, program.Hours);
        return Item(reader, program, slot);
    }

    /// <summary>At once, for what is urgent, and for nothing else that waits.</summary>
    public static AgendaItem Now(PersonId reader, MentoringProgram program, DateTimeOffset now) => new(
        reader.Key, now, AgendaKind, string.Create(CultureInfo.InvariantCulture, $"{program.Id}{AtOnce}{now.ToUnixTimeMilliseconds()}"));

    public static bool IsAtOnce(AgendaItem item) => item.Id.LastIndexOf('.') is > 0 and var dot && item.Id.AsSpan(dot).StartsWith(AtOnce);

    public static string? ProgramOf(AgendaItem item) => item.Id.LastIndexOf('.') is > 0 and var dot ? item.Id[..dot] : null;

    // A slot is a moment, not an order of things that happened: the same slot is the same digest, whoever adds it. On release a slot is
    // now, and within a second there may be several.
    private static AgendaItem Item(PersonId reader, MentoringProgram program, Instant slot) => new(
        reader.Key, slot.ToDateTimeOffset(), AgendaKind,
        string.Create(CultureInfo.InvariantCulture, $"{program.Id}.{slot.ToUnixTimeTicks()}"));
}
