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
            .Where(known => known.SubmittedAt is not null && known.PairingId == checkIn.PairingId && known.Id != checkIn.Id).ToList();
        return checkIn with { Prefilled = [.. wanted.Select(question => Start(checkIn, question, finished)).OfType<Answer>()] };
    }

    /// <summary>From the check-in that asked for this one, or else from the latest on that set.</summary>
    private Answer? Start(CheckIn checkIn, Question question, List<CheckIn> finished)
    {
        var ofSet = finished.FindAll(known => known.QuestionSetId == question.Prefill!.Set);
        var earlier = ofSet.Find(known => known.Id == checkIn.FollowsOn) ?? ofSet.MaxBy(known => known.SubmittedAt);
        var start = earlier?.AnswerTo(question.Prefill!.Question) is { } answer
            && SetOf(earlier) is { } set && set.Find(answer.QuestionId) is { } asked
                ? Prefills.From(asked, WentTo(set, checkIn, answer), question, string.Join('\n', AnswerText.Words(asked, answer)))
                : null;
        return question.Prefill!.Lessons ? Lessons.Follow(start, question, Since(earlier, checkIn, finished)) : start;
    }

    private IEnumerable<Lesson> Since(CheckIn? earlier, CheckIn checkIn, List<CheckIn> finished) =>
        from known in finished.OrderBy(known => known.SubmittedAt)
        where earlier is null || known.Id != earlier.Id && known.SubmittedAt >= earlier.SubmittedAt
        let set = SetOf(known)
        where set is not null
        from lesson in Lessons.In(known, set, sets.FindNewest(set.Id))
        select lesson with { Answer = WentTo(set, checkIn, lesson.Answer) };

    /// <summary>What was asked for other readers starts private: only its mentee's press lets these in, and only that opens it to a sponsor.</summary>
    private Answer WentTo(QuestionSet set, CheckIn checkIn, Answer answer) =>
        set.Readers != SetOf(checkIn)?.Readers ? answer with { Visibility = Visibility.Private }
        : answer.Visibility > Visibility.Mentor ? answer with { Visibility = Visibility.Mentor }
        : answer;

    private QuestionSet? SetOf(CheckIn checkIn) => sets.Find(checkIn.QuestionSetId, checkIn.QuestionSetVersion);
}
