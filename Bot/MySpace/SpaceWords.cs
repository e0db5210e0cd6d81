using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.MySpace;

/// <summary>How things stand, in one line each.</summary>
internal static class SpaceWords
{
    public static string BecameOf(CheckIn checkIn, string? zone) => checkIn switch
    {
        { SubmittedAt: not null, LastRelease: null } => Strings.Space_KeptPrivate,
        { SubmittedAt: not null, LastRelease: { State: ReleaseState.Held } held } =>
            Phrase.With(Strings.Space_OnItsWay, Names(held), Phrase.ClockTime(held.HeldUntil, zone)),
        { SubmittedAt: not null, LastRelease: { State: ReleaseState.Released, Waiting.IsEmpty: false } } => Strings.Space_NotOpenYet,
        { SubmittedAt: not null, LastRelease: { State: ReleaseState.Released, Ahead.IsEmpty: false } } => Strings.Space_NotOpenYet,
        { SubmittedAt: not null, LastRelease: { State: ReleaseState.Released } released } => Phrase.With(Strings.Space_SharedWith, Names(released)),
        { SubmittedAt: not null } => Strings.Space_TakenBack,
        { State: CheckInState.Skipped, Away: true } => Strings.Space_Away,
        { State: CheckInState.Skipped } => Strings.Space_Skipped,
        { State: CheckInState.Expired, Unasked: true } => Strings.Space_Unasked,
        { State: CheckInState.Expired } => Strings.Space_Unanswered,
        { State: CheckInState.InProgress } => Strings.Space_Begun,
        _ => Strings.Space_NotBegun,
    };

    public static string StandsAt(Commitment step) => (step.IsOpen, step.Due) switch
    {
        (true, { } due) when step.State == CommitmentState.Open => Phrase.With(Strings.Answer_Due, Phrase.Day(due)),
        (true, { } due) => Phrase.With(Strings.Space_StepDue, LabelOf(step.State), Phrase.Day(due)),
        (true, null) when step.State == CommitmentState.Open => Strings.Space_StepOpen,
        _ => LabelOf(step.State),
    };

    public static string Names(Release release) => ReviewCard.Names(release.Readers);

    private static string LabelOf(CommitmentState state) =>
        FollowUpChoices.All.First(choice => Submission.Settled(choice.Id) == state).Label;
}
