using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a check-in begins with: the commitment that it asks about, and answers from before. A set that wants neither costs no look.</summary>
internal sealed class BeginCheckIn(CheckInStore checkIns, CommitmentStore commitments, QuestionSetCatalog sets)
{
    public async Task<CheckIn> FromBeforeAsync(PersonId mentee, CheckIn checkIn, QuestionSet set, CancellationToken ct)
    {
        if (set.Questions.Any(question => question.Kind == QuestionKind.FollowUp)
            && await commitments.LatestOpenAsync(mentee, checkIn.PairingId, ct) is { } open)
            checkIn = checkIn with { FollowsUp = new FollowedUp(open.Id, open.Text, open.Due) };
        var wanted = set.Questions.Where(question => question.Prefill is not null).ToList();
        if (wanted.Count == 0)
            return checkIn;
        var finished = (await checkIns.ListAsync(mentee, ct))
            .Where(known => known.State == CheckInState.Submitted && known.PairingId == checkIn.PairingId && known.Id != checkIn.Id).ToList();
        return checkIn with { Prefilled = [.. wanted.Select(question => Start(checkIn, question, finished)).OfType<Answer>()] };
    }

    /// <summary>From the check-in that asked for this one, or else from the latest on that set.</summary>
    private Answer? Start(CheckIn checkIn, Question question, List<CheckIn> finished)
    {
        var ofSet = finished.FindAll(known => known.QuestionSetId == question.Prefill!.Set);
        var earlier = ofSet.Find(known => known.Id == checkIn.FollowsOn) ?? ofSet.MaxBy(known => known.SubmittedAt);
        return earlier?.AnswerTo(question.Prefill!.Question) is { } answer
            && sets.Find(earlier.QuestionSetId, earlier.QuestionSetVersion)?.Find(answer.QuestionId) is { } asked
                ? Prefills.From(asked, answer, question, string.Join('\n', AnswerText.Words(asked, answer)))
                : null;
    }
}
