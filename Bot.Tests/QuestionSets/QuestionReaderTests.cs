using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.QuestionSets;

public sealed class QuestionReaderTests
{
    [Fact]
    public void Every_Kind_Is_Read_With_What_Belongs_To_It()
    {
        var (set, faults) = QuestionSetReader.Read("every-kind.v1.yaml", EveryKind.Yaml);

        Assert.Empty(faults);
        Assert.Equal(
            [QuestionKind.Choice, QuestionKind.Text, QuestionKind.Choices, QuestionKind.Scale, QuestionKind.Date, QuestionKind.Number, QuestionKind.Rows,
                QuestionKind.LongText],
            set!.Questions.Select(question => question.Kind));
        Assert.Equal(["1", "2", "3"], set.Find("sure")!.Options.Select(option => option.Id));
        Assert.Equal(new NumberRange(1, 500, "people"), set.Find("team")!.Number);
        Assert.Equal(["Name", "Influence", "Next move"], set.Find("people")!.Columns.Select(column => column.Label));
        Assert.Equal(["High", "Some", "Little"], set.Find("people")!.Columns[1].Choices);
        Assert.Equal("Can you give one example?", set.Find("hardest")!.Probe);
    }

    [Fact]
    public void A_Condition_Is_Met_By_Any_Of_The_Answers_It_Names()
    {
        var when = EveryKind.Set.Find("hardest")!.When!;

        Assert.True(when.IsMetBy("hard"));
        Assert.True(when.IsMetBy("good,hard"));
        Assert.False(when.IsMetBy("good"));
        Assert.False(when.IsMetBy(null));
    }

    [Theory]
    [InlineData("is: [hard]", "is: [awful]", "questions[1].when", "Use some of: good, hard")]
    [InlineData("is: [hard]", "is: []", "questions[1].when.is", "List the ids")]
    [InlineData("when: { question: mood", "when: { question: team", "questions[1].when", "stands above this one")]
    [InlineData("when: { question: mood, is", "when: { question: mood, was", "questions[1].when.was", "Known: is, question")]
    [InlineData("kind: date", "kind: date\n    probe: Really?", "questions[4].probe", "Known: ")]
    [InlineData("steps: [Not yet, Getting there, Quite sure]", "steps: [Low, High]", "questions[3].steps", "3 to 7")]
    [InlineData("min: 1\n", "min: 600\n", "questions[5].max", "greater number")]
    [InlineData("max: 500", "max: many", "questions[5].max", "in digits")]
    [InlineData("{ label: Name }", "{ label: Name, choices: [A, B] }", "questions[6].columns", "Start with a name")]
    [InlineData("choices: [High, Some, Little]", "choices: [High]", "questions[6].columns[1].choices", "none for free text")]
    [InlineData("choices: [High, Some, Little]", "choices: [High, High]", "questions[6].columns[1].choices", "different")]
    public void A_Fault_In_A_Kind_Names_Field_And_Mend(string from, string to, string field, string mend)
    {
        var (set, faults) = QuestionSetReader.Read("every-kind.v1.yaml", EveryKind.Yaml.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(set);
        var fault = Assert.Single(faults, fault => fault.Field == field);
        Assert.Contains(mend, fault.Mend, StringComparison.Ordinal);
        Assert.InRange(fault.Line, 5, 60);
    }

    [Theory]
    [InlineData("de", "Wie war es?")]
    [InlineData("de-AT", "Wie war es?")]
    [InlineData("DE", "Wie war es?")]
    [InlineData("den", "How was it?")]
    [InlineData("fr-FR", "How was it?")]
    [InlineData(null, "How was it?")]
    public void A_Set_Is_Asked_In_The_Closest_Language_It_Is_Written_In(string? language, string ask)
    {
        var set = Read(EveryKind.Yaml + German).In(language);

        Assert.Equal(ask, set.Find("mood")!.Ask);
        Assert.Equal("What helped?", set.Find("tools")!.Ask);
        Assert.Equal(ask == "Wie war es?" ? "Schwer" : "Hard", set.Find("mood")!.Chosen("hard")[0].Label);
        Assert.True(set.Find("hardest")!.When!.IsMetBy("hard"));
    }

    [Theory]
    [InlineData("language: de", "language: \"??\"", "translations[0].language", "Write it as")]
    [InlineData("id: mood, ask", "id: moods, ask", "translations[0].questions[0].id", "one that it has")]
    [InlineData("choices: [Gut, Schwer]", "choices: [Gut]", "translations[0].questions[0].choices", "one for each")]
    public void A_Fault_In_A_Translation_Names_Field_And_Mend(string from, string to, string field, string mend)
    {
        var (_, faults) = QuestionSetReader.Read("every-kind.v1.yaml", EveryKind.Yaml + German.Replace(from, to, StringComparison.Ordinal));

        Assert.Contains(mend, Assert.Single(faults, fault => fault.Field == field).Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Set_That_Names_A_Missing_One_Is_Refused()
    {
        var wrong = EveryKind.Yaml.Replace("kind: rows", "kind: rows\n    prefill: { set: map, question: nobody }", StringComparison.Ordinal)
            .Replace("title: Every kind", "title: Every kind\nthen: { set: nowhere, on: since }", StringComparison.Ordinal);

        var faults = Assert.Throws<QuestionSetException>(() => QuestionSetCatalog.Read([("every-kind.v1.yaml", wrong)])).Faults;

        Assert.Equal(["then.set", "people.prefill.set"], faults.Select(fault => fault.Field));
    }

    private const string German = """


        translations:
          - language: de
            title: Jede Art
            questions:
              - { id: mood, ask: Wie war es?, label: Stimmung, choices: [Gut, Schwer] }
        """;

    private static QuestionSet Read(string text)
    {
        var (set, faults) = QuestionSetReader.Read("every-kind.v1.yaml", text);
        Assert.Empty(faults);
        return set!;
    }
}
