using System.Globalization;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Benchmarks.Dispatch;

/// <summary>One message for each of many people of one tenant, as items of the agenda.</summary>
internal static class Messages
{
    public const string AgendaKind = "measured";

    /// <summary>What is sabotaged is every message whose number this divides.</summary>
    private const int SabotagedEvery = 50;

    public static AgendaItem Item(int number, DateTimeOffset due) => new(Recipient(number).Key, due, AgendaKind, Id(number));

    public static PersonId Recipient(int number) => new(Crowd.Tenants[0], Crowd.Person(number).ObjectId);

    public static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static ConversationReference Address(int number, string connector) =>
        Crowd.Address(number, connector) with { TenantId = Crowd.Tenants[0] };

    public static bool IsSabotaged(string id) => int.Parse(id, CultureInfo.InvariantCulture) % SabotagedEvery == 0;
}
