using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners;

/// <summary>What can be done with a program now and then, behind one button of its line.</summary>
internal sealed class ManageProgram(OwnedPrograms owned)
{
    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program ? CardResponse.Card(Card(program)) : OwnedPrograms.OwnersOnly;

    private static AdaptiveCard Card(MentoringProgram program) => new()
    {
        Body = [CardParts.Heading(Strings.Owners_ManageHeading), ProgramsCard.Title(program)],
        Actions =
        [
            new ExecuteAction(Strings.Cohort_Open, OwnerVerbs.Milestone, ProgramsCard.Data(program)),
            new ExecuteAction(Strings.RollOut_Open, OwnerVerbs.RollOut, ProgramsCard.Data(program)),
            new ExecuteAction(Strings.Span_Open, OwnerVerbs.Span, ProgramsCard.Data(program)),
            new ExecuteAction(Strings.Owners_Programs, OwnerVerbs.Programs),
        ],
    };
}
