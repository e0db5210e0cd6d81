using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>An answer as it is read: the chosen label, the words as written, the day.</summary>
internal static class AnswerText
{
    public static IEnumerable<CardElement> Elements(Question question, Answer answer, TextRoom room) =>
        Elements(question, answer.Text, answer.ChoiceId, answer.Due, room);

    public static IEnumerable<CardElement> Elements(Question question, string text, string? choiceId, DateOnly? due, TextRoom room)
    {
        if (choiceId is not null)
            yield return new TextBlock(LabelOf(question, choiceId)) { Spacing = Spacing.Small };
        if (text.Length > 0)
        {
            var (shown, hidden) = room.Fit(text);
            yield return RichTextBlock.Plain(shown) with { Spacing = Spacing.Small };
            if (hidden > 0)
                yield return new TextBlock(Phrase.With(Strings.Answer_MoreText, hidden)) { IsSubtle = true, Size = TextSize.Small, Spacing = Spacing.Small };
        }

        if (due is { } day)
            yield return new TextBlock(Phrase.With(Strings.Answer_Due, Phrase.Day(day))) { IsSubtle = true, Spacing = Spacing.Small };
    }

    public static string LabelOf(Question question, string choiceId) =>
        question.Options.FirstOrDefault(choice => choice.Id == choiceId)?.Label ?? choiceId;
}
