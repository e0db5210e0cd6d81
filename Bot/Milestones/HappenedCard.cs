using System.Text.Json.Nodes;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Milestones;

/// <summary>Asked on the planned day: did it happen?</summary>
internal static class HappenedCard
{
    public const string DayInput = "day";

    public static AdaptiveCard Ask(Milestone milestone, string? note = null) => new()
    {
        Body =
        [
            Title(milestone),
            new TextBlock(milestone.PlannedOn is { } day ? Phrase.With(Strings.Milestone_Happened, Phrase.Day(day)) : Strings.Milestone_DidItHappen),
            .. note is null ? Array.Empty<CardElement>() : [new TextBlock(note) { Color = TextColor.Attention }],
        ],
        Actions =
        [
            new ExecuteAction(Strings.Milestone_Yes, MilestoneVerbs.Yes, Data(milestone)) { Style = ButtonStyle.Positive },
            new ShowCardAction(Strings.Milestone_NotYet, new AdaptiveCard
            {
                Version = null,
                Body = [new DateInput(DayInput) { Label = Strings.Milestone_NewDay }],
                Actions = [new ExecuteAction(Strings.Milestone_Move, MilestoneVerbs.NotYet, Data(milestone))],
            }),
            new ExecuteAction(Strings.Milestone_NoLonger, MilestoneVerbs.NoLonger, Data(milestone)),
        ],
    };

    public static AdaptiveCard Settled(Milestone milestone, string text) =>
        new() { Body = [Title(milestone), new TextBlock(text) { Spacing = Spacing.Small }] };

    private static TextBlock Title(Milestone milestone) => TextBlock.Title(PlainText.Escape(milestone.Title));

    private static JsonObject Data(Milestone milestone) => new() { ["milestone"] = milestone.Id };
}
