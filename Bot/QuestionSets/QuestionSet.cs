using TeamsMentorBot.Programs;

namespace TeamsMentorBot.QuestionSets;

/// <summary>A versioned, ordered list of reflection questions with the source it rests on.</summary>
internal sealed record QuestionSet
{
    public const int LastRank = 999;

    public required string Id { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>The published ground of the set, shown to whoever asks why these questions.</summary>
    public required string Source { get; init; }

    /// <summary>The way of reflecting that its order follows, shown beside the source.</summary>
    public string? Framework { get; init; }

    /// <summary>One line for whoever chooses among sets.</summary>
    public string? About { get; init; }

    /// <summary>Lower ones are offered first.</summary>
    public int Rank { get; init; } = LastRank;

    /// <summary>May be chosen for looking back on a milestone.</summary>
    public bool FitsMilestones { get; init; }

    /// <summary>Where its answers are found again.</summary>
    public Shelf Shelf { get; init; }

    /// <summary>Which side of a pairing it is put to.</summary>
    public Side AnsweredBy { get; init; }

    /// <summary>What a mentor answers beside it.</summary>
    public MentorsHalf? MentorsHalf { get; init; }

    /// <summary>Whom its answers can be sent to at all.</summary>
    public Audience Readers { get; init; }

    /// <summary>Sent answers go to their readers when the hold ends, and not with the next digest.</summary>
    public bool Urgent { get; init; }

    /// <summary>What is asked on a day that the mentee names in it.</summary>
    public FollowOn? Then { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    public AskNext AskNext { get; init; } = new([], []);

    /// <summary>The same set in other languages, by tag.</summary>
    public IReadOnlyDictionary<string, QuestionSet> Translations { get; init; } = new Dictionary<string, QuestionSet>();

    /// <summary>Those that everybody is asked, whatever they answer.</summary>
    public IEnumerable<Question> Always => Questions.Where(question => question is { Detail: false, When: null } && question.Kind != QuestionKind.FollowUp);

    /// <summary>In the closest language it is written in: <c>de-AT</c> is served by <c>de</c>, and what is not translated by the set itself.</summary>
    public QuestionSet In(string? languageTag)
    {
        for (var tag = languageTag; !string.IsNullOrEmpty(tag); tag = tag.LastIndexOf('-') is > 0 and var end ? tag[..end] : null)
            if (Translations.TryGetValue(tag, out var translated))
                return translated;
        return this;
    }

    public Question? Find(string questionId) => Questions.FirstOrDefault(question => question.Id == questionId);
}

internal enum Audience
{
    Mentors,

    /// <summary>One mentor, whom the mentee names at the start.</summary>
    OneMentor,


    /// <summary>The program's owners, and no mentor of the pairing.</summary>
    Team,

    /// <summary>Always private.</summary>
    Nobody,

    /// <summary>The pairing's sponsor: for packs alone, and for no file.</summary>
    Sponsor,
}

/// <summary>A place in a mentee's space.</summary>
internal enum Shelf
{
    None,

    /// <summary>What is to be reached, and how: the latest of each set.</summary>
    Plans,

    /// <summary>What is tried out: all of them.</summary>
    Experiments,

    /// <summary>Lessons in the mentee's own wording: the latest.</summary>
    Playbook,

    /// <summary>Who matters for a goal: the latest.</summary>
    People,
}

/// <param name="Set">Id of a set for mentors.</param>
/// <param name="Together">Neither reads the other's answers before both have sent theirs.</param>
internal sealed record MentorsHalf(string Set, bool Together);

/// <param name="Set">Id of the set that is asked then, in its newest version.</param>
/// <param name="On">Id of the question whose answer is the day.</param>
internal sealed record FollowOn(string Set, string On);

/// <summary>Questions that a mentor could ask next, in the pairing's mode.</summary>
internal sealed record AskNext(IReadOnlyList<string> Coaching, IReadOnlyList<string> Mentoring)
{
    public IReadOnlyList<string> In(MentoringMode mode) => mode == MentoringMode.Coaching ? Coaching : Mentoring;
}
