using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>Typed "why these questions": source and framework of the check-in that is open.</summary>
internal sealed class WhyTheseQuestions(DialogStore dialogs, PersonStore people)
{
    public async Task TellAsync(TurnContext turn, CancellationToken ct)
    {
        if (dialogs.Open(await people.GetAsync(PersonId.Of(turn), ct)) is { } opened)
            await turn.SendAsync(WhyCard.For(opened.Set), Strings.Why_Title, ct);
        else
            await turn.SendAsync(Strings.Why_NothingOpen, ct);
    }
}
