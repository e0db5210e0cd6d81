using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>An owner takes a program's definition out as a document.</summary>
internal sealed class ExportProgram(OwnedPrograms owned, ShowPrograms list)
{
    /// <summary>The command <c>export</c>. Whoever owns several picks one from their list.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) switch
    {
        [var program] => turn.SendAsync(DocumentCard.Export(program), Strings.Owners_ExportSummary, ct),
        _ => list.ShowAsync(turn, ct),
    });

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program
            ? CardResponse.Card(DocumentCard.Export(await VersionAsync(turn, program, action, ct)))
            : OwnedPrograms.OwnersOnly;

    /// <summary>The one that the button names, if it was kept; else as it is now.</summary>
    private async Task<MentoringProgram> VersionAsync(TurnContext turn, MentoringProgram program, CardAction action, CancellationToken ct) =>
        (action.Number(DocumentCard.VersionField) is { } version ? await owned.FindAsync(turn, program, version, ct) : null) ?? program;
}
