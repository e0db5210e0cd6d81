using System.Collections.Immutable;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>Why somebody skipped a check-in: theirs alone, until they let their mentor read one wording of it. Pure.</summary>
internal static class SkipReasons
{
    /// <summary>No set can have a question of this id: theirs hold no space.</summary>
    public const string QuestionId = "skip reason";

    public static Question Question => new() { Id = QuestionId, Kind = QuestionKind.LongText, Label = Strings.Skip_Label, Ask = Strings.Skip_Reason };

    public static CheckIn Keep(CheckIn checkIn, AnswerPart reason) => checkIn with
    {
        SkipReason = reason.Text,
        SkipAnswer = (checkIn.SkipAnswer ?? new Answer { QuestionId = QuestionId, Visibility = Visibility.Private })
            .Replace([reason], null, null) with { Visibility = Visibility.Private },
    };

    /// <summary>The last press about this wording; null where it never left its writer.</summary>
    public static Release? ReleaseOf(CheckIn checkIn) => checkIn.Releases.FindLast(release =>
        release.Items.Exists(item => item.QuestionId == QuestionId && item.Revision == checkIn.SkipAnswer?.Revision));

    /// <returns>Null where there is nothing to share, or this wording is shared already.</returns>
    public static CheckIn? Share(CheckIn checkIn, ImmutableList<Reader> readers, DateTimeOffset heldUntil, string? cardActivityId)
    {
        if (checkIn is not { State: CheckInState.Skipped, SkipReason: { } text } || ReleaseOf(checkIn) is { State: not ReleaseState.TakenBack })
            return null;
        // Kept by a build that knew only the words.
        var answer = checkIn.SkipAnswer ?? new Answer { QuestionId = QuestionId, Parts = [new AnswerPart(checkIn.DueAt, "", text)] };
        return (checkIn with { SkipAnswer = answer with { Visibility = Visibility.Mentor } }).With(new Release
        {
            Ordinal = checkIn.Releases.Count + 1,
            State = ReleaseState.Held,
            HeldUntil = heldUntil,
            Readers = readers,
            Items = [new ReleasedRevision(QuestionId, answer.Revision, Visibility.Mentor)],
            CardActivityId = cardActivityId,
        });
    }
}
