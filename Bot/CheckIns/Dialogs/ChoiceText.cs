using System.Globalization;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>A choice typed instead of tapped: its number, its name, or an unmistakable beginning.</summary>
internal static class ChoiceText
{
    private const int ShortestBeginning = 3;

    public static Choice? Match(IReadOnlyList<Choice> choices, string text)
    {
        var typed = text.Trim().TrimEnd('.', '!');
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= choices.Count)
            return choices[number - 1];
        var exact = choices.FirstOrDefault(choice => Same(choice.Id, typed) || Same(choice.Label, typed));
        if (exact is not null || typed.Length < ShortestBeginning)
            return exact;
        var beginning = choices.Where(choice => WithoutArticle(choice.Label).StartsWith(WithoutArticle(typed), StringComparison.OrdinalIgnoreCase)).ToList();
        return beginning.Count == 1 ? beginning[0] : null;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string WithoutArticle(string text) =>
        text.StartsWith("a ", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
}
