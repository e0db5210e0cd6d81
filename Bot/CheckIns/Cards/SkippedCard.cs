using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>What takes a prompt's place when it was skipped. The reason is asked for on request only, and never shown here.</summary>
internal static class SkippedCard
{
    public const string ReasonInput = "reason";

    /// <summary>UTF-16 units.</summary>
    public const int LongestReason = 2_000;

    public static AdaptiveCard For(CheckIn checkIn) => new()
    {
        Body = [Title(checkIn), Line(Strings.Prompt_Declined), .. checkIn.SkipReason is null ? Array.Empty<CardElement>() : [Line(Strings.Skip_Kept)]],
        Actions =
        [
            new ShowCardAction(checkIn.SkipReason is null ? Strings.Skip_Why : Strings.Skip_WhyAgain, new AdaptiveCard
            {
                Version = null,
                Body = [new TextInput(ReasonInput) { Label = Strings.Skip_Reason, IsMultiline = true, MaxLength = LongestReason }],
                Actions = [new ExecuteAction(Strings.Skip_Keep, CheckInVerbs.SkipReason, CheckInVerbs.Data(checkIn))],
            }),
            Start(checkIn, Strings.Skip_StartAfterAll),
        ],
    };

    /// <summary>A reason came for a check-in that is open by now: its words are shown to their writer, to use in it.</summary>
    public static AdaptiveCard Begun(CheckIn checkIn, string reason) => new()
    {
        Body =
        [
            Title(checkIn),
            Line(Strings.Skip_Begun),
            new TextInput(ReasonInput) { Label = Strings.Skip_Reason, IsMultiline = true, MaxLength = LongestReason, Value = reason },
        ],
        Actions = [Start(checkIn, Strings.Closing_Continue)],
    };

    private static ExecuteAction Start(CheckIn checkIn, string title) =>
        new(title, CheckInVerbs.Start, CheckInVerbs.Data(checkIn)) { AssociatedInputs = AssociatedInputs.None };

    private static TextBlock Title(CheckIn checkIn) => new(PlainText.Escape(checkIn.Title)) { IsSubtle = true, Size = TextSize.Small };

    private static TextBlock Line(string text) => new(text) { Spacing = Spacing.Small };
}
