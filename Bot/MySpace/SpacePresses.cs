using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.MySpace;

/// <summary>"my space": everything that is a mentee's, in one place, for their own eyes.</summary>
internal sealed class SpacePresses(SpaceReader reader, SpaceStory story, SharedStory shared)
{
    public async Task ShowAsync(TurnContext turn, CancellationToken ct)
    {
        if (await ReadAsync(turn, ct) is { IsNobodys: false } space)
            await turn.SendAsync(SpaceCards.Home(story.Count(space)), Strings.Space_Summary, ct);
        else
            await turn.SendAsync(Strings.People_MenteesOnly, ct);
    }

    public async Task<CardResponse> HomeAsync(TurnContext turn, CancellationToken ct) => await ReadAsync(turn, ct) is { IsNobodys: false } space
        ? CardResponse.Card(SpaceCards.Home(story.Count(space)))
        : CardResponse.Error("NotMentee", Strings.People_MenteesOnly);

    public async Task<CardResponse> OpenAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        var (section, page) = PlaceOf(action);
        return CardResponse.Passing(await SectionAsync(await ReadAsync(turn, ct), section, page, ct));
    }

    private async Task<AdaptiveCard> SectionAsync(Space space, Section section, int page, CancellationToken ct)
    {
        if (section is Section.Waiting or Section.Timeline or Section.Steps)
            return SpaceCards.List(section, SpaceEntries.Of(space, section), page);
        if (section != Section.Shared)
            return SpaceCards.Reading(section, story.Tell(space, section), page);
        var all = space.CheckIns.Where(checkIn => !checkIn.Releases.IsEmpty).ToList();
        var parts = await shared.TellAsync(space, SpaceCards.OnPage(all, page), ct);
        return SpaceCards.Card(section, [.. parts.SelectMany(MyDataCards.Elements)], page, SpaceCards.PagesOf(all.Count));
    }

    public static (Section Section, int Page) PlaceOf(CardAction action) => (
        Enum.TryParse<Section>(action.Id(SpaceVerbs.Section), out var section) && Enum.IsDefined(section) ? section : Section.Waiting,
        Math.Max(0, action.Number(SpaceVerbs.Page) ?? 0));

    private Task<Space> ReadAsync(TurnContext turn, CancellationToken ct) =>
        reader.ReadAsync(PersonId.Of(turn), turn.Timestamp, ct);
}
