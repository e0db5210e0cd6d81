using NodaTime;
using NodaTime.Extensions;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>An owner puts a program's definition in as a document: check, see what would change or be created, store.</summary>
internal sealed class ImportProgram(OwnedPrograms owned, QuestionSetCatalog sets, ScheduleCheckIns schedule, TimeProvider time)
{
    private Instant Now => time.GetCurrentInstant();

    /// <summary>The command <c>import</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.IsOwnerAsync(turn, ct)
        ? turn.SendAsync(DocumentCard.Import(), Strings.Owners_ImportSummary, ct)
        : turn.SendAsync(Strings.Owners_OwnersOnly, ct));

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction _, CancellationToken ct) =>
        await owned.IsOwnerAsync(turn, ct) ? CardResponse.Card(DocumentCard.Import()) : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="OwnerVerbs.Check"/>: nothing is changed yet.</summary>
    public async Task<CardResponse> CheckAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (!await owned.IsOwnerAsync(turn, ct))
            return OwnedPrograms.OwnersOnly;
        var (text, document, answer) = Read(turn, action);
        return document is null ? answer! : await PreviewAsync(turn, text, document, again: false, ct);
    }

    /// <summary>The verb <see cref="OwnerVerbs.Store"/>: exactly what was shown, or what it would be now.</summary>
    public async Task<CardResponse> StoreAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (!await owned.IsOwnerAsync(turn, ct))
            return OwnedPrograms.OwnersOnly;
        var (text, document, answer) = Read(turn, action);
        if (document is null)
            return answer!;
        var mark = action.Id(ShownMark.Field);
        if (await owned.FindAsync(turn, document.Id, ct) is not null)
            return await owned.ChangeAsync(turn, document.Id, program => StoreAsync(turn, program, document, text, mark, ct), ct);
        var created = ProgramChanges.Of(null, document, Now);
        // Somebody may create one of this name just now: then it is theirs, and shown.
        return created.Mark == mark && await owned.AddAsync(turn, created.After, ct)
            ? CardResponse.Card(DocumentCard.Stored(created.After, created.DatesAfter))
            : await PreviewAsync(turn, text, document, again: true, ct);
    }

    private async Task<CardResponse> PreviewAsync(TurnContext turn, string text, MentoringProgram document, bool again, CancellationToken ct)
    {
        var isNameless = document.Id.Length == 0;
        if (isNameless)
        {
            // With the name from now on, so that one press twice does not make two.
            var taken = (await owned.OfAsync(turn, ct)).Select(program => program.Id).ToHashSet(StringComparer.Ordinal);
            document = document with { Id = ProgramTemplate.NameFor(document.Title, taken) };
            text = ProgramWriter.Write(document);
        }

        var known = await owned.FindAsync(turn, document.Id, ct);
        if (known is null && !owned.IsOwnerOfAll(PersonId.Of(turn)))
            return CardResponse.Card(DocumentCard.Import(
                text, isNameless ? Strings.Owners_ImportNameless : Phrase.With(Strings.Owners_ImportUnknown, document.Id)));
        return Preview(turn, text, ProgramChanges.Of(known, document, Now), again);
    }

    private CardResponse Preview(TurnContext turn, string text, ProgramChanges changes, bool again) => CardResponse.Card(
        DocumentCard.Preview(text, changes, leaves: !owned.Owns(PersonId.Of(turn), changes.After), again));

    private async Task<ProgramChange<CardResponse>> StoreAsync(
        TurnContext turn, MentoringProgram program, MentoringProgram document, string text, string? mark, CancellationToken ct)
    {
        var now = Now;
        var changes = ProgramChanges.Of(program, document, now);
        // The press came twice: the change is made, and the answer is the same.
        if (!changes.ChangesNothing && changes.Mark != mark)
            return new(program, Preview(turn, text, changes, again: true));
        // Before the record that wants them: an unwanted item is dropped, a missing one would silence a mentee.
        await schedule.ScheduleAsync(changes.After, changes.AsksAfter, ct);
        if (changes.ChangesMilestones)
            await schedule.PlanMilestonesAsync(program, now, ct);
        return new(changes.ChangesNothing ? program : changes.After, CardResponse.Card(DocumentCard.Stored(changes.After, changes.DatesAfter)));
    }

    private (string Text, MentoringProgram? Document, CardResponse? Answer) Read(TurnContext turn, CardAction action)
    {
        // A copy of the document as it is drawn, or out of a mail, has blanks that do not break, which are none to YAML.
        var text = action.Lines(DocumentCard.Input, DocumentCard.Longest)?.Replace('\u00A0', ' ').TrimStart('\uFEFF');
        if (text is null || !DocumentCard.Fits(text))
            return ("", null, CardResponse.Card(DocumentCard.Import(null, text is null ? Strings.Owners_ImportEmpty : Strings.Owners_ImportTooLong)));
        var asked = sets.Newest.Where(set => set.AnsweredBy == Side.Mentee).Select(set => set.Id);
        var (document, faults) = new ProgramReader(PersonId.Of(turn).TenantId, [.. asked]).Read(text);
        return (text, document, document is null ? CardResponse.Card(DocumentCard.Faulty(text, faults)) : null);
    }
}
