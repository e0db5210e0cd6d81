using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>Reading the agreement of one's pairings, and a mentor's yes or not now.</summary>
internal sealed class AgreementPresses(ReaderAgreements agreements, Standings standings, PersonStore people)
{
    /// <summary>The command <c>agreement</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var standing = await standings.OfAsync(PersonId.Of(turn), ct);
        var zone = (await people.GetAsync(standing.Id, ct)).Zone;
        foreach (var (program, pairing) in standing.AsMentor)
            await turn.SendAsync(Agreement.IsToAsk(program, pairing, standing.Id)
                ? AgreementCard.ToMentor(program, pairing, standing.Id)
                : AgreementCard.For(program, pairing, standing.Id, zone), Strings.Agreement_Summary, ct);
        // A mentee says yes together with Send, beside what it lets out.
        foreach (var (program, pairing) in standing.AsMentee)
            await turn.SendAsync(AgreementCard.For(program, pairing, standing.Id, zone), Strings.Agreement_Summary, ct);
        if (standing.AsMentor.Count + standing.AsMentee.Count == 0)
            await turn.SendAsync(Strings.Welcome_Nobody, ct);
    }

    public Task<CardResponse> AcceptAsync(TurnContext turn, CardAction action, CancellationToken ct) => SayAsync(
        turn, action, (program, pairing) => Agreement.Accept(pairing, program, PersonId.Of(turn), agreements.Now), Strings.Agreement_Accepted, ct);

    /// <summary>Whoever accepted it before it named mail goes on without mail; whoever never did is shown nothing.</summary>
    public Task<CardResponse> NotNowAsync(TurnContext turn, CardAction action, CancellationToken ct) => SayAsync(
        turn, action, (_, pairing) => Agreement.AcceptWithoutMail(pairing, PersonId.Of(turn)), Strings.Agreement_Later, ct);

    private async Task<CardResponse> SayAsync(
        TurnContext turn, CardAction action, Func<MentoringProgram, Pairing, Pairing> decide, string said, CancellationToken ct)
    {
        if (action.Id("mentee") is not { } mentee || !Guid.TryParse(mentee, out _) || action.Id("pairing") is not { } pairingId)
            throw new CardInputException("pairing");
        return await agreements.ChangeAsync(PersonId.Of(turn), new PersonId(turn.TenantId, mentee), pairingId, decide, ct) is { } pairing
            ? CardResponse.Card(AgreementCard.Said(Phrase.With(said, PlainText.Escape(PlainText.Line(pairing.Mentee.Name)))))
            : CardResponse.Error("Gone", Strings.Digest_Gone);
    }
}
