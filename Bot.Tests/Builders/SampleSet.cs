using TeamsMentorBot.CheckIns;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Tests.Builders;

/// <summary>A small question set with every kind, and a check-in on it.</summary>
internal static class SampleSet
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static QuestionSet Set { get; } = new()
    {
        Id = "sample",
        Version = 1,
        Title = "Sample",
        Source = "Written for the tests.",
        Questions =
        [
            new() { Id = "last-step", Kind = QuestionKind.FollowUp, Ask = "How did it go?", Label = "Last step" },
            new() { Id = "moment", Kind = QuestionKind.Choice, Ask = "Which moment?", Label = "Moment",
                Choices = [new("win", "A win"), new("setback", "A setback")] },
            new() { Id = "learned", Kind = QuestionKind.Text, Ask = "What did you learn?", Label = "Learned" },
            new() { Id = "lead", Kind = QuestionKind.Text, Ask = "How does it change how you lead?", Label = "Leading" },
            new() { Id = "next", Kind = QuestionKind.Commitment, Ask = "What next?", Label = "Next step" },
            new() { Id = "scene", Kind = QuestionKind.Text, Ask = "What happened?", Label = "Scene", Detail = true },
        ],
    };

    public static CheckIn CheckIn(FollowedUp? followsUp = null) => new()
    {
        Id = "pair-1.m-1.1",
        ProgramId = "program",
        PairingId = "pair-1",
        Title = "The board review",
        QuestionSetId = "sample",
        QuestionSetVersion = 1,
        FollowsUp = followsUp,
    };
}
