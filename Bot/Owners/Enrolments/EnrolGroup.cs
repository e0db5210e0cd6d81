using TeamsMentorBot.Graph;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>An owner names a group or a team: those of its members who have no mentor yet become rows to look over, check and enrol.</summary>
internal sealed class EnrolGroup(OwnedPrograms owned, ShowPrograms list, FindMembers groups, PairingStore pairings)
{
    /// <summary>The command <c>enrol group</c>. Whoever owns several programs picks one from their list.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct) => await (await owned.OfAsync(turn, ct) switch
    {
        [var program] => turn.SendAsync(GroupCard.Ask(program), Strings.Enrol_Summary, ct),
        _ => list.ShowAsync(turn, ct),
    });

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct) =>
        await owned.FindAsync(turn, action, ct) is { } program ? CardResponse.Card(GroupCard.Ask(program)) : OwnedPrograms.OwnersOnly;

    /// <summary>The verb <see cref="OwnerVerbs.ListGroup"/>: nothing is changed by it.</summary>
    public async Task<CardResponse> ListAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await owned.FindAsync(turn, action, ct) is not { } program)
            return OwnedPrograms.OwnersOnly;
        var (group, mentor) = (action.Text(GroupCard.GroupInput, GroupCard.Longest) ?? "", action.Text(GroupCard.MentorInput, GroupCard.Longest) ?? "");
        return CardResponse.Card(await groups.FindAsync(program.TenantId, group, ct) switch
        {
            FoundMembers.People people => await CardAsync(program, people, mentor, ct),
            var other => GroupCard.Ask(program, group, mentor, Problem(other)),
        });
    }

    private async Task<AdaptiveCard> CardAsync(MentoringProgram program, FoundMembers.People people, string mentor, CancellationToken ct)
    {
        var open = (await pairings.InProgramAsync(program, ct)).Where(pairing => !pairing.Ended).ToList();
        return GroupCard.Listed(program, people, GroupRows.Of(people.Members, open, mentor));
    }

    private static string Problem(FoundMembers found) => found switch
    {
        FoundMembers.NoGroup => Strings.Enrol_NoGroup,
        FoundMembers.NoName => Strings.Enrol_NoGroupName,
        FoundMembers.Failed { Problem.Permission: { } permission } => Phrase.With(Strings.Enrol_GroupNotPermitted, permission),
        FoundMembers.Failed => Strings.Enrol_GroupNotNow,
        _ => Strings.Enrol_GroupOff,
    };
}
