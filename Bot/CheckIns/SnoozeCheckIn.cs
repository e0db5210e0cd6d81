using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>"Later" to a prompt: it comes again once, when its mentee says, and its reminders stop.</summary>
internal sealed class SnoozeCheckIn(UnansweredPrompts unanswered, CheckInStore checkIns, PersonStore people, Agenda agenda)
{
    /// <summary>Typed <c>later</c> while no check-in is open.</summary>
    /// <returns>False when no prompt waits either.</returns>
    public async Task<bool> OfferAsync(TurnContext turn, CancellationToken ct)
    {
        var person = await people.GetAsync(PersonId.Of(turn), ct);
        if (await unanswered.LatestAsync(person, ct) is not { } waiting)
            return false;
        await (CadenceCheckIn.Parse(waiting.Id) is null
            ? turn.SendAsync(Strings.Snooze_Waits, ct)
            : turn.SendAsync(SnoozeCard.Ask(waiting), Strings.Prompt_Summary, ct));
        return true;
    }

    public async Task<CardResponse> SnoozeAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var id = CheckInData.RequiredIdIn(action);
        var person = await people.GetAsync(PersonId.Of(turn), ct);
        if (OpenDialog.Of(person)?.CheckIn is { } open && open.Id == id)
            return CardResponse.Card(ClosingCards.Parked(open));
        if ((await checkIns.FindAsync(person.Id, id, ct))?.CheckIn is not { } checkIn)
            return CardResponse.Gone(Strings.CheckIn_Gone);
        // A second press, or another device: the first one counts, and is what both are answered with.
        if (checkIn.State != CheckInState.Due || checkIn.Snoozes != (action.Number(SnoozeCard.Count) ?? 0))
            return CardResponse.Card(PromptCard.AsItStands(checkIn, person.Zone));
        if (await unanswered.WantedAsync(person, checkIn, ct) is not { } found)
            return CardResponse.Gone(Strings.CheckIn_Gone);
        var wished = Until(action, found);
        return wished is { } at && at < found.Next.At
            ? CardResponse.Card(PromptCard.AsItStands(await SnoozeAsync(person, checkIn, found, at, ct), found.Clock.Zone.Id))
            : CardResponse.Card(SnoozeCard.Ask(checkIn, Phrase.With(
                wished is null ? Strings.Snooze_Between : Strings.Snooze_TooLate, Phrase.Day(found.Next.Date))));
    }

    /// <returns>Null for a day that is over, or so late that the next check-in comes first.</returns>
    private static Instant? Until(CardAction action, DueOccasion found)
    {
        var clock = found.Clock;
        switch (action.Id(SnoozeCard.When))
        {
            case SnoozeCard.Today:
                return clock.IsPaused ? clock.From(clock.Unpaused(clock.Today)) : Snooze.UntilLaterToday(clock.Now, clock.Zone, clock.Hour, clock.Hours);
            case SnoozeCard.Tomorrow:
                return clock.From(clock.Unpaused(clock.Today.PlusDays(1)));
            default:
                return action.Date(SnoozeCard.DayInput) is { } day
                    && LocalDate.FromDateOnly(day) is var date && date > clock.Today && date <= found.Next.Date
                        ? clock.From(clock.Unpaused(date))
                        : null;
        }
    }

    private async Task<CheckIn> SnoozeAsync(Person person, CheckIn checkIn, DueOccasion found, Instant at, CancellationToken ct)
    {
        var until = at.ToDateTimeOffset();
        // Before the record that wants it; what the record does not want is dropped when it falls due.
        await agenda.AddAsync(AskAgain.Item(person.Id, new PromptRung(found.Occasion, checkIn.Snoozes + 1), until), ct);
        var snoozed = await checkIns.ChangeAsync(person.Id, checkIn.Id, known => known.State == CheckInState.Due && known.Snoozes == checkIn.Snoozes
            ? known with
            {
                Snoozes = known.Snoozes + 1,
                SnoozedAt = found.Clock.Now.ToDateTimeOffset(),
                SnoozedUntil = until,
                AnswerBy = found.AnswerBy(at),
            }
            : null, ct);
        return snoozed ?? (await checkIns.FindAsync(person.Id, checkIn.Id, ct))?.CheckIn ?? checkIn;
    }
}
