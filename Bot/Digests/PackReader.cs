using System.Collections.Immutable;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Digests;

/// <summary>
/// Reads what a released pack holds. Two presses of the mentee stand behind each item, and both are looked up: the one that opened the
/// answer to this sponsor where it was given, and the one that sent the pack.
/// </summary>
internal sealed class PackReader(CheckInStore checkIns, QuestionSetCatalog sets)
{
    /// <param name="items">Only these, or all when null.</param>
    public async Task<ImmutableList<DigestAnswer>> ReadAsync(
        PersonId reader, PersonId mentee, CheckIn pack, IReadOnlySet<string>? items, CancellationToken ct)
    {
        var answers = ImmutableList.CreateBuilder<DigestAnswer>();
        var released = Releasing.ReadableBy(pack, reader.ObjectId).Select(item => item.QuestionId).ToHashSet(StringComparer.Ordinal);
        foreach (var held in pack.Pack.Where(held => released.Contains(held.Id) && items?.Contains(held.Id) is not false).GroupBy(held => held.CheckInId))
            if (await checkIns.FindAsync(mentee, held.Key, ct) is { CheckIn: { } origin })
                answers.AddRange(held.Select(item => Answer(reader, origin, item)).OfType<DigestAnswer>());
        return answers.ToImmutable();
    }

    /// <summary>The packs that hold something of a check-in.</summary>
    public async Task<IReadOnlyList<CheckIn>> WithAsync(PersonId mentee, CheckIn origin, CancellationToken ct) =>
        origin.Releases.Exists(release => release.Sponsor is not null)
            ? [.. (await checkIns.ListAsync(mentee, ct)).Where(pack => pack.Pack.Exists(item => item.CheckInId == origin.Id))]
            : [];

    private DigestAnswer? Answer(PersonId reader, CheckIn origin, PackItem item) =>
        PackContents.WordingFor(reader.ObjectId, origin, item) is { } wording
        // An instance that does not know the set yet, or no longer, must not read this as "nothing is open".
        && sets.Get(origin.QuestionSetId, origin.QuestionSetVersion).Find(item.QuestionId) is { } question
            ? new DigestAnswer(question with { Id = item.Id, Label = item.Label }, wording, Edited: false)
            : null;
}
