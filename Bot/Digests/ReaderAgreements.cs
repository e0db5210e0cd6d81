using System.Collections.Immutable;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>Those of a release who cannot read it.</summary>
/// <param name="Gone">They may not be let in to it any more.</param>
/// <param name="Waiting">
/// Object ids of those who have not accepted the agreement. A set for the program's team is read by nobody of the pairing: there the author's
/// own yes is enough.
/// </param>
internal sealed record ReadersNow(ImmutableList<Reader> Gone, ImmutableList<string> Waiting);

/// <summary>Which readers still take part in a pairing and have accepted its agreement, and asks those who have not.</summary>
internal sealed class ReaderAgreements(PairingStore pairings, ProgramStore programs, Agenda agenda, ReadingRight right)
{
    public DateTimeOffset Now => agenda.Now;

    /// <summary>How they stand to it now, as the pairing is stored.</summary>
    public async Task<ReadersNow> LookAtAsync(PersonId author, CheckIn checkIn, IReadOnlyList<Reader> readers, CancellationToken ct)
    {
        var pairing = (await pairings.FindAsync(checkIn.MenteeOf(author), checkIn.PairingId, ct))?.Pairing;
        var allowed = pairing is null ? [] : (await right.AllowedAsync(pairing, author, checkIn, ct)).Select(person => person.Id).ToHashSet();
        return new ReadersNow(
            [.. readers.Where(reader => !allowed.Contains(reader.IdIn(author.TenantId)))],
            [.. readers.Select(reader => reader.IdIn(author.TenantId))
                .Where(id => pairing is null || (pairing.Has(id) && Agreement.Of(pairing, id) is null)).Select(id => id.ObjectId)]);
    }

    /// <summary>
    /// Asks for a yes, also those who accepted it before it came to say more or just as the release began to wait for them; and for the half
    /// that a mentor has not sent.
    /// </summary>
    public async Task AskAsync(PersonId reader, PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        if (await FindAsync(checkIn.MenteeOf(author), checkIn.PairingId, ct) is not var (program, stored) || !stored.Pairing.Has(reader))
            return;
        // From now on something waits for them, also for whoever had everything about them erased.
        await pairings.ListReadersAsync(stored.Pairing, ct);
        foreach (var item in Questions(program, stored.Pairing, reader, author, checkIn, agenda.Now))
            await agenda.AddAsync(item, ct);
    }

    /// <summary>What asks them for it, whether it did already or not.</summary>
    public async Task<IEnumerable<AgendaItem>> QuestionsAsync(
        PersonId reader, PersonId author, CheckIn checkIn, DateTimeOffset due, CancellationToken ct) =>
        await FindAsync(checkIn.MenteeOf(author), checkIn.PairingId, ct) is var (program, stored) && stored.Pairing.Has(reader)
            ? Questions(program, stored.Pairing, reader, author, checkIn, due)
            : [];

    /// <summary>Of somebody whom it did not reach, or who did not answer.</summary>
    public Task AskAgainAsync(AgendaItem next, CancellationToken ct) => agenda.AddAsync(next, ct);

    /// <returns>Null where there is no such pairing any more, or it ended.</returns>
    public async Task<(MentoringProgram Program, StoredPairing Stored)?> FindAsync(PersonId mentee, string pairingId, CancellationToken ct) =>
        await pairings.FindAsync(mentee, pairingId, ct) is { Pairing.Ended: false } stored
        && await programs.FindAsync(mentee.TenantId, stored.Pairing.ProgramId, ct) is { } program
            ? (program, stored)
            : null;

    private static IEnumerable<AgendaItem> Questions(
        MentoringProgram program, Pairing pairing, PersonId reader, PersonId author, CheckIn checkIn, DateTimeOffset due)
    {
        if (Releasing.WaitsFor(checkIn, reader.ObjectId) || Agreement.IsToAsk(program, pairing, reader))
            yield return AskReader.Item(reader, pairing, due);
        // Whoever has not said yes is asked for their half once they have.
        if (!checkIn.IsMentors && Releasing.IsAhead(checkIn, reader.ObjectId) && Agreement.Of(pairing, reader) is not null)
            yield return AskForHalf.Item(reader, author, checkIn, due);
    }

    /// <summary>What they said is stored; where they are a reader, what waited for it follows by the agenda, which outlives a crash.</summary>
    /// <returns>Null where they are nobody in this pairing.</returns>
    public async Task<Pairing?> ChangeAsync(
        PersonId person, PersonId mentee, string pairingId, Func<MentoringProgram, Pairing, Pairing> decide, CancellationToken ct)
    {
        while (await FindAsync(mentee, pairingId, ct) is var (program, stored))
        {
            if (!stored.Pairing.Has(person))
                return null;
            var changed = decide(program, stored.Pairing);
            // Before what it is about, so that nothing is lost, and once more after it, should it have been looked at in between.
            var item = AgreementItems.Accepted(person, stored.Pairing, agenda.Now);
            await agenda.AddAsync(item, ct);
            if (!await pairings.ChangeAsync(stored, changed, ct))
                continue;
            await agenda.AddAsync(item with { Id = item.Id + LetReaderIn.Again }, ct);
            return changed;
        }

        return null;
    }
}
