using TeamsMentorBot.People;

namespace TeamsMentorBot.Local;

/// <summary>
/// The invented people of the local run. Each has an Agents Playground of their own, which knows them under these ids:
/// what is stored about them stays theirs from one run to the next.
/// </summary>
internal static class SamplePeople
{
    public const string TenantId = "7b0c1e52-4a8d-4f6e-9d3b-52f1c0a9e841";

    public const string BotId = "28:teams-mentor-bot";

    public const string BotName = "Mentor Bot";

    public static SamplePerson Mentee { get; } = new("mentee", "Maya", "Okafor", "c2a6f0d4-1b7e-4c39-8e52-9f04d7b3a611");

    public static SamplePerson Mentor { get; } = new("mentor", "Daniel", "Reyes", "5e91b7c8-6d02-4f1a-a3c4-08be27d5f922");

    public static SamplePerson Owner { get; } = new("owner", "Priya", "Nair", "a84d3f16-e2c5-47b0-b6f9-3d7015c8e933");

    public static IReadOnlyList<SamplePerson> All { get; } = [Mentee, Mentor, Owner];
}

/// <summary>One of the invented people. <paramref name="Role"/> is also the name of their Playground's folder.</summary>
internal sealed record SamplePerson(string Role, string GivenName, string Surname, string ObjectId)
{
    public string Name => $"{GivenName} {Surname}";

    public string Mail => $"{GivenName}.{Surname}@example.com".ToLowerInvariant();

    public PersonId Id => new(SamplePeople.TenantId, ObjectId);

    /// <summary>Who they are in their Playground's activities (<c>from.id</c>): an address, not an identity.</summary>
    public string UserId => $"29:{GivenName}-{Surname}".ToLowerInvariant();

    /// <summary>Their chat with the bot. Fixed, so that the conversation goes on after a restart.</summary>
    public string ConversationId => $"chat-{GivenName}-{Surname}".ToLowerInvariant();

    public int Port(LocalOptions options) => Role switch
    {
        "mentee" => options.MenteePort,
        "mentor" => options.MentorPort,
        _ => options.OwnerPort,
    };

    /// <summary>The page to open in a browser.</summary>
    public Uri Page(LocalOptions options) => new($"http://127.0.0.1:{Port(options)}/");

    /// <summary>Where the bot sends their messages (<c>serviceUrl</c>).</summary>
    public Uri ServiceUrl(LocalOptions options) => new(Page(options), "_connector");
}
