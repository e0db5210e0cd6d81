using TeamsMentorBot.Programs;

namespace TeamsMentorBot.QuestionSets;

/// <summary>A versioned, ordered list of reflection questions with the source it rests on.</summary>
internal sealed record QuestionSet
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>The published ground of the set, shown to whoever asks why these questions.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    public AskNext AskNext { get; init; } = new([], []);

    public Question? Find(string questionId) => Questions.FirstOrDefault(question => question.Id == questionId);
}

internal enum QuestionKind
{
    /// <summary>Free text of any length.</summary>
    Text,

    /// <summary>One of the listed choices; one tap.</summary>
    Choice,

    /// <summary>A day, yyyy-MM-dd.</summary>
    Date,

    /// <summary>A next step and, optionally, the day it is due; becomes a commitment.</summary>
    Commitment,

    /// <summary>How the last open commitment went; one tap; asked only where one is open.</summary>
    FollowUp,
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

    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Asked only after the mentee chose "Add detail".</summary>
    public bool Detail { get; init; }

    /// <summary>What can be tapped: the set's own choices, or for a follow-up the fixed ones.</summary>
    public IReadOnlyList<Choice> Options => Kind == QuestionKind.FollowUp ? FollowUpChoices.All : Choices;

    public string AskIn(MentoringMode mode) =>
        mode == MentoringMode.Coaching && AskCoaching is not null ? AskCoaching : Ask;
}

internal sealed record Choice(string Id, string Label);

/// <summary>Questions that a mentor could ask next, in the pairing's mode.</summary>
internal sealed record AskNext(IReadOnlyList<string> Coaching, IReadOnlyList<string> Mentoring)
{
    public IReadOnlyList<string> In(MentoringMode mode) => mode == MentoringMode.Coaching ? Coaching : Mentoring;
}
