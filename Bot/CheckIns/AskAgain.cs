using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>The prompt of a check-in that its mentee put off comes again, once, unless they began or skipped it meanwhile.</summary>
internal sealed class AskAgain(DueCheckIns due, CheckInStore checkIns, PersonStore people, Messenger messenger) : IAgendaHandler
{
    private const string AgendaKind = "snooze";

    public string Kind => AgendaKind;

    public static AgendaItem Item(PersonId mentee, PromptRung rung, DateTimeOffset at) => new(mentee.Key, at, AgendaKind, rung.Id);

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        var person = await people.GetStoredAsync(mentee, ct);
        if (PromptRung.Parse(item.Id) is not { } rung || await due.FindAsync(person, rung.Occasion, ct) is not { } found)
            return new AgendaDecision.Drop("The cadence no longer wants it.");
        if (!person.MayBePrompted || found.IsStale)
            return new AgendaDecision.Drop("They asked for quiet, cannot be reached, or a later one is due.");
        var stored = await checkIns.FindAsync(mentee, rung.Occasion.Id, ct);
        if (stored?.CheckIn is not { State: CheckInState.Due } checkIn || OpenDialog.Of(person)?.CheckIn.Id == checkIn.Id)
            return new AgendaDecision.Drop("Begun, answered or skipped already.");
        if (checkIn.Snoozes != rung.Number || checkIn.SnoozedUntil != item.Planned)
            return new AgendaDecision.Drop("They chose another time.");
        if (found.IsPaused)
            return new AgendaDecision.Postpone(found.After(person.PausedUntil!.Value).ToDateTimeOffset());
        return found.QuietUntil is { } until ? new AgendaDecision.Postpone(until.ToDateTimeOffset()) : Prompt(item, found, checkIn);
    }

    private AgendaDecision.Send Prompt(AgendaItem item, DueOccasion found, CheckIn checkIn)
    {
        var card = PromptCard.For(checkIn, due.SetOf(checkIn), found.Frame.Program.Title, reminder: false);
        return new AgendaDecision.Send(
            $"snooze.{item.Id}",
            token => messenger.SendAsync(PersonId.Parse(item.Recipient), CardActivity.For(card, Strings.Prompt_Summary), token))
        {
            // Who asks for it again on the same day gets it on the same day.
            OncePerDay = DayOf(checkIn.SnoozedAt, found.Zone) == found.Today ? null : LocalDatePattern.Iso.Format(found.Today),
        };
    }

    private static LocalDate? DayOf(DateTimeOffset? at, DateTimeZone zone) =>
        at is { } moment ? Instant.FromDateTimeOffset(moment).InZone(zone).Date : null;
}
