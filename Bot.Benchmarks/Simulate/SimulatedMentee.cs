using System.Globalization;
using NodaTime;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Benchmarks.Simulate;

/// <summary>One mentee: where they live, and what they will do. The same number does the same in every run.</summary>
internal sealed class SimulatedMentee
{
    private const int Seed = 20261121;

    private static readonly DateTimeZone[] Zones =
    [
        .. ((string[])[
            "Pacific/Auckland", "Australia/Sydney", "Asia/Tokyo", "Asia/Kolkata", "Asia/Dubai", "Africa/Nairobi",
            "Europe/Berlin", "Europe/London", "America/Sao_Paulo", "America/New_York", "America/Chicago", "America/Los_Angeles",
        ]).Select(id => DateTimeZoneProviders.Tzdb[id]),
    ];

    private readonly Random random;

    public SimulatedMentee(int number, SimulatePlan plan)
    {
        (Number, Zone, random) = (number, Zones[number % Zones.Length], new Random(Seed + number));
        var (fate, moment) = (random.Next(100), plan.Start.Plus(Duration.FromDays(7 * plan.Weeks * (0.2 + (random.NextDouble() / 2)))));
        StopsAt = fate < 3 ? moment : Instant.MaxValue;
        BlocksAt = fate is >= 3 and < 5 ? moment : Instant.MaxValue;
        PausesAt = fate is >= 5 and < 10 ? moment : Instant.MaxValue;
    }

    public int Number { get; }

    public DateTimeZone Zone { get; }

    public PersonId Id => IdOf('9', Number);

    public string PairingId => string.Create(CultureInfo.InvariantCulture, $"pairing-{Number}");

    public Instant StopsAt { get; }

    public Instant BlocksAt { get; }

    public Instant PausesAt { get; }

    /// <summary>The first day on which they are there again.</summary>
    public LocalDate PausedUntil => PausesAt.InZone(Zone).Date.PlusWeeks(3);

    /// <summary>Whether they answer the prompt that has just come.</summary>
    public bool Answers => random.Next(100) < 60;

    public static PersonId Mentor(int number) => IdOf('a', number);

    public static DateTimeZone ZoneOfMentor(int number) => Zones[number % Zones.Length];

    public static ConversationReference Address(PersonId id, char kind, int number) => new()
    {
        ServiceUrl = "http://127.0.0.1:9/amer/",
        ConversationId = string.Create(CultureInfo.InvariantCulture, $"{kind}{number}"),
        TenantId = id.TenantId,
        UserId = string.Create(CultureInfo.InvariantCulture, $"29:{kind}{number}"),
        BotId = "28:" + Crowd.AppId,
    };

    /// <summary>Why they need not be asked at a moment; the simulation knows it of its own, not from the bot.</summary>
    /// <param name="slot">When the prompt was planned.</param>
    /// <param name="asked">When the bot has asked at the latest.</param>
    public bool IsExcused(Instant slot, Instant asked) =>
        StopsAt <= asked || BlocksAt <= asked || (PausesAt <= asked && slot.InZone(Zone).Date < PausedUntil);

    private static PersonId IdOf(char kind, int number) =>
        new(Crowd.Tenants[0], string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-{kind}000-{number:x12}"));
}
