using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>A digest as a mail: the same words as on the card, and none of them in the subject.</summary>
internal static class DigestMailText
{
    /// <summary>That something waits, and nothing of what it is.</summary>
    public static DigestMail Notice => new(Strings.Digest_Summary, Strings.DigestMail_NoticeIntro, [], Strings.DigestMail_NoticeFooter);

    public static DigestMail For(Digest digest) => new(
        Strings.Digest_Summary,
        Strings.DigestMail_Intro,
        [.. digest.Entries.SelectMany(Sections)],
        Strings.DigestMail_Footer);

    private static IEnumerable<DigestMailSection> Sections(DigestEntry entry)
    {
        yield return new DigestMailSection(DigestCard.Heading(entry), string.Join('\n', Head(entry)));
        foreach (var answer in entry.Answers)
            yield return new DigestMailSection(DigestCard.LabelOf(answer), Text(answer));
        if (!entry.OpenCommitments.IsEmpty)
            yield return new DigestMailSection(Strings.Digest_OpenCommitments)
            {
                Rows = [.. entry.OpenCommitments.Select(commitment => (commitment.Due is { } due ? Phrase.Day(due) : "", commitment.Text))],
            };
        if (!entry.Ratings.IsEmpty)
            yield return new DigestMailSection(Strings.Digest_SinceLast, string.Join('\n', entry.Ratings.Select(rating => rating.Line)));
        if (!entry.AskNext.IsEmpty)
            yield return new DigestMailSection(Strings.Digest_AskNext, string.Join('\n', entry.AskNext));
    }

    private static IEnumerable<string> Head(DigestEntry entry)
    {
        if (!entry.IsSkipped && Headline.Of(entry.Answers) is { } sentence)
            yield return Phrase.With(Strings.Digest_Headline, sentence);
        yield return Phrase.With(Strings.Digest_SharedOn, Phrase.Day(DateOnly.FromDateTime(entry.SharedAt.DateTime)));
        if (entry.IsLate)
            yield return Strings.Digest_Late;
        if (entry.MaybeSeen)
            yield return Strings.Digest_MaybeSeen;
    }

    private static string Text(DigestAnswer answer) =>
        string.Join('\n', AnswerText.Lines(answer.Question, answer.Wording.Text, answer.Wording.ChoiceId, answer.Wording.Due));
}
