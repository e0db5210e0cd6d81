using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Privacy;

/// <summary>A check-in in words: every answer with what it said before, every note, and who was let in.</summary>
internal sealed class CheckInStory(QuestionSetCatalog sets)
{
    public OwnDataPart Tell(CheckIn checkIn, DialogState? open, string? zone)
    {
        var set = sets.Find(checkIn.QuestionSetId, checkIn.QuestionSetVersion);
        return OwnDataPart.Of(
            Phrase.With(Strings.MyData_CheckIn, PlainText.Line(checkIn.Title)),
            [
                Phrase.With(Strings.MyData_CheckInStands, StateOf(checkIn.State), Moments.Of(checkIn.DueAt, zone)),
                checkIn.Away ? Strings.MyData_Away : null,
                checkIn.Unasked ? Strings.MyData_Unasked : null,
                checkIn.IsLate ? Strings.MyData_Late : null,
                checkIn.SkipReason is { } why ? Phrase.With(Strings.MyData_SkipReason, why) : null,
                checkIn.SubmittedAt is { } at ? Phrase.With(Strings.MyData_Submitted, Moments.Of(at, zone)) : null,
                checkIn.SnoozedUntil is { } until ? Phrase.With(Strings.MyData_Snoozed, Moments.Of(until, zone)) : null,
                checkIn.FollowsUp is { } followed ? Phrase.With(Strings.MyData_FollowsUp, followed.Text) : null,
                .. checkIn.Answers.SelectMany(answer => Answer(checkIn, answer, set?.Find(answer.QuestionId) ?? Unknown(answer.QuestionId))),
                .. checkIn.Pack.Select(item =>
                    Phrase.With(Strings.MyData_Answer, item.Label, item.Text, item.LeftOut ? Strings.MyData_LeftOut : Strings.MyData_InPack)),
                .. checkIn.Notes.Select(note => Phrase.With(Strings.MyData_Note, note.Text)),
                open?.Pending is { } pending ? Phrase.With(Strings.MyData_Pending, pending.Part.Text) : null,
                .. checkIn.Releases.SelectMany(release => (string?[])[Told(release, zone), OpenTo(release)]),
            ]);
    }

    /// <summary>Of a set that this build does not have: told as plain words.</summary>
    private static Question Unknown(string id) => new() { Id = id, Kind = QuestionKind.Text, Ask = id, Label = id };

    private static IEnumerable<string?> Answer(CheckIn checkIn, Answer answer, Question question)
    {
        var label = question.Label;
        if (!answer.IsEmpty)
            yield return Phrase.With(
                Strings.MyData_Answer, label, Said(question, answer.Text, answer.ChoiceId, answer.Due), Shared(checkIn, answer.Visibility));
        foreach (var earlier in answer.Earlier)
            yield return Phrase.With(Strings.MyData_Earlier, label, Said(question, earlier.Text, earlier.ChoiceId, earlier.Due));
    }

    private static string Said(Question question, string text, string? choice, DateOnly? due) =>
        string.Join(" / ", AnswerText.Lines(question, text, choice, due));

    private static string Shared(CheckIn checkIn, Visibility visibility) => visibility switch
    {
        Visibility.Private => Strings.MyData_ForYou,
        Visibility.MentorAndSponsor => Strings.MyData_ForSponsor,
        _ => checkIn.IsMentors ? Strings.MyData_ForMentee : Strings.MyData_ForMentor,
    };

    private static string Told(Release release, string? zone) => Phrase.With(
        release.State switch
        {
            ReleaseState.TakenBack when release.Readers.IsEmpty => Strings.MyData_NotSent,
            ReleaseState.Held => Strings.MyData_Held,
            ReleaseState.Released => Strings.MyData_Released,
            _ => Strings.MyData_TakenBack,
        },
        release.Items.Count,
        string.Join(", ", (release.Readers.IsEmpty ? release.NotSentTo : release.Readers).Select(reader => PlainText.Line(reader.Name))),
        Moments.Of(release.HeldUntil, zone));

    private static string? OpenTo(Release release) => release.Sponsor is { } sponsor
        ? Phrase.With(Strings.MyData_OpenTo, PlainText.Line(sponsor.Name), release.Items.Count(item => item.Visibility == Visibility.MentorAndSponsor))
        : null;

    private static string StateOf(CheckInState state) => state switch
    {
        CheckInState.Due => Strings.MyData_StateDue,
        CheckInState.InProgress => Strings.MyData_StateInProgress,
        CheckInState.Submitted => Strings.MyData_StateSubmitted,
        CheckInState.Skipped => Strings.MyData_StateSkipped,
        _ => Strings.MyData_StateExpired,
    };
}
