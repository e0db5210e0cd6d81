using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>Two texts, so that one can be private while the other is not.</summary>
internal static class TwoTexts
{
    public static QuestionSet Set { get; } = new()
    {
        Id = "two-texts",
        Version = 1,
        Title = "Two texts",
        Source = "Written for this test.",
        Questions =
        [
            new() { Id = "one", Kind = QuestionKind.Text, Ask = "One?", Label = "One" },
            new() { Id = "two", Kind = QuestionKind.Text, Ask = "Two?", Label = "Two" },
        ],
    };

    /// <summary>The same for mentors, about one of their mentees.</summary>
    public static QuestionSet Mentors { get; } = Set with { Id = "mentors-texts", Title = "Mentors' texts", AnsweredBy = Side.Mentor };
}
