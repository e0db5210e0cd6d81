using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Programs;

/// <summary>A new mentee is to hear of the bot, as an item of the agenda: on the day they start, or as soon as may be.</summary>
internal static class Invitation
{
    public const string AgendaKind = AgendaKinds.Welcome;

    /// <summary>Longer than it takes to store a pairing: an item that finds none is dropped.</summary>
    private static readonly Duration Margin = Duration.FromMinutes(1);

    /// <summary>Its handler, which knows the mentee, postpones it to their working hours.</summary>
    public static AgendaItem Of(MentoringProgram program, Pairing pairing, Instant now)
    {
        var starts = pairing.StartsOn is { } day ? LocalMoment.FirstOnEarth(day, program.Hours.From) : Instant.MinValue;
        return At(pairing, Instant.Max(starts, now + Margin).ToDateTimeOffset());
    }

    public static AgendaItem At(Pairing pairing, DateTimeOffset due) => new(pairing.Mentee.Id.Key, due, AgendaKind, pairing.Id);
}
