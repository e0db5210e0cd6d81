using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>Shows somebody everything that is theirs, for their own eyes, until they fold it again.</summary>
internal sealed class MyData(OwnDataReader reader, OwnDataStory story)
{
    public static async Task ShowAsync(TurnContext turn, CancellationToken ct) => await turn.SendAsync(MyDataCards.Closed, Strings.Privacy_Summary, ct);

    public async Task<CardResponse> OpenAsync(TurnContext turn, CancellationToken ct) =>
        CardResponse.Passing(MyDataCards.Counts(await reader.ReadAsync(PersonId.Of(turn), ct)), MyDataCards.Closed);

    public async Task<CardResponse> PageAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var pages = OwnDataPages.Of(story.Tell(await reader.ReadAsync(PersonId.Of(turn), ct)));
        var page = Math.Clamp(action.Number("page") ?? 0, 0, pages.Count - 1);
        return CardResponse.Passing(MyDataCards.Page(pages[page], page, pages.Count));
    }

    public static CardResponse Fold() => CardResponse.Card(MyDataCards.Closed);
}
