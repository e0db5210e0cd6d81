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
        Actions = [new ExecuteAction(Strings.NextStep_Show, CheckInVerbs.ShowStep, Data(step)), .. HowItWent(step, CheckInVerbs.SettleStep, null)],
    };

    /// <summary>For the mentee's own eyes.</summary>
    /// <param name="settle">Verb of the buttons that say how it went.</param>
    /// <param name="place">What their data hold besides the step.</param>
    public static AdaptiveCard Opened(Commitment step, string settle = CheckInVerbs.SettleStep, JsonObject? place = null) => new()
    {
        Body =
        [
            Title,
            new Container([RichTextBlock.Plain(new TextRoom(1).Fit(step.Text).Shown)]) { Style = ContainerStyle.Emphasis },
            .. step.Due is { } due
                ? [new TextBlock(Phrase.With(Strings.CheckIn_FollowUpDue, Phrase.Day(due))) { IsSubtle = true, Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
        ],
        Actions = [.. HowItWent(step, settle, place)],
    };

    public static AdaptiveCard Settled(Commitment step, QuestionSets.Choice went) => new()
    {
        Body =
        [
            new TextBlock(Phrase.With(Strings.NextStep_Settled, went.Label)),
            .. step.IsOpen ? [new TextBlock(Strings.NextStep_AskedAgain) { IsSubtle = true, Spacing = Spacing.Small }] : Array.Empty<CardElement>(),
        ],
    };

    private static TextBlock Title => TextBlock.Title(Strings.NextStep_Due);

    private static IEnumerable<ExecuteAction> HowItWent(Commitment step, string verb, JsonObject? place) => FollowUpChoices.All.Select(choice =>
    {
        var data = place?.DeepClone().AsObject() ?? [];
        data[Step] = step.Id;
        data[Went] = choice.Id;
        return new ExecuteAction(choice.Label, verb, data);
    });

    private static JsonObject Data(Commitment step) => new() { [Step] = step.Id };
}
