using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Milestones;

/// <summary>"I reached a milestone": one that was planned, or one that gets its name now.</summary>
internal static class ReachedCard
{
    public const string ChosenInput = "milestone";
    public const string TitleInput = "title";
    public const string SetInput = "set";
    public const int LongestTitle = 120;

    /// <param name="sets">That a milestone can be looked back on with, the program's own first.</param>
    public static AdaptiveCard For(
        IReadOnlyList<Milestone> planned, IReadOnlyList<Membership> memberships, IReadOnlyList<QuestionSet> sets, string? note = null) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.Milestone_Title),
            .. note is null ? Array.Empty<CardElement>() : [new TextBlock(note) { Color = TextColor.Attention }],
            .. Planned(planned, memberships),
            new TextInput(TitleInput)
            {
                Label = planned.Count == 0 ? Strings.Milestone_Name : Strings.Milestone_NameAnother,
                Placeholder = Strings.Milestone_NameExample,
                MaxLength = LongestTitle,
            },
            .. Sets(sets),
            .. PairingChoice.For(Side.Mentee, memberships),
        ],
        Actions = [new ExecuteAction(Strings.Milestone_Begin, MilestoneVerbs.Reached) { Style = ButtonStyle.Positive }],
    };

    private static IEnumerable<CardElement> Planned(IReadOnlyList<Milestone> planned, IReadOnlyList<Membership> memberships)
    {
        var titles = planned.Select(milestone => PlainText.Line(milestone.Title)).ToList();
        if (planned.Count > 0)
            yield return new ChoiceSetInput(ChosenInput, [.. planned.Zip(titles, (milestone, title) => new Teams.Cards.Choice(
                memberships.FirstOrDefault(membership => membership.Pairing.Id == milestone.PairingId) is var (program, _)
                    ? PairingChoice.Told(title, titles, program) : title,
                milestone.Id))])
            {
                Label = Strings.Milestone_Planned,
                Style = ChoiceInputStyle.Expanded,
            };
    }

    private static IEnumerable<CardElement> Sets(IReadOnlyList<QuestionSet> sets)
    {
        if (sets.Count > 1)
            yield return new ChoiceSetInput(SetInput, [.. sets.Select(set => new Teams.Cards.Choice(set.Title, set.Id))])
            {
                Label = Strings.Milestone_HowToLook,
                Style = ChoiceInputStyle.Compact,
                Value = sets[0].Id,
            };
    }
}
