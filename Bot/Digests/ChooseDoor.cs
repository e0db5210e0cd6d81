using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>A mentor or sponsor says how digests are to reach them, among the doors that their programs have.</summary>
internal sealed class ChooseDoor(Standings standings, PersonStore people)
{
    /// <summary>The command <c>digest settings</c>.</summary>
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        var id = PersonId.Of(turn);
        var standing = await standings.OfAsync(id, ct);
        if (standing.AsReader.Count == 0)
            await turn.SendAsync(Strings.Doors_MentorsOnly, ct);
        else if (DoorsOf(standing) is { Count: > 1 } doors)
            await turn.SendAsync(DoorCard.Ask(doors, (await people.GetAsync(id, ct)).Door), Strings.Doors_Title, ct);
        else
            await turn.SendAsync(Strings.Doors_One, ct);
    }

    /// <summary>The verb <see cref="DigestVerbs.Door"/>.</summary>
    public async Task<CardResponse> ChooseAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var doors = DoorsOf(await standings.OfAsync(PersonId.Of(turn), ct));
        if (doors.Count == 0)
            return CardResponse.Error("MentorsOnly", Strings.Doors_MentorsOnly);
        if (DoorChoice.Parse(action.Id(DoorCard.DoorInput)) is not { } choice || !doors.Contains(choice.Door))
            return CardResponse.Card(DoorCard.Ask(doors, null));
        choice = choice with { Only = action.Flag(DoorCard.OnlyInput) };
        await people.ChangeAsync(PersonId.Of(turn), person => ValueTask.FromResult(
            Change.To(person.Door == choice ? person : person with { Door = choice }, true)), ct);
        return CardResponse.Card(DoorCard.Chosen(choice));
    }

    private static IReadOnlyList<DigestDoor> DoorsOf(Standing standing) =>
        [.. standing.AsReader.SelectMany(membership => membership.Program.Doors).Distinct().Order()];
}
