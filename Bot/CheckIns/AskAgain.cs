using NodaTime;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns;

/// <summary>The prompt of a check-in that its mentee put off comes again, once, unless they began or skipped it meanwhile.</summary>
internal sealed class AskAgain(UnansweredPrompts unanswered, AskMentee ask, CadencePrompts prompts) : IAgendaHandler
{
    public const string AgendaKind = AgendaKinds.PutOff;

    public string Kind => AgendaKind;

    public static AgendaItem Item(PersonId mentee, PromptRung rung, DateTimeOffset at) => new(mentee.Key, at, AgendaKind, rung.Id);

    /// <param name="id">Of an item, which is that of its <see cref="PromptRung"/>.</param>
    public static string KeyOf(string id) => $"snooze.{id}";

    public ValueTask<AgendaDecision> DecideAsync(AgendaItem item, CancellationToken ct) =>
        unanswered.DecideAsync(item, prompt => DecideAsync(item, prompt, ct), ct);

    private async ValueTask<AgendaDecision> DecideAsync(AgendaItem item, UnansweredPrompt prompt, CancellationToken ct)
    {
        var (clock, checkIn) = (prompt.Due.Clock, prompt.CheckIn);
        if (checkIn.Snoozes != prompt.Number || checkIn.SnoozedUntil != item.Planned)
            return new AgendaDecision.Drop("They chose another time.");
        // Who asks for it again on the same day gets it on the same day.
        var wished = checkIn.SnoozedAt is { } at && Instant.FromDateTimeOffset(at).InZone(clock.Zone).Date == clock.Today;
        var again = ask.Prompt(KeyOf(item.Id), clock, checkIn);
        if (clock.IsPaused)
            return again.PutOff(clock.AfterPause, PostponeReason.Pause);
        var decision = wished
            ? ask.Decide(again with { Burden = Burden.Wished })
            : await ask.DecideAsync(again with { Burden = Burden.FollowUp }, ct);
        if (decision is AgendaDecision.Send send && clock.Today > clock.DayOf(item.Planned))
            await prompts.HoldUpAsync(clock.Person.Id, checkIn with { AnswerBy = prompt.Due.AnswerBy(clock.Now) }, send, ct);
        return decision;
    }
}
