using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>Follows up an unanswered prompt, as often as the program says, and stops at the first sign of an answer.</summary>
internal sealed class RemindMentee(DueCheckIns due, CheckInStore checkIns, PersonStore people, Messenger messenger) : IAgendaHandler
{
    public const string AgendaKind = "remind";

    public string Kind => AgendaKind;

    /// <summary>The reminder with this number, or none where the program wants fewer.</summary>
    public static AgendaItem? Rung(DueOccasion found, int number)
    {
        var reminders = ReminderPlan.For(found.Slot.At, found.Zone, found.Frame.Program.Cadence.Reminders, found.Frame.Program.Hours);
        return number > reminders.Count
            ? null
            : new AgendaItem(
                found.Mentee.Id.Key, reminders[number - 1].ToDateTimeOffset(), AgendaKind, new PromptRung(found.Occasion, number).Id);
    }

    public async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct)
    {
        var mentee = PersonId.Parse(item.Recipient);
        var person = await people.GetStoredAsync(mentee, ct);
        if (PromptRung.Parse(item.Id) is not { } rung || await due.FindAsync(person, rung.Occasion, ct) is not { } found)
            return new AgendaDecision.Drop("The cadence no longer wants it.");
        if (!person.MayBePrompted || found.IsStale)
            return new AgendaDecision.Drop("They asked for quiet, cannot be reached, or a later one is due.");
        var stored = await checkIns.FindAsync(mentee, rung.Occasion.Id, ct);
        var isOpen = OpenDialog.Of(person)?.CheckIn.Id == rung.Occasion.Id;
        if (stored?.CheckIn is not { State: CheckInState.Due } checkIn || isOpen)
            return new AgendaDecision.Drop("Begun, answered or skipped already.");
        if (found.IsPaused || person.IsPausedAt(item.Planned))
            return new AgendaDecision.Drop("They are away.");
        if (checkIn.Snoozes > 0)
            return new AgendaDecision.Drop("They said when to ask again.");
        if (found.QuietUntil is { } until)
            return new AgendaDecision.Postpone(until.ToDateTimeOffset());

        var card = PromptCard.For(checkIn, due.SetOf(checkIn), found.Frame.Program.Title, reminder: true);
        return new AgendaDecision.Send(
            $"remind.{item.Id}", token => messenger.SendAsync(mentee, CardActivity.For(card, Strings.Prompt_Summary), token))
        {
            OncePerDay = LocalDatePattern.Iso.Format(found.Today),
            Next = Rung(found, rung.Number + 1),
        };
    }
}
