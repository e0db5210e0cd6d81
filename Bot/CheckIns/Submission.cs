using Azure.Data.Tables;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>Everything that changes in the author's partition when a check-in is submitted, released or not.</summary>
internal static class Submission
{
    /// <param name="before">The check-in as its row knows it, where something of it was submitted or shared: written only if nothing changed it since.</param>
    public static IReadOnlyList<TableTransactionAction> Writes(PersonId mentee, CheckIn checkIn, QuestionSet set, StoredCheckIn? before)
    {
        var writes = new List<TableTransactionAction>
        {
            before is null ? CheckInRow.Put(mentee, checkIn) : CheckInRow.Replace(mentee, before, checkIn),
        };
        foreach (var question in set.Questions)
        {
            // What an edit left alone was settled since, perhaps: it is not opened again.
            if (checkIn.AnswerTo(question.Id) is not { } answer || SubmittedRevision(before, question) == answer.Revision)
                continue;
            if (question.Kind == QuestionKind.Commitment && answer.Parts.Count > 0)
                writes.Add(CommitmentStore.Put(mentee, ToCommitment(checkIn, answer)));
            if (question.Kind == QuestionKind.Commitment && answer.Parts.Count == 0 && answer.Earlier.Count > 0)
                writes.Add(CommitmentStore.Settle(mentee, CommitmentId(checkIn, question.Id), CommitmentState.Dropped));
            if (question.Kind == QuestionKind.FollowUp && checkIn.FollowsUp is { } followed && Settled(answer.ChoiceId) is { } state)
                writes.Add(CommitmentStore.Settle(mentee, followed.CommitmentId, state));
        }

        if (checkIn.MilestoneId is { } milestone)
            writes.Add(ReflectedMark.On(mentee, milestone));
        return writes;
    }

    /// <summary>Also of an edit that was put aside. Rows that were submitted before answers were marked are known by their state.</summary>
    private static int? SubmittedRevision(StoredCheckIn? before, Question question) => before?.CheckIn.AnswerTo(question.Id) switch
    {
        { Submitted: { } marked } => marked,
        { Revision: var revision } when before.CheckIn.State == CheckInState.Submitted => revision,
        _ => null,
    };

    public static string CommitmentId(CheckIn checkIn, string questionId) => $"{checkIn.Id}.{questionId}";

    private static Commitment ToCommitment(CheckIn checkIn, Answer answer) => new()
    {
        Id = CommitmentId(checkIn, answer.QuestionId),
        PairingId = checkIn.PairingId,
        Text = answer.Text,
        Due = answer.Due,
        MadeAt = answer.Parts[0].At,
    };

    public static CommitmentState? Settled(string? choice) => choice switch
    {
        FollowUpChoices.Done => CommitmentState.Done,
        FollowUpChoices.Partly => CommitmentState.Partly,
        FollowUpChoices.NotYet => CommitmentState.NotYet,
        FollowUpChoices.Dropped => CommitmentState.Dropped,
        _ => null,
    };
}
