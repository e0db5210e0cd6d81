using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>Says whether something may go to a reader now: by their own clock, and never to those who asked for quiet.</summary>
internal sealed class ReaderClocks(ProgramStore programs, Leavers leavers, TimeProvider time)
{
    /// <returns>Null where the program of a digest's item is gone.</returns>
    public async Task<PersonalClock?> OfDigestAsync(AgendaItem item, CancellationToken ct)
    {
        var reader = PersonId.Parse(item.Recipient);
        return DigestSlots.ProgramOf(item) is { } id && await programs.FindAsync(reader.TenantId, id, ct) is { } program
            ? await OfAsync(reader, program, ct)
            : null;
    }

    /// <returns>In an author's quiet hours, when they end; null in their working hours, and where the program is gone.</returns>
    public async Task<DateTimeOffset?> NightOfAsync(PersonId author, string programId, CancellationToken ct) =>
        await programs.FindAsync(author.TenantId, programId, ct) is { } program
            ? new PersonalClock(await leavers.GetStoredAsync(author, ct), program, time.GetUtcNow()).QuietUntil?.ToDateTimeOffset()
            : null;

    public async Task<PersonalClock> OfAsync(PersonId reader, MentoringProgram program, CancellationToken ct) =>
        new(await leavers.LookAfterAsync(reader, ct), program, time.GetUtcNow());

    /// <param name="key">Of the message's delivery.</param>
    /// <param name="whileQuiet">Where they get nothing, for good or for a while; null to look again at their next slot.</param>
    /// <param name="hourStands">It comes at an hour that was chosen for it, be it outside of working hours.</param>
    /// <returns>Null where it may go now.</returns>
    public static AgendaDecision? Hold(PersonalClock clock, string? key = null, AgendaDecision? whileQuiet = null, bool hourStands = false)
    {
        var hold = IsQuiet(clock) ? whileQuiet ?? new AgendaDecision.Postpone(DigestSlots.After(clock).Due)
            : clock.QuietUntil is { } morning && !hourStands ? new AgendaDecision.Postpone(morning.ToDateTimeOffset())
            : null;
        return hold is AgendaDecision.Postpone putOff ? putOff with { DeliveryKey = key } : hold;
    }

    /// <summary>They asked for quiet, for good or for a while, or have left: what waits goes on waiting.</summary>
    private static bool IsQuiet(PersonalClock clock) =>
        clock.Person.Participation == Participation.Stopped || clock.Person.Unreachable == Leavers.Left
        || clock.Person.IsPausedAt(clock.Now.ToDateTimeOffset());
}
