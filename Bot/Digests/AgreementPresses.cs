using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>Reading the agreement of one's pairings, and a yes or not now to it.</summary>
internal sealed class AgreementPresses(ReaderAgreements agreements, Standings standings, PersonStore people, SubmitPresses submit)
{
    /// <summary>The command <c>agreement</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var standing = await standings.OfAsync(PersonId.Of(turn), ct);
        var zone = (await people.GetAsync(standing.Id, ct)).Zone;
        foreach (var (program, pairing) in standing.AsReader.Concat(standing.AsMentee))
            await turn.SendAsync(Agreement.IsToAsk(program, pairing, standing.Id)
                ? AgreementCard.Ask(program, pairing, standing.Id)
                : AgreementCard.For(program, pairing, standing.Id, zone), Strings.Agreement_Summary, ct);
        if (standing.AsReader.Count + standing.AsMentee.Count == 0)
            await turn.SendAsync(Strings.Welcome_Nobody, ct);
    }

    public Task<CardResponse> AcceptAsync(TurnContext turn, CardAction action, CancellationToken ct) => SayAsync(
        turn, action,
        (program, pairing) => Agreement.Accept(pairing, program, PersonId.Of(turn), agreements.Now, AgreementCard.TermsOn(action)),
        MenteeOf(turn, action) == PersonId.Of(turn) ? Strings.Agreement_AcceptedMentee : Strings.Agreement_Accepted, ct);

    /// <summary>
    /// Yes and Send in one press. A mentee's are stored together, or neither is; a mentor's yes stands in the mentee's partition, so it is
    /// stored first, and a Send that fails after it can be pressed again.
    /// </summary>
    public async Task<CardResponse> AgreeAndSendAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var (author, mentee) = (PersonId.Of(turn), MenteeOf(turn, action));
        if (mentee is null || mentee == author || action.Id("pairing") is not { } pairingId)
            return await submit.AgreeAsync(turn, action, ct);
        await agreements.ChangeAsync(
            author, mentee, pairingId, (program, pairing) => AgreeAndSend.AssentOf(action).In(pairing, program, author, agreements.Now), ct);
        return await submit.SendAsync(turn, action, ct);
    }

    public Task<CardResponse> NotNowAsync(TurnContext turn, CardAction action, CancellationToken ct) => SayAsync(
        turn, action, (_, pairing) => Agreement.NotNow(pairing, PersonId.Of(turn), AgreementCard.TermsOn(action)), Strings.Agreement_Later, ct);

    private async Task<CardResponse> SayAsync(
        TurnContext turn, CardAction action, Func<MentoringProgram, Pairing, Pairing> decide, string said, CancellationToken ct)
    {
        if (MenteeOf(turn, action) is not { } mentee || action.Id("pairing") is not { } pairingId)
            throw new CardInputException("pairing");
        return await agreements.ChangeAsync(PersonId.Of(turn), mentee, pairingId, decide, ct) is { } pairing
            ? CardResponse.Card(AgreementCard.Said(Phrase.With(said, Others(pairing, PersonId.Of(turn)))))
            : CardResponse.Gone(Strings.Digest_Gone);
    }

    private static PersonId? MenteeOf(TurnContext turn, CardAction action) =>
        action.Id("mentee") is { } mentee && Guid.TryParse(mentee, out _) ? new PersonId(turn.TenantId, mentee) : null;

    private static string Others(Pairing pairing, PersonId person) => PlainText.Escape(string.Join(", ",
        pairing.AcrossFrom(person).Select(other => PlainText.Line(other.Name))));
}
