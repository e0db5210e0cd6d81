using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Digests;

/// <summary>What the records of a digest say of it: which revisions it holds and whom it names beside them, none of their text.</summary>
internal sealed record DigestNote(IReadOnlyList<ReleasedKey> Keys, IReadOnlyList<PersonId> Named)
{
    /// <summary>Reader and authors are of one tenant.</summary>
    public static DigestNote Read(DeliveryNote? note, PersonId reader)
    {
        // In records of before, names stood among the keys.
        var before = Lines(note?.Holds).ToLookup(line => Guid.TryParseExact(line, "D", out _));
        return new DigestNote(
            [.. before[false].Select(line => ReleasedKey.Parse(line, reader.TenantId))],
            [.. before[true].Concat(Lines(note?.Named)).Select(line => new PersonId(reader.TenantId, line))]);
    }

    public DeliveryNote Write() =>
        new(string.Join('\n', Keys.Select(key => key.ToString())), string.Join('\n', Named.Select(person => person.ObjectId)));

    public DigestNote Without(PersonId person) =>
        new([.. Keys.Where(key => key.Author != person)], [.. Named.Where(named => named != person)]);

    private static string[] Lines(string? text) => text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
