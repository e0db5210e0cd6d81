using NodaTime;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>An owner puts a program's definition in as a document: check, see what would change, store.</summary>
internal sealed class ImportProgram(OwnedPrograms owned, QuestionSetCatalog sets, ScheduleCheckIns schedule, TimeProvider time)
{
    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The command <c>import</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) is { Count: > 0 }
        ? turn.SendAsync(DocumentCard.Import(), Strings.Owners_ImportSummary, ct)
        : turn.SendAsync(Strings.Owners_OwnersOnly, ct));

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction _, CancellationToken ct) =>
        await owned.OfAsync(turn, ct) is { Count: > 0 } ? CardResponse.Card(DocumentCard.Import()) : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="OwnerVerbs.Check"/>: nothing is changed yet.</summary>
    public async Task<CardResponse> CheckAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await owned.OfAsync(turn, ct) is { Count: 0 })
            return OwnedPrograms.OwnersOnly;
        var (text, document, answer) = Read(turn, action);
        if (document is null)
            return answer!;
        return await owned.FindAsync(turn, document.Id, ct) is { } program
            ? CardResponse.Card(DocumentCard.Preview(text, ProgramChanges.Of(program, document, Now)))
            : CardResponse.Card(DocumentCard.Import(text, Phrase.With(Strings.Owners_ImportUnknown, document.Id)));
    }

    /// <summary>The verb <see cref="OwnerVerbs.Store"/>: exactly what was shown, or what it would be now.</summary>
    public async Task<CardResponse> StoreAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await owned.OfAsync(turn, ct) is { Count: 0 })
            return OwnedPrograms.OwnersOnly;
        var (text, document, answer) = Read(turn, action);
        if (document is null)
            return answer!;
        return await owned.ChangeAsync(turn, document.Id, program => StoreAsync(program, document, text, action.Id(DocumentCard.MarkField), ct), ct);
    }

    private async Task<ProgramChange<CardResponse>> StoreAsync(
        MentoringProgram program, MentoringProgram document, string text, string? mark, CancellationToken ct)
    {
        var now = Now;
        var changes = ProgramChanges.Of(program, document, now);
        // The press came twice: the change is made, and the answer is the same.
        if (!changes.ChangesNothing && changes.Mark != mark)
            return new(program, CardResponse.Card(DocumentCard.Preview(text, changes, again: true)));
        // Before the record that wants them: an unwanted item is dropped, a missing one would silence a mentee.
        await schedule.ScheduleAsync(changes.After, now, ct);
        return new(changes.ChangesNothing ? program : changes.After, CardResponse.Card(DocumentCard.Stored(changes.After, changes.DatesAfter)));
    }

    private (string Text, MentoringProgram? Document, CardResponse? Answer) Read(TurnContext turn, CardAction action)
    {
        var text = action.Text(DocumentCard.Input, DocumentCard.Longest);
        if (text is null || !DocumentCard.Fits(text))
            return ("", null, CardResponse.Card(DocumentCard.Import(null, text is null ? Strings.Owners_ImportEmpty : Strings.Owners_ImportTooLong)));
        var (document, faults) = new ProgramReader(turn.TenantId, [.. sets.Newest.Select(set => set.Id)]).Read(text);
        return (text, document, document is null ? CardResponse.Card(DocumentCard.Faulty(text, faults)) : null);
    }
}
