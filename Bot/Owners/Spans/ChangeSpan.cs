using NodaTime;
using NodaTime.Extensions;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Spans;

/// <summary>An owner pauses a program until a day, resumes it, or ends it: pick, see the dates before and after, confirm.</summary>
internal sealed class ChangeSpan(OwnedPrograms owned, ScheduleCheckIns schedule, TimeProvider time)
{
    private Instant Now => time.GetCurrentInstant();

    /// <summary>The commands <c>pause program</c>, <c>resume program</c> and <c>end program</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) switch
    {
        [] => turn.SendAsync(owned.WhyNone(turn), ct),
        [var program] => turn.SendAsync(SpanCard.Ask(program, Today(program)), Strings.Span_Heading, ct),
        var programs => turn.SendAsync(ProgramPick.For(Strings.Span_Heading, OwnerVerbs.Span, programs), Strings.Span_Heading, ct),
    });

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program
            ? CardResponse.Card(SpanCard.Ask(program, Today(program)))
            : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="OwnerVerbs.CheckSpan"/>: nothing is changed yet.</summary>
    public async Task<CardResponse> CheckAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await owned.FindAsync(turn, action, ct) is not { } program)
            return OwnedPrograms.OwnersOnly;
        var (wanted, today) = (SpanCard.Read(action), Today(program));
        return CardResponse.Card(wanted.FaultIn(program, today) is { } fault
            ? SpanCard.Ask(program, today, fault)
            : SpanCard.Preview(wanted, ProgramChanges.Of(program, wanted.ApplyTo(program), Now), again: false));
    }

    /// <summary>The verb <see cref="OwnerVerbs.SetSpan"/>: exactly what was shown, or what it would be now.</summary>
    public Task<CardResponse> ConfirmAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        owned.ChangeAsync(turn, action, program => ConfirmAsync(action, program, ct), ct);

    private async Task<ProgramChange<CardResponse>> ConfirmAsync(CardAction action, MentoringProgram program, CancellationToken ct)
    {
        var (wanted, now) = (SpanCard.Read(action), Now);
        var changes = ProgramChanges.Of(program, wanted.ApplyTo(program), now);
        // The press came twice: the change is made, and the answer is the same.
        if (changes.ChangesNothing)
            return new(program, CardResponse.Card(SpanCard.Done(wanted, changes)));
        if (wanted.FaultIn(program, Today(program)) is { } fault)
            return new(program, CardResponse.Card(SpanCard.Ask(program, Today(program), fault)));
        if (changes.Mark != action.Id(ShownMark.Field))
            return new(program, CardResponse.Card(SpanCard.Preview(wanted, changes, again: true)));
        // Before the record that wants them: an unwanted item is dropped, a missing one would silence a mentee.
        await schedule.ScheduleAsync(changes.After, now, ct);
        return new(changes.After, CardResponse.Card(SpanCard.Done(wanted, changes)));
    }

    private LocalDate Today(MentoringProgram program) => Now.InZone(program.OwnZone).Date;
}
