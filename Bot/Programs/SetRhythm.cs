using NodaTime;
using NodaTime.Extensions;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>An owner sets when a program's mentees are asked and its mentors hear: pick, see the dates, confirm.</summary>
internal sealed class SetRhythm(OwnedPrograms owned, ScheduleCheckIns schedule, TimeProvider time)
{
    private Instant Now => time.GetCurrentInstant();

    /// <summary>The command <c>rhythm</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await FirstCardAsync(turn, ct) is { } card
        ? turn.SendAsync(card, Strings.Rhythm_Summary, ct)
        : turn.SendAsync(owned.WhyNone(turn), ct));

    /// <summary>The same from a button of another card, which it takes the place of.</summary>
    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction _, CancellationToken ct) =>
        await FirstCardAsync(turn, ct) is { } card ? CardResponse.Card(card) : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="RhythmCard.ChangeVerb"/>: back to the inputs, as they were last.</summary>
    public async Task<CardResponse> ChangeAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program
            ? CardResponse.Card(RhythmCard.Edit(program, RhythmPreview.ChoiceIn(action) ?? RhythmChoice.Of(program)))
            : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="RhythmCard.PreviewVerb"/>: nothing is changed yet.</summary>
    public async Task<CardResponse> PreviewAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await owned.FindAsync(turn, action, ct) is not { } program)
            return OwnedPrograms.OwnersOnly;

        var (choice, problems) = RhythmFields.Read(action.Id, program.Hours);
        return choice is null
            ? CardResponse.Error("Rhythm", string.Join(' ', problems))
            : CardResponse.Card(RhythmCard.Preview(RhythmPreview.For(program, choice, Now)));
    }

    /// <summary>The verb <see cref="RhythmCard.ConfirmVerb"/>: exactly what was shown, or a fresh preview.</summary>
    public Task<CardResponse> ConfirmAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        owned.ChangeAsync(turn, action, program => ConfirmAsync(action, program, ct), ct);

    private async Task<ProgramChange<CardResponse>> ConfirmAsync(CardAction action, MentoringProgram program, CancellationToken ct)
    {
        if (RhythmPreview.Of(program, action) is not { } shown || !RhythmFields.IsOffered(shown.After, program.Hours))
            return new(program, CardResponse.Error("OutOfDate", Strings.Teams_CardOutOfDate));

        // The press came twice: the change is made, and the answer is the same.
        var made = RhythmChoice.Of(program) == shown.After;
        var now = Now;
        var preview = RhythmPreview.For(program, shown.After, now);
        if (!made && !preview.Shows(shown))
            return new(program, CardResponse.Card(RhythmCard.Preview(preview, again: true)));

        var changed = shown.After.ApplyTo(program, now);
        // Before the record that wants them: an unwanted item is dropped, a missing one would silence a mentee.
        await schedule.ScheduleAsync(changed, now, ct);
        return new(made ? program : changed, CardResponse.Card(RhythmCard.Confirmed(shown)));
    }

    private async Task<AdaptiveCard?> FirstCardAsync(TurnContext turn, CancellationToken ct) =>
        await owned.OfAsync(turn, ct) switch
        {
            [] => null,
            [var program] => RhythmCard.Edit(program, RhythmChoice.Of(program)),
            var several => ProgramPick.For(Strings.Rhythm_Summary, RhythmCard.ChangeVerb, several),
        };
}
