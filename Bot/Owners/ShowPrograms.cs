using NodaTime;
using NodaTime.Extensions;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>One program as its owner sees it in the list.</summary>
/// <param name="Next">Null where nothing is asked any more.</param>
/// <param name="Open">How many of its pairings have not ended.</param>
/// <param name="Waiting">How many of those wait for an owner to let them start.</param>
/// <param name="PausedUntil">The first day after a pause that is on.</param>
internal sealed record ProgramLine(MentoringProgram Program, LocalDateTime? Next, int Pairings, int Open, int Waiting, LocalDate? PausedUntil);

/// <summary>An owner asks for their programs.</summary>
internal sealed class ShowPrograms(OwnedPrograms owned, PairingStore pairings, TimeProvider time)
{
    /// <summary>The command <c>programs</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await CardAsync(turn, ct) is { } card
        ? turn.SendAsync(card, Strings.Owners_ProgramsSummary, ct)
        : turn.SendAsync(Strings.Owners_OwnersOnly, ct));

    /// <summary>The same from a button: one of them, or all.</summary>
    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } one ? CardResponse.Card(ProgramsCard.Only(await LineAsync(one, ct)))
        : await CardAsync(turn, ct) is { } card ? CardResponse.Card(card)
        : OwnedPrograms.OwnersOnly;

    private async Task<AdaptiveCard?> CardAsync(TurnContext turn, CancellationToken ct)
    {
        var programs = await owned.OfAsync(turn, ct);
        var lines = new List<ProgramLine>();
        foreach (var program in programs.Take(ProgramsCard.MostShown))
            lines.Add(await LineAsync(program, ct));
        var mayCreate = owned.IsOwnerOfAll(PersonId.Of(turn));
        return lines.Count > 0 || mayCreate ? ProgramsCard.For(lines, [.. programs.Skip(lines.Count)], mayCreate) : null;
    }

    private async Task<ProgramLine> LineAsync(MentoringProgram program, CancellationToken ct)
    {
        var all = await pairings.InProgramAsync(program, ct);
        var open = all.Where(pairing => !pairing.Ended).ToList();
        var now = time.GetCurrentInstant();
        var next = program.NextDates(now, 1);
        var paused = program.PausedUntil > now.InZone(program.OwnZone).Date ? program.PausedUntil : null;
        return new ProgramLine(program, next.Count > 0 ? next[0] : null, all.Count, open.Count, open.Count(pairing => pairing.Waits), paused);
    }
}
