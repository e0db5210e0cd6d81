using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>Finds the reminder that follows when a reader was asked about the agreement.</summary>
internal sealed class OwedReminders(ReaderAgreements agreements, ReaderClocks clocks, Deliveries deliveries)
{
    /// <summary>Who was asked so lately may have it planned at this moment.</summary>
    private static readonly TimeSpan Planning = TimeSpan.FromHours(1);

    /// <returns>Null while nobody knows that the question reached them, and where the reminder stands on the agenda.</returns>
    public async Task<AgendaItem?> LackingAsync(AgendaContents agenda, PersonId reader, PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        if (!Releasing.WaitsFor(checkIn, reader.ObjectId)
            || await agreements.FindAsync(checkIn.MenteeOf(author), checkIn.PairingId, ct) is not var (program, stored)
            || agenda.Has(reader.Key, RemindReader.AgendaKind, AgreementItems.IdOf(stored.Pairing))
            || await AskedAtAsync(program, stored.Pairing, reader, ct) is not { } asked || asked > agreements.Now - Planning)
            return null;
        var clock = await clocks.OfAsync(reader, program, ct) with { Now = Instant.FromDateTimeOffset(asked) };
        return RemindReader.Item(reader, stored.Pairing, DigestSlots.InAWeek(clock));
    }

    private async Task<DateTimeOffset?> AskedAtAsync(MentoringProgram program, Pairing pairing, PersonId reader, CancellationToken ct)
    {
        var (first, at) = (AskReader.FirstKey(program, pairing, reader), (DateTimeOffset?)null);
        var attempt = NumberedId.OfTry(AgreementItems.IdOf(pairing));
        for (; await deliveries.FindAsync(reader.Key, attempt.KeyFor(first), ct) is { } asked; attempt = attempt.Next)
            at = asked.State is DeliveryState.Sent or DeliveryState.Unknown ? asked.At : at;
        return at;
    }
}
