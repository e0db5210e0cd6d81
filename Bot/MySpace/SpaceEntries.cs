using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.MySpace;

/// <summary>One line of a list, and what a tap on it opens.</summary>
/// <param name="Title">In the mentee's words.</param>
internal sealed record SpaceEntry(string Title, string Line, string Verb, JsonObject Data);

/// <summary>The lists of a space: pure.</summary>
internal static class SpaceEntries
{
    public static IReadOnlyList<SpaceEntry> Of(Space space, Section section) => section switch
    {
        Section.Waiting => [.. Waiting(space)],
        Section.Timeline => [.. space.CheckIns.Select(checkIn => OnTimeline(space, checkIn))],
        _ => [.. space.Steps.Select(Step)],
    };

    private static IEnumerable<SpaceEntry> Waiting(Space space) =>
    [
        .. space.Unfinished.Select(checkIn => new SpaceEntry(
            checkIn.Title, SpaceWords.BecameOf(checkIn with { SubmittedAt = null }, space.Zone), CheckInVerbs.Start, CheckInData.Of(checkIn))),
        // Its own card says until when it can be taken back, and has the button.
        .. space.OnTheirWay.Select(checkIn => new SpaceEntry(
            checkIn.Title, SpaceWords.BecameOf(checkIn, space.Zone), CheckInVerbs.Fold, CheckInData.Of(checkIn))),
        .. space.StepsDue.Select(Step),
    ];

    private static SpaceEntry OnTimeline(Space space, CheckIn checkIn) => new(
        checkIn.Title,
        Phrase.With(Strings.Space_TimelineLine, Phrase.Day(space.DayOf(checkIn.SubmittedAt ?? checkIn.DueAt)), SpaceWords.BecameOf(checkIn, space.Zone)),
        checkIn.IsOpen ? CheckInVerbs.Start : SpaceVerbs.Read,
        CheckInData.Of(checkIn));

    private static SpaceEntry Step(Commitment step) =>
        new(step.Text, SpaceWords.StandsAt(step), SpaceVerbs.Step, new JsonObject { [NextStepCards.Step] = step.Id });
}
