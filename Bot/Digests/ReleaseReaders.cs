using System.Collections.Immutable;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Digests;

/// <summary>Puts what was released into its readers' waiting sets, and their next digest on the agenda.</summary>
internal sealed class ReleaseReaders(ReleasedStore released, ReaderSlots slots, ReaderAgreements agreements, QuestionSetCatalog sets)
{
    /// <inheritdoc cref="ReaderAgreements.LookAtAsync"/>
    public Task<ReadersNow> LookAtAsync(PersonId author, CheckIn checkIn, Release release, CancellationToken ct) =>
        agreements.LookAtAsync(author, checkIn, release.Readers, ct);

    public async Task LetInAsync(PersonId author, CheckIn checkIn, Release release, CancellationToken ct)
    {
        foreach (var reader in LetIn(author, release))
            await released.AddAsync(reader, KeysOf(author, checkIn, release), ct);
    }

    public async Task LetInAsync(PersonId reader, CheckIn checkIn, IReadOnlyList<ReleasedKey> keys, CancellationToken ct)
    {
        await released.AddAsync(reader, keys, ct);
        await AddSlotAsync(reader, checkIn, ct);
    }

    /// <summary>A digest for everybody for whom it waits; what may have been seen has its own already. The others are asked first.</summary>
    public async Task AddSlotsAsync(PersonId author, CheckIn checkIn, Release release, CancellationToken ct)
    {
        var keys = KeysOf(author, checkIn, release);
        foreach (var reader in LetIn(author, release))
            if ((await released.ForReaderAsync(reader, ct)).Any(waiting => !waiting.MaybeSeen && keys.Contains(waiting.Key)))
                await AddSlotAsync(reader, checkIn, ct);
        foreach (var reader in release.Readers)
            await AskAsync(reader.IdIn(author.TenantId), author, checkIn, ct);
    }

    /// <summary>For what is missing before they read it.</summary>
    public Task AskAsync(PersonId reader, PersonId author, CheckIn checkIn, CancellationToken ct) => agreements.AskAsync(reader, author, checkIn, ct);

    /// <summary>What was taken back waits for nobody any more.</summary>
    public async Task TakeOutAsync(PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        foreach (var release in checkIn.Releases.Where(release => release.State == ReleaseState.TakenBack))
            foreach (var reader in release.Readers)
                await released.RemoveAsync(reader.IdIn(author.TenantId), KeysOf(author, checkIn, release), ct);
    }

    public static IReadOnlyList<ReleasedKey> KeysOf(PersonId author, CheckIn checkIn, Release release) =>
        [.. release.Items.Select(item => new ReleasedKey(author, checkIn.Id, item.QuestionId, item.Revision))];

    /// <summary>That would bring it to them; null where its program is gone.</summary>
    public Task<AgendaItem?> NextDigestAsync(PersonId reader, CheckIn checkIn, CancellationToken ct) => slots.NextAsync(
        reader, checkIn.ProgramId, sets.Find(checkIn.QuestionSetId, checkIn.QuestionSetVersion) is { Urgent: true }, ct);

    private async Task AddSlotAsync(PersonId reader, CheckIn checkIn, CancellationToken ct)
    {
        if (await NextDigestAsync(reader, checkIn, ct) is { } next)
            await slots.AddAsync(next, ct);
    }

    private static IEnumerable<PersonId> LetIn(PersonId author, Release release) => release.Readers
        .Where(reader => release.LetsRead(reader.ObjectId)).Select(reader => reader.IdIn(author.TenantId));
}
