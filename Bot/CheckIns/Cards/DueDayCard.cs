using System.Globalization;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>Asked after a typed next step: by when?</summary>
internal static class DueDayCard
{
    public static AdaptiveCard For(Opened opened, string? note = null)
    {
        var state = opened.State;
        var data = CheckInData.OfDueDay(state, state.Step.QuestionId!);
        return new AdaptiveCard
        {
            Body =
            [
                new TextBlock(PlainText.Escape(state.CheckIn.Title)) { IsSubtle = true, Size = TextSize.Small },
                .. note is null ? Array.Empty<CardElement>() : [new TextBlock(note) { IsSubtle = true, Spacing = Spacing.Small }],
                TextBlock.Title(Strings.CheckIn_DueAsk),
                new TextBlock(Strings.CheckIn_DueHint) { IsSubtle = true, Spacing = Spacing.Small },
                new DateInput(QuestionInputs.DueId)
                {
                    Label = Strings.CheckIn_DueLabel,
                    Value = state.CheckIn.AnswerTo(state.Step.QuestionId!)?.Due?.ToString("O", CultureInfo.InvariantCulture),
                },
            ],
            Actions =
            [
                new ExecuteAction(Strings.CheckIn_Next, CheckInVerbs.Answer, data) { Style = ButtonStyle.Positive },
                new ExecuteAction(Strings.CheckIn_NoDate, CheckInVerbs.Skip, data.DeepClone().AsObject()),
                new ExecuteAction(Strings.CheckIn_Later, CheckInVerbs.Later, data.DeepClone().AsObject()),
            ],
        };
    }
}
