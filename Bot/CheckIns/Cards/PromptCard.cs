using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>Asks whether now is a good time. It names its origin and how long the set is, and leaves every way open.</summary>
internal static class PromptCard
{
    public static AdaptiveCard For(CheckIn checkIn, QuestionSet set, string programTitle, bool reminder) => new()
    {
        Body =
        [
            TextBlock.Title(PlainText.Escape(checkIn.Title)),
            new TextBlock(Phrase.With(
                reminder ? Strings.Prompt_Reminder : Strings.Prompt_Text,
                PlainText.Escape(programTitle),
                set.Always.Count())),
        ],
        Actions =
        [
            new ExecuteAction(Strings.Prompt_Start, CheckInVerbs.Start, CheckInData.Of(checkIn)) { Style = ButtonStyle.Positive },
            // What was asked for on a day waits where it stands; only the rhythm's own check-ins come again.
            .. CadenceCheckIn.Parse(checkIn.Id) is null ? Array.Empty<CardButton>() : [SnoozeCard.Button(checkIn, Strings.CheckIn_Later)],
            new ExecuteAction(Strings.Prompt_Decline, CheckInVerbs.Decline, CheckInData.Of(checkIn)),
        ],
    };

    /// <summary>What takes a prompt's place once it was answered in any way.</summary>
    /// <param name="zone">The mentee's.</param>
    public static AdaptiveCard AsItStands(CheckIn checkIn, string? zone) => checkIn switch
    {
        { State: CheckInState.Expired } => ClosingCards.Expired(checkIn),
        { State: CheckInState.Skipped } => SkippedCard.For(checkIn, zone),
        { State: CheckInState.Due, SnoozedUntil: { } until } => SnoozeCard.Snoozed(checkIn, until, zone),
        { IsOpen: true } => ClosingCards.Parked(checkIn),
        _ => ClosingCards.For(checkIn, zone),
    };
}
