using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.RollOuts;

/// <summary>
/// An owner gets the first cards of a program as its mentees will get them, into her own chat, marked as a trial. Their buttons do nothing;
/// nothing is stored, and nobody else is written to.
/// </summary>
internal sealed class TryCards(OwnedPrograms owned, QuestionSetCatalog sets)
{
    public async Task<CardResponse> TryAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await owned.FindAsync(turn, action, ct) is not { } program)
            return OwnedPrograms.OwnersOnly;
        var me = new PersonName(PersonId.Of(turn), turn.Activity.From?.Name ?? Strings.RollOut_You);
        var pairing = new Pairing
        {
            Id = "trial", ProgramId = program.Id, Mentee = me, Mentors = [new PersonName(me.Id, Strings.RollOut_TheirMentor)],
        };
        var welcome = WelcomeCard.For(new Standing { Id = me.Id, AsMentee = [new Membership(program, pairing)] }, me.Name);
        await turn.SendAsync(Marked(welcome), Strings.RollOut_Trial, ct);
        await turn.SendAsync(Marked(Prompt(program, pairing, turn.Activity.Locale)), Strings.RollOut_Trial, ct);
        return CardResponse.Message(Strings.RollOut_Sent);
    }

    /// <summary>A button of a trial card.</summary>
    public static CardResponse Pressed() => CardResponse.Message(Strings.RollOut_TrialButton);

    private AdaptiveCard Prompt(MentoringProgram program, Pairing pairing, string? locale)
    {
        var set = sets.GetNewest(program.CadenceSetId).In(locale);
        var checkIn = new CheckIn
        {
            Id = new CadenceCheckIn(pairing.Id, program.CadenceRevision, 1).Id,
            ProgramId = program.Id,
            PairingId = pairing.Id,
            Title = Strings.Prompt_Title,
            QuestionSetId = set.Id,
            QuestionSetVersion = set.Version,
        };
        return PromptCard.For(checkIn, set, program.Title, reminder: false);
    }

    private static AdaptiveCard Marked(AdaptiveCard card) => card with
    {
        Body = [new TextBlock(Strings.RollOut_Trial) { Color = TextColor.Accent, Weight = TextWeight.Bolder }, .. card.Body],
        Actions = card.Actions is null
            ? null
            : [.. card.Actions.Select(button => new ExecuteAction(button.Title, OwnerVerbs.TrialButton) { Style = button.Style })],
    };
}
