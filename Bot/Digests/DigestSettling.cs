using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>What follows from how a digest went. Confirmed means that the ledger says Sent; nothing else clears what waits.</summary>
internal sealed class DigestSettling(ReleasedStore released, SentDigestUpdates sent, DigestDoors doors, DigestPrograms programs)
{
    public Task<MentoringProgram?> ProgramAsync(AgendaItem item, CancellationToken ct) => programs.OfAsync(item, ct);

    public Task<AgendaItem> NextAsync(PersonId reader, MentoringProgram program, CancellationToken ct) => programs.NextAsync(reader, program, ct);

    public Task<Person> ReaderAsync(PersonId reader, CancellationToken ct) => programs.ReaderAsync(reader, ct);

    public bool IsQuiet(Person reader) => programs.IsQuiet(reader);

    public DateTimeOffset? QuietUntil(AgendaItem item, Person reader, MentoringProgram program) => programs.QuietUntil(item, reader, program);

    public OutgoingDigest WithPermit(OutgoingDigest digest) => digest with { Permit = doors.PermitFor(digest) };

    public Task<SendOutcome> SendAsync(OutgoingDigest digest, CancellationToken ct) => doors.SendAsync(digest, digest.Doors[0], ct);

    public async Task SettleAsync(OutgoingDigest digest, DeliveryRecord record, CancellationToken ct)
    {
        var keys = SentDigestStore.Split(record.Note ?? "", digest.Reader);
        if (record.State is DeliveryState.Unreachable or DeliveryState.Rejected && await doors.SendByOthersAsync(digest, ct) is { } other)
            record = other with { Key = record.Key };
        switch (record.State)
        {
            case DeliveryState.Sent:
                await KnowAsync(digest.Reader, record, ct);
                await released.RemoveAsync(digest.Reader, keys, ct);
                if (record.Code == nameof(DigestDoor.Chat))
                    await doors.SendCopyAsync(digest, ct);
                break;
            case DeliveryState.Unknown:
                await KnowAsync(digest.Reader, record, ct);
                await released.MarkMaybeSeenAsync(digest.Reader, keys, ct);
                break;
        }
    }

    /// <summary>From now on its card changes when something in it is taken back; what was taken back before goes out of it now.</summary>
    public Task KnowAsync(PersonId reader, DeliveryRecord record, CancellationToken ct) => sent.AddAsync(
        reader, new SentDigest(record.Key, record.ActivityId, record.At, SentDigestStore.Split(record.Note ?? "", reader)), ct);
}

/// <summary>The program behind a digest's item, and when its reader's next one falls.</summary>
internal sealed class DigestPrograms(ProgramStore programs, PersonStore people, Leavers leavers, TimeProvider time)
{
    /// <summary>Longer than a look at the agenda and a busy hour take.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    public async Task<MentoringProgram?> OfAsync(AgendaItem item, CancellationToken ct) =>
        DigestSlots.ProgramOf(item) is { } id ? await programs.FindAsync(PersonId.Parse(item.Recipient).TenantId, id, ct) : null;

    public Task<Person> ReaderAsync(PersonId reader, CancellationToken ct) => leavers.LookAfterAsync(reader, ct);

    /// <summary>They asked for quiet, for good or for a while, or have left: what waits goes on waiting.</summary>
    public bool IsQuiet(Person reader) =>
        reader.Participation == Participation.Stopped || reader.Unreachable == Leavers.Left || reader.IsPausedAt(time.GetUtcNow());

    /// <summary>
    /// A digest that comes late, because the bot was down or the channel was busy, waits for working hours. An hour outside of them that
    /// was chosen stands.
    /// </summary>
    public DateTimeOffset? QuietUntil(AgendaItem item, Person reader, MentoringProgram program)
    {
        var (zone, now) = (ZoneName.Of(reader.Zone, program.Zone), time.GetUtcNow());
        var isChosen = !program.Hours.Contains(Instant.FromDateTimeOffset(item.Planned), zone) && now - item.Due < Late;
        var from = program.Hours.FirstFrom(Instant.FromDateTimeOffset(now), zone).ToDateTimeOffset();
        return from > now && !isChosen ? from : null;
    }

    /// <summary>By the reader's clock, at the hour of digests, on a working day.</summary>
    public async Task<DateTimeOffset> InAWeekAsync(PersonId reader, MentoringProgram program, CancellationToken ct)
    {
        var (zone, now) = (ZoneName.Of((await people.GetAsync(reader, ct)).Zone, program.Zone), Instant.FromDateTimeOffset(time.GetUtcNow()));
        return Snooze.UntilDate(now.InZone(zone).Date.PlusWeeks(1), now, zone, program.Digest.At, program.Hours).ToDateTimeOffset();
    }

    public async Task<AgendaItem> NextAsync(PersonId reader, MentoringProgram program, CancellationToken ct) =>
        DigestSlots.After(reader, (await people.GetAsync(reader, ct)).Zone, program, time.GetUtcNow());
}
