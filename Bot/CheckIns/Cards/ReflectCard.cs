using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>What somebody can look at: six sets, and the others behind a button.</summary>
internal static class ReflectCard
{
    private const int OnOneCard = 6;

    /// <param name="sets">In the order in which they are offered.</param>
    /// <param name="standing">On which sides of which pairings they are.</param>
    public static AdaptiveCard For(IReadOnlyList<QuestionSet> sets, Standing standing, int page)
    {
        // What the program asks after a milestone begins with the question which one.
        var milestoneSet = standing.AsMentee is [var first, ..] ? first.Program.QuestionSetId : null;
        var pages = (sets.Count + OnOneCard - 1) / OnOneCard;
        var shown = Math.Clamp(page, 0, pages - 1);
        return new AdaptiveCard
        {
            Body =
            [
                TextBlock.Title(Strings.Reflect_Title),
                .. sets.Skip(shown * OnOneCard).Take(OnOneCard).Select(set => TileOf(set, set.Id == milestoneSet)),
                .. sets.Select(set => set.AnsweredBy).Distinct().Order()
                    .SelectMany(side => PairingChoice.For(side, standing.On(side))),
            ],
            Actions = pages == 1 ? null : [More((shown + 1) % pages)],
        };
    }

    private static Container TileOf(QuestionSet set, bool isMilestone) => Tile.Of(
        set.Title,
        isMilestone
            ? new ExecuteAction(set.Title, PeopleVerbs.Milestone)
            : new ExecuteAction(set.Title, CheckInVerbs.Reflect, new() { ["set"] = set.Id }),
        [.. set.About is { } about ? [about] : Array.Empty<string>(), Length(set)]);

    /// <summary>What everybody is asked; no minutes are promised.</summary>
    private static string Length(QuestionSet set)
    {
        var taps = set.Always.Count(question => question.IsOneTap);
        return taps == 0
            ? Phrase.With(Strings.Reflect_Length, set.Always.Count())
            : Phrase.With(Strings.Reflect_LengthTaps, set.Always.Count(), taps);
    }

    private static ExecuteAction More(int page) => new(Strings.Reflect_More, CheckInVerbs.ReflectMore, new() { ["page"] = page });
}
