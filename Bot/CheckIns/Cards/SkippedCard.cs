using System.Collections.Immutable;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>What takes a prompt's place when it was skipped. The reason is asked for on request only, and never shown here.</summary>
internal static class SkippedCard
{
    public const string ReasonInput = "reason";
    public const string Readers = "readers";

    /// <summary>UTF-16 units.</summary>
    public const int LongestReason = 2_000;

    /// <param name="zone">The mentee's, for the time on the card.</param>
    /// <param name="readers">Who could be let in to a reason that is kept; none where that is not to be offered here.</param>
    public static AdaptiveCard For(CheckIn checkIn, string? zone, ImmutableList<Reader>? readers = null)
    {
        var release = SkipReasons.ReleaseOf(checkIn);
        return new AdaptiveCard
        {
            Body =
            [
                Title(checkIn),
                .. Stands(checkIn, release, zone).Select(Line),
                .. checkIn.SkipReason is null ? Array.Empty<CardElement>() : ReviewCard.Above(readers ?? []),
            ],
            Actions =
            [
                .. release is { State: not ReleaseState.TakenBack } ? [ClosingCards.TakeBack(checkIn, release)] : Share(checkIn, readers ?? []),
                new ShowCardAction(checkIn.SkipReason is null ? Strings.Skip_Why : Strings.Skip_WhyAgain, new AdaptiveCard
                {
                    Version = null,
                    Body = [new TextInput(ReasonInput) { Label = Strings.Skip_Reason, IsMultiline = true, MaxLength = LongestReason }],
                    Actions = [new ExecuteAction(Strings.Skip_Keep, CheckInVerbs.SkipReason, CheckInData.Of(checkIn))],
                }),
                Start(checkIn, Strings.Skip_StartAfterAll),
            ],
        };
    }

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

    private static IEnumerable<string> Stands(CheckIn checkIn, Release? release, string? zone) => release switch
    {
        { State: ReleaseState.Held } =>
            [Phrase.With(Strings.Skip_Held, PlainText.Escape(ReviewCard.Names(release.Readers)), Phrase.ClockTime(release.HeldUntil, zone))],
        { State: ReleaseState.Released } => [Phrase.With(Strings.Skip_Shared, PlainText.Escape(ReviewCard.Names(release.Readers)))],
        { MayHaveBeenRead: true } => [Strings.Skip_TakenBackLate],
        _ => [Declined(checkIn), .. checkIn.SkipReason is null ? Array.Empty<string>() : [Strings.Skip_Kept]],
    };

    /// <summary>Only the rhythm has a next one.</summary>
    private static string Declined(CheckIn checkIn) =>
        CadenceCheckIn.Parse(checkIn.Id) is null ? Strings.Prompt_DeclinedOnce : Strings.Prompt_Declined;

    private static CardButton[] Share(CheckIn checkIn, ImmutableList<Reader> readers)
    {
        if (checkIn.SkipReason is null || readers.IsEmpty)
            return [];
        var data = CheckInData.Of(checkIn);
        data[Readers] = string.Join(',', readers.Select(reader => reader.ObjectId));
        return [new ExecuteAction(Phrase.With(Strings.Skip_Share, ReviewCard.Names(readers)), CheckInVerbs.ShareSkipReason, data)
            { AssociatedInputs = AssociatedInputs.None }];
    }

    private static ExecuteAction Start(CheckIn checkIn, string title) =>
        new(title, CheckInVerbs.Start, CheckInData.Of(checkIn)) { AssociatedInputs = AssociatedInputs.None };

    private static TextBlock Title(CheckIn checkIn) => new(PlainText.Escape(checkIn.Title)) { IsSubtle = true, Size = TextSize.Small };

    private static TextBlock Line(string text) => new(text) { Spacing = Spacing.Small };
}
