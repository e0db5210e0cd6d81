using System.Text.Json.Nodes;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>A next step whose day has come. What it says is shown on request only: cards stay in chats.</summary>
internal static class NextStepCards
{
    public const string Step = "step";
    public const string Went = "went";

    public static AdaptiveCard Due(Commitment step) => new()
    {
        Body = [Title, new TextBlock(Strings.NextStep_DueText) { Spacing = Spacing.Small }],
        Actions = [new ExecuteAction(Strings.NextStep_Show, CheckInVerbs.ShowStep, Data(step)), .. HowItWent(step)],
    };

    /// <summary>For the mentee's own eyes.</summary>
    public static AdaptiveCard Opened(Commitment step) => new()
    {
        Body =
        [
            Title,
            new Container([RichTextBlock.Plain(new TextRoom(1).Fit(step.Text).Shown)]) { Style = ContainerStyle.Emphasis },
            .. step.Due is { } due
                ? [new TextBlock(Phrase.With(Strings.CheckIn_FollowUpDue, Phrase.Day(due))) { IsSubtle = true, Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
        ],
        Actions = [.. HowItWent(step)],
    };

    public static AdaptiveCard Settled(Commitment step, QuestionSets.Choice went) => new()
    {
        Body =
        [
            new TextBlock(Phrase.With(Strings.NextStep_Settled, went.Label)),
            .. step.IsOpen ? [new TextBlock(Strings.NextStep_AskedAgain) { IsSubtle = true, Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
        ],
    };

    private static TextBlock Title => new(Strings.NextStep_Due) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading };

    private static IEnumerable<ExecuteAction> HowItWent(Commitment step) => FollowUpChoices.All.Select(choice =>
    {
        var data = Data(step);
        data[Went] = choice.Id;
        return new ExecuteAction(choice.Label, CheckInVerbs.SettleStep, data);
    });

    private static JsonObject Data(Commitment step) => new() { [Step] = step.Id };
}
