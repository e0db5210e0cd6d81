using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Tests.Builders;

/// <summary>People who said yes to a pairing's agreement, mail included, before the story begins.</summary>
internal static class Agreed
{
    public static IReadOnlyList<Acceptance> By(params IEnumerable<PersonName> people) =>
        [.. people.Select(person => new Acceptance(person.Id.ObjectId, DateTimeOffset.UnixEpoch, Mail: true))];
}
