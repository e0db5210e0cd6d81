using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Milestones;

/// <summary>"I reached a milestone": one that was planned, or one that gets its name now.</summary>
internal static class ReachedCard
{
    public const string ChosenInput = "milestone";
    public const string TitleInput = "title";
    public const string PairingInput = "pairing";
    public const int LongestTitle = 120;

    public static AdaptiveCard For(IReadOnlyList<Milestone> planned, IReadOnlyList<Pairing> pairings, string? note = null) => new()
    {
        Body =
        [
            new TextBlock(Strings.Milestone_Title) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading },
            .. note is null ? Array.Empty<CardElement>() : [new TextBlock(note) { Color = TextColor.Attention }],
            .. Planned(planned),
            new TextInput(TitleInput)
            {
                Label = planned.Count == 0 ? Strings.Milestone_Name : Strings.Milestone_NameAnother,
                Placeholder = Strings.Milestone_NameExample,
                MaxLength = LongestTitle,
            },
            .. Pairings(pairings),
        ],
        Actions = [new ExecuteAction(Strings.Milestone_Begin, MilestoneVerbs.Reached) { Style = ButtonStyle.Positive }],
    };

    private static IEnumerable<CardElement> Planned(IReadOnlyList<Milestone> planned)
    {
        if (planned.Count > 0)
            yield return new ChoiceSetInput(ChosenInput, [.. planned.Select(milestone => new Choice(PlainText.Line(milestone.Title), milestone.Id))])
            {
                Label = Strings.Milestone_Planned,
                Style = ChoiceInputStyle.Expanded,
            };
    }

    private static IEnumerable<CardElement> Pairings(IReadOnlyList<Pairing> pairings)
    {
        if (pairings.Count > 1)
            yield return new ChoiceSetInput(PairingInput, [.. pairings.Select(pairing => new Choice(Mentors(pairing), pairing.Id))])
            {
                Label = Strings.Milestone_WithWhom,
                Value = pairings[0].Id,
            };
    }

    private static string Mentors(Pairing pairing) => string.Join(", ", pairing.Mentors.Select(mentor => PlainText.Line(mentor.Name)));
}
