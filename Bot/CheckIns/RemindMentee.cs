using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.CheckIns;

/// <summary>Follows up an unanswered prompt, as often as the program says, and stops at the first sign of an answer.</summary>
internal sealed class RemindMentee(UnansweredPrompts unanswered, AskMentee ask) : IAgendaHandler
{
    private const string AgendaKind = AgendaKinds.Reminder;

    public string Kind => AgendaKind;

    /// <summary>The reminder with this number, counted from the day on which they were asked, or none where the program wants fewer.</summary>
    public static AgendaItem? Rung(DueOccasion found, CheckIn asked, int number)
    {
        var reminders = ReminderPlan.For(found.AskedAt(asked.AskedOn), found.Clock.Zone, found.Context.Program.Cadence.Reminders, found.Clock.Hours);
        return number > reminders.Count
            ? null
            : new AgendaItem(
                found.Mentee.Id.Key, reminders[number - 1].ToDateTimeOffset(), AgendaKind, new PromptRung(found.Occasion, number).Id);
    }

    /// <inheritdoc cref="AskAgain.KeyOf"/>
    public static string KeyOf(string id) => $"remind.{id}";

    public ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct) =>
        unanswered.DecideAsync(item, prompt => DecideAsync(item, prompt, ct), ct);

    private async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, UnansweredPrompt prompt, CancellationToken ct)
    {
        if (prompt.Due.Clock.IsPaused || prompt.Due.Clock.IsPausedOn(prompt.Due.Clock.DayOf(item.Planned)))
            return new AgendaDecision.Drop("A pause is on.");
        if (prompt.CheckIn.Snoozes > 0)
            return new AgendaDecision.Drop("They said when to ask again.");
        // Their hour may have become a later one since the prompt.
        if (Rung(prompt.Due, prompt.CheckIn, prompt.Number) is { } planned && planned.Due > prompt.Due.Clock.Now.ToDateTimeOffset())
            return new AgendaDecision.Postpone(planned.Due);
        var reminder = ask.Prompt(KeyOf(item.Id), prompt.Due.Clock, prompt.CheckIn, reminder: true);
        return await ask.DecideAsync(reminder with { Burden = Burden.FollowUp, Next = Rung(prompt.Due, prompt.CheckIn, prompt.Number + 1) }, ct);
    }
}
