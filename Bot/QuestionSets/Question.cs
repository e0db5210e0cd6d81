using System.Globalization;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.QuestionSets;

internal enum QuestionKind
{
    /// <summary>Free text of any length.</summary>
    Text,

    /// <summary>Free text where a longer story is expected.</summary>
    LongText,

    /// <summary>One of the listed choices; one tap.</summary>
    Choice,

    /// <summary>Any number of the listed choices.</summary>
    Choices,

    /// <summary>One of the named steps, from the lowest to the highest; one tap.</summary>
    Scale,

    /// <summary>A day, yyyy-MM-dd.</summary>
    Date,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A next step and, optionally, the day it is due; becomes a commitment.</summary>
    Commitment,

    /// <summary>How the last open commitment went; one tap; asked only where one is open.</summary>
    FollowUp,

    /// <summary>A small table that grows row by row.</summary>
    Rows,
}

internal sealed record Question
{
    /// <summary>Lower-case letters, digits and hyphens; unique in the set.</summary>
    public required string Id { get; init; }

    public required QuestionKind Kind { get; init; }

    /// <summary>The question as asked in mentoring mode, and in coaching mode where none is given.</summary>
    public required string Ask { get; init; }

    public string? AskCoaching { get; init; }

    /// <summary>Two to four words for the review and the digest.</summary>
    public required string Label { get; init; }

    public string? Hint { get; init; }

    /// <summary>Asked once, in place of the question, when the answer says nothing yet.</summary>
    public string? Probe { get; init; }

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Of a scale: what each step is called, from the lowest up.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    public NumberRange? Number { get; init; }

    /// <summary>Of a list of rows.</summary>
    public IReadOnlyList<RowColumn> Columns { get; init; } = [];

    /// <summary>Starts from an answer that was given before.</summary>
    public Prefill? Prefill { get; init; }

    /// <summary>Asked only after such an answer to an earlier question.</summary>
    public Condition? When { get; init; }

    /// <summary>Its answer is a lesson to find again.</summary>
    public bool Lesson { get; init; }

    /// <summary>Asked only after the mentee chose "Add detail".</summary>
    public bool Detail { get; init; }

    /// <summary>What can be chosen: the set's own choices or steps, or for a follow-up the fixed ones.</summary>
    public IReadOnlyList<Choice> Options => Kind switch
    {
        QuestionKind.FollowUp => FollowUpChoices.All,
        QuestionKind.Scale => [.. Steps.Select((step, index) => new Choice((index + 1).ToString(CultureInfo.InvariantCulture), step))],
        _ => Choices,
    };

    /// <summary>One tap answers it and goes on.</summary>
    public bool IsOneTap => Kind is QuestionKind.Choice or QuestionKind.Scale or QuestionKind.FollowUp;

    public string AskIn(MentoringMode mode) =>
        mode == MentoringMode.Coaching && AskCoaching is not null ? AskCoaching : Ask;

    /// <summary>The options that a stored answer names, in the set's order.</summary>
    public IReadOnlyList<Choice> Chosen(string? choiceIds) =>
        choiceIds is null ? [] : [.. Options.Where(option => ChoiceIds.Split(choiceIds).Contains(option.Id))];
}

internal sealed record Choice(string Id, string Label);

/// <summary>Several chosen ids as the one text that an answer stores; ids hold no comma.</summary>
internal static class ChoiceIds
{
    /// <returns>Null when nothing is chosen.</returns>
    public static string? Join(IEnumerable<string> ids) => string.Join(',', ids) is { Length: > 0 } joined ? joined : null;

    public static string[] Split(string ids) => ids.Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <param name="Unit">What is counted, such as "people" or "%"; shown after the number.</param>
internal sealed record NumberRange(int? Min, int? Max, string? Unit);

/// <param name="Choices">What a cell can hold; free text where there are none.</param>
internal sealed record RowColumn(string Label, IReadOnlyList<string> Choices);

/// <summary>The answer to a question of the mentee's latest finished check-in on a set.</summary>
/// <param name="Lessons">Followed by the lessons of the check-ins since.</param>
internal sealed record Prefill(string Set, string Question, bool Lessons = false);

/// <param name="Question">Id of an earlier question with options.</param>
/// <param name="Is">Any of these ids.</param>
internal sealed record Condition(string Question, IReadOnlyList<string> Is)
{
    public bool IsMetBy(string? choiceIds) => choiceIds is not null && ChoiceIds.Split(choiceIds).Intersect(Is).Any();
}
