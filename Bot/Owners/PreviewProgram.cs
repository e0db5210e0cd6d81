using TeamsMentorBot.Milestones;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>An owner asks who will be asked what and when in the next six weeks.</summary>
internal sealed class PreviewProgram(OwnedPrograms owned, PairingStore pairings, ForeseeAsks foresee, QuestionSetCatalog sets)
{
    private const int Days = 6 * 7;

    /// <summary>So many mentees are looked at; what falls to the others follows the same rhythm.</summary>
    private const int MostMentees = 60;

    /// <summary>The command <c>preview</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) switch
    {
        [] => turn.SendAsync(owned.WhyNone(turn), ct),
        [var program] => turn.SendAsync(await CardAsync(program, ct), Strings.Preview_Summary, ct),
        var programs => turn.SendAsync(ProgramPick.For(Strings.Preview_Heading, OwnerVerbs.Preview, programs), Strings.Preview_Summary, ct),
    });

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program ? CardResponse.Card(await CardAsync(program, ct)) : OwnedPrograms.OwnersOnly;

    private async Task<AdaptiveCard> CardAsync(MentoringProgram program, CancellationToken ct)
    {
        var open = (await pairings.InProgramAsync(program, ct)).Where(pairing => !pairing.Ended).ToList();
        await foresee.LookAheadAsync(open.Take(MostMentees).Select(pairing => pairing.Mentee.Id), ct);
        var people = await open.Take(MostMentees).InParallelAsync(async pairing =>
        {
            var foreseen = await foresee.OfAsync(pairing.Mentee.Id, Days, ct);
            return new PersonPreview(pairing.Mentee.Name, [.. foreseen.Where(one => one.Asking.Id == pairing.Id)]) { Waits = pairing.Waits };
        });
        var minutes = Effort.MinutesAMonth(sets, program);
        return PreviewCard.For(program, [.. people.OrderBy(person => person.Name, Phrase.Names)], open.Count - MostMentees, minutes);
    }
}
