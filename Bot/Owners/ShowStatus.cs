using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>An owner asks how their programs are going: counts, and who cannot be reached.</summary>
internal sealed class ShowStatus(OwnedPrograms owned, CountAnswers counts)
{
    /// <summary>The command <c>status</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) is { Count: > 0 } programs
        ? turn.SendAsync(StatusCard.For(await CountAsync(programs, ct)), Strings.Owners_StatusSummary, ct)
        : turn.SendAsync(owned.WhyNone(turn), ct));

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program
            ? CardResponse.Card(StatusCard.For(await CountAsync([program], ct)))
            : OwnedPrograms.OwnersOnly;

    private async Task<IReadOnlyList<ProgramCounts>> CountAsync(IReadOnlyList<MentoringProgram> programs, CancellationToken ct)
    {
        var all = new List<ProgramCounts>();
        foreach (var program in programs)
            all.Add(await counts.OfAsync(program, ct));
        return all;
    }
}
