using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Milestones;

/// <summary>On the planned day of a milestone: asks the mentee whether it happened, once.</summary>
internal sealed class AskWhetherItHappened(MilestoneStore milestones, PersonStore people, Messenger messenger, TimeProvider time) : IAgendaHandler
{
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("yyyyMMdd");

    public string Kind => PlanMilestone.AgendaKind;

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        var at = item.Id.LastIndexOf('.');
        if (at < 0 || !DayPattern.Parse(item.Id[(at + 1)..]).TryGetValue(default, out var day))
            return new AgendaDecision.Drop("The item names no day.");
        if (await milestones.FindAsync(mentee, item.Id[..at], ct) is not { Milestone: { IsPlanned: true } milestone } || milestone.PlannedOn != day)
            return new AgendaDecision.Drop("Reached, moved or dropped since.");
        var person = await people.GetStoredAsync(mentee, ct);
        if (!person.MayBePrompted)
            return new AgendaDecision.Drop("They asked for quiet, or cannot be reached.");
        if (person.IsPausedAt(time.GetUtcNow()))
            return new AgendaDecision.Postpone(Back(item, person));
        return new AgendaDecision.Send(
            $"happened.{item.Id}",
            token => messenger.SendAsync(mentee, CardActivity.For(HappenedCard.Ask(milestone), Strings.Milestone_Summary), token))
        {
            OncePerDay = LocalDatePattern.Iso.Format(Today(person)),
        };
    }

    private static DateTimeZone ZoneOf(Person person) => ZoneName.Of(person.Zone);

    /// <summary>The planned hour on the first working day after their pause.</summary>
    private DateTimeOffset Back(AgendaItem item, Person person) => Snooze.UntilDate(
        LocalDate.FromDateOnly(person.PausedUntil!.Value), Instant.FromDateTimeOffset(time.GetUtcNow()), ZoneOf(person),
        Instant.FromDateTimeOffset(item.Planned).InZone(ZoneOf(person)).TimeOfDay).ToDateTimeOffset();

    private LocalDate Today(Person person) => Instant.FromDateTimeOffset(time.GetUtcNow()).InZone(ZoneOf(person)).Date;
}
