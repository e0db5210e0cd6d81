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

    /// <summary>Several choices in one message, parted by commas or by "and".</summary>
    /// <returns>Null when any part of it is no choice: then it is an answer in own words.</returns>
    public static string? MatchAll(IReadOnlyList<Choice> choices, string text)
    {
        if (Match(choices, text) is { } one)
            return one.Id;
        var matched = text.Split((string[])[",", ";", "\n", " and "], StringSplitOptions.RemoveEmptyEntries).Select(part => Match(choices, part)).ToList();
        return matched.Contains(null) ? null : ChoiceIds.Join(choices.Intersect(matched.OfType<Choice>()).Select(choice => choice.Id));
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string WithoutArticle(string text) =>
        text.StartsWith("a ", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
}
