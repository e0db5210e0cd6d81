using System.Globalization;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>The people who are measured with, and what each of them types, in order.</summary>
internal static class Crowd
{
    public const string AppId = "00000000-0000-4000-8000-000000000003";
    public const string Zone = "Europe/Berlin";
    public const string Locale = "en-US";

    /// <summary>Several, because Teams' limit is one for each tenant.</summary>
    public static IReadOnlyList<string> Tenants { get; } =
        [.. Enumerable.Range(0, 20).Select(index => $"{index * 12345678 + 268435456:x8}-0000-4000-8000-000000000001")];

    /// <summary>The whole of a check-in after a milestone, up to its review.</summary>
    public static IReadOnlyList<string> Answers { get; } =
    [
        "a setback",
        "The board wanted the risks first and the plan second, and I had prepared it the other way round.",
        "I could have asked two of them beforehand what they would look for, and cut the first ten slides.",
        "I will ask earlier, say what I do not know, and let my team present the parts that are theirs.",
        "Rehearse the next board paper with the finance director and with somebody who disagrees.",
        "in two weeks",
    ];

    public static PersonId Person(int index) =>
        new(Tenants[index % Tenants.Count], string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-9000-{index:x12}"));

    public static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"Mentee {index}");

    /// <summary>Where a person is, equal to what their activities say.</summary>
    public static ConversationReference Address(int index, string connector) => new()
    {
        ServiceUrl = connector + "/amer/",
        ConversationId = string.Create(CultureInfo.InvariantCulture, $"a:1Xq9Zb7_conversation-of-{index:x12}-with-the-mentor-bot"),
        TenantId = Person(index).TenantId,
        UserId = string.Create(CultureInfo.InvariantCulture, $"29:1kQ8rT_user-{index:x12}-aBcDeFgHiJkLmNoPqRsTuVwXyZ"),
        BotId = "28:" + AppId,
    };

    /// <summary>A typed message with the members that recorded traffic has.</summary>
    public static string Activity(int index, string connector, string text, string id, DateTimeOffset at)
    {
        var (person, address) = (Person(index), Address(index, connector));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"text":"{{text}}","textFormat":"plain","type":"message","timestamp":"{{at:O}}","localTimestamp":"{{at:O}}",
            "id":"{{id}}","channelId":"msteams","serviceUrl":"{{address.ServiceUrl}}",
            "from":{"id":"{{address.UserId}}","name":"{{Name(index)}}","aadObjectId":"{{person.ObjectId}}"},
            "conversation":{"conversationType":"personal","tenantId":"{{person.TenantId}}","id":"{{address.ConversationId}}"},
            "recipient":{"id":"{{address.BotId}}","name":"mentor bot"},
            "entities":[{"locale":"{{Locale}}","country":"US","platform":"Web","timezone":"{{Zone}}","type":"clientInfo"}],
            "channelData":{"tenant":{"id":"{{person.TenantId}}"} },"locale":"{{Locale}}","localTimezone":"{{Zone}}"}
            """);
    }
}
