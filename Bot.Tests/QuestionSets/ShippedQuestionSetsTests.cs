using System.Text.RegularExpressions;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Tests.QuestionSets;

public sealed partial class ShippedQuestionSetsTests
{
    private static readonly QuestionSetCatalog Catalog = QuestionSetCatalog.FromThisBuild();

    public static TheoryData<string> Ids => [.. Catalog.Newest.Select(set => set.Id)];

    public static TheoryData<string> MenteesIds => [.. Catalog.Newest.Where(set => set.AnsweredBy == Side.Mentee).Select(set => set.Id)];

    [Fact]
    public void The_Milestone_Set_Asks_In_The_Promised_Order()
    {
        var set = Catalog.GetNewest("milestone");

        Assert.Equal(["last-step", "moment", "learned", "better", "lead", "next"], Asked(set).Select(question => question.Id));
        Assert.Equal(
            [QuestionKind.FollowUp, QuestionKind.Choice, QuestionKind.Text, QuestionKind.Text, QuestionKind.Text, QuestionKind.Commitment],
            Asked(set).Select(question => question.Kind));
        Assert.Equal(
            ["scene", "weighed", "connects-to", "help", "cue"], set.Questions.Where(question => question.Detail).Select(question => question.Id));
        Assert.Contains(set.Find("moment")!.Choices, choice => choice.Id == "win");
        Assert.Contains("How to develop mentoring competencies that prepare high potential", set.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Pulse_Asks_Two_Things_Besides_The_Last_Step() =>
        Assert.Equal(["going", "noticed"], Catalog.GetNewest("pulse").Always.Select(question => question.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_Set_Names_An_Article_And_A_Framework_And_Says_What_It_Is_For(string id)
    {
        var set = Catalog.GetNewest(id);

        Assert.Matches("\"[A-Z][^\"]{30,}\" \\(|\"[A-Z][^\"]{30,}\":", set.Source);
        Assert.InRange(set.Framework?.Length ?? 0, 40, 600);
        Assert.InRange(set.About?.Length ?? 0, 10, 60);
        Assert.InRange(set.Rank, 1, 100);
        Assert.InRange(set.Always.Count(), 2, 7);
    }

    [Fact]
    public void What_Was_Published_Before_Is_Still_There()
    {
        Assert.NotNull(Catalog.Find("milestone", 1));
        Assert.NotNull(Catalog.Find("pulse", 1));
    }

    [Fact]
    public void A_Check_In_Finds_The_Version_It_Began_With()
    {
        Assert.Equal(1, Catalog.Get("milestone", 1).Version);
        Assert.Null(Catalog.Find("milestone", 99));
        Assert.Null(Catalog.FindNewest("no-such-set"));
        Assert.Throws<KeyNotFoundException>(() => Catalog.Get("milestone", 99));
    }

    [Fact]
    public void The_Newest_Version_Wins_Whatever_The_Order()
    {
        var first = Catalog.Get("pulse", 1);
        var catalog = new QuestionSetCatalog([first with { Version = 10 }, first, first with { Version = 2 }]);

        Assert.Equal(10, catalog.GetNewest("pulse").Version);
        Assert.Equal(1, catalog.Get("pulse", 1).Version);
    }

    [Theory]
    [MemberData(nameof(MenteesIds))]
    public void Every_Set_Helps_The_Mentor_In_Both_Modes(string id)
    {
        var set = Catalog.GetNewest(id);

        Assert.All(Enum.GetValues<MentoringMode>(), mode => Assert.InRange(set.AskNext.In(mode).Count, 2, 3));
        Assert.All(
            set.AskNext.Coaching.Concat(set.AskNext.Mentoring), line => Assert.EndsWith("?", line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_Set_Sounds_Like_A_Thoughtful_Colleague(string id)
    {
        var set = Catalog.GetNewest(id);
        var lines = set.Questions
            .SelectMany(question => new[] { question.Ask, question.AskCoaching, question.Hint, question.Probe, question.Label })
            .Concat(set.Questions.SelectMany(question => question.Steps))
            .Concat(set.Questions.SelectMany(question => question.Choices.Select(choice => choice.Label)))
            .Concat(set.AskNext.Coaching)
            .Concat(set.AskNext.Mentoring)
            .Append(set.Title)
            .Append(set.About)
            .OfType<string>();

        Assert.All(lines, line => Assert.DoesNotMatch(Unwanted(), line));
        Assert.All(set.Questions, question => Assert.EndsWith("?", question.Ask, StringComparison.Ordinal));
        Assert.All(set.Questions, question => Assert.InRange(question.Label.Split(' ').Length, 1, 4));
    }

    private static IEnumerable<Question> Asked(QuestionSet set) => set.Questions.Where(question => !question.Detail);

    [GeneratedRegex(
        @"!|\b(why|fail(ed|ure)?|mistake|weakness|score|rate yourself|great|awesome|congratulations|should have|must)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Unwanted();
}
