using FsCheck.Fluent;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.QuestionSets;

public sealed class QuestionSetReaderTests
{
    private const string Good = """
        id: small
        version: 2
        title: A small set
        source: Somebody, 2020
        askNext:
          coaching: [ What else? ]
          mentoring: [ Shall I tell a story?, And then? ]
        questions:
          - id: last
            kind: followUp
            label: Last step
            ask: How did it go?
          - id: mood
            kind: choice
            label: Kind
            ask: What kind was it?
            choices:
              - { id: win, label: A win }
              - { id: loss, label: A loss }
          - id: learned
            kind: text
            label: Learned
            ask: What did you learn?
            askCoaching: What do you see now?
            hint: One line.
            detail: true
        """;

    [Fact]
    public void A_Whole_Set_Is_Read()
    {
        var set = Read(Good);

        Assert.Equal(("small", 2, "A small set", "Somebody, 2020"), (set.Id, set.Version, set.Title, set.Source));
        Assert.Equal(["last", "mood", "learned"], set.Questions.Select(question => question.Id));
        Assert.Equal([QuestionKind.FollowUp, QuestionKind.Choice, QuestionKind.Text], set.Questions.Select(question => question.Kind));
        Assert.Equal([new Choice("win", "A win"), new Choice("loss", "A loss")], set.Questions[1].Options);
        Assert.Equal(FollowUpChoices.All, set.Questions[0].Options);
        Assert.Equal([false, false, true], set.Questions.Select(question => question.Detail));
        Assert.Equal("One line.", set.Questions[2].Hint);
    }

    [Fact]
    public void Coaching_Has_Its_Own_Words_Where_Given_And_The_Common_Ones_Elsewhere()
    {
        var set = Read(Good);

        Assert.Equal("What do you see now?", set.Questions[2].AskIn(MentoringMode.Coaching));
        Assert.Equal("What did you learn?", set.Questions[2].AskIn(MentoringMode.Mentoring));
        Assert.Equal("How did it go?", set.Questions[0].AskIn(MentoringMode.Coaching));
        Assert.Equal(["What else?"], set.AskNext.In(MentoringMode.Coaching));
        Assert.Equal(2, set.AskNext.In(MentoringMode.Mentoring).Count);
    }

    [Theory]
    [InlineData("id: small", "id: Small Set", 1, "id", "lower-case")]
    [InlineData("version: 2", "version: two", 2, "version", "Write 1")]
    [InlineData("version: 2", "version: 0", 2, "version", "Write 1")]
    [InlineData("version: 2", "version: 3", 1, "id", "Name it small.v3.yaml")]
    [InlineData("title: A small set", "title: ", 3, "title", "Write the text")]
    [InlineData("title: A small set", "titel: A small set", 3, "titel", "Known: ")]
    [InlineData("title: A small set", "title: A small set\nreaders: everybody", 4, "readers", "mentors, mentor, team, nobody")]
    [InlineData("title: A small set", "title: A small set\nshelf: cupboard", 4, "shelf", "plans, experiments, playbook, people")]
    [InlineData("source: Somebody, 2020", "author: Somebody", 1, "source", "Add some text")]
    [InlineData("coaching: [ What else? ]", "coaching: What else", 6, "askNext.coaching", "hyphen")]
    [InlineData("coaching: [ What else? ]", "coaching: [ { a: b } ]", 6, "askNext.coaching[0]", "Compare")]
    [InlineData("coaching: [ What else? ]", "coaching: [ '' ]", 6, "askNext.coaching[0]", "Write the text")]
    [InlineData("kind: followUp", "kind: tap", 10, "questions[0].kind", "text, longText, choice, choices, scale, date, number, commitment, followUp, rows")]
    [InlineData("kind: followUp", "kind: [ a ]", 10, "questions[0].kind", "Write the text")]
    [InlineData("id: mood", "id: last", 13, "questions[1].id", "its own id")]
    [InlineData("kind: choice", "kind: followUp", 14, "questions[1].kind", "Move this question to the top")]
    [InlineData("kind: choice", "kind: text", 18, "questions[1].choices", "Set kind: choice")]
    [InlineData("id: loss, label: A loss", "id: win, label: A loss", 18, "questions[1].choices", "its own id")]
    [InlineData("label: Kind", "name: Kind", 15, "questions[1].name", "Known: ")]
    [InlineData("detail: true", "detail: yes", 26, "questions[2].detail", "Write true")]
    [InlineData("hint: One line.", "hint: \"One\\aline.\"", 25, "questions[2].hint", "plain text")]
    public void A_Fault_Names_Line_Field_And_Mend(string from, string to, int line, string field, string mend)
    {
        var (set, faults) = QuestionSetReader.Read("small.v2.yaml", Good.Replace(from, to, StringComparison.Ordinal));

        Assert.Null(set);
        var fault = Assert.Single(faults, fault => fault.Field == field);
        Assert.Equal("small.v2.yaml", fault.File);
        Assert.Equal(line, fault.Line);
        Assert.Contains(mend, fault.Mend, StringComparison.Ordinal);
        Assert.StartsWith($"small.v2.yaml, line {line}, {field}: ", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_Faults_Of_All_Files_Are_Told_At_Once()
    {
        var exception = Assert.Throws<QuestionSetException>(() => QuestionSetCatalog.Read(
        [
            ("small.v2.yaml", Good
                .Replace("title: A small set", "", StringComparison.Ordinal)
                .Replace("kind: text", "kind: essay", StringComparison.Ordinal)),
            ("other.v1.yaml", "- a list"),
        ]));

        Assert.Equal(["title", "questions[2].kind", "file"], exception.Faults.Select(fault => fault.Field));
        Assert.All(exception.Faults, fault => Assert.Contains(fault.ToString(), exception.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id: small\nid: again", "twice")]
    [InlineData("id: 'open", "not YAML")]
    [InlineData("id: &a small", "anchor")]
    [InlineData("id: *a", "alias")]
    [InlineData("id: !!str small", "tag")]
    [InlineData("", "not one set")]
    [InlineData("a: 1\n---\nb: 2", "not one set")]
    public void What_Is_Not_One_Plain_Document_Is_Refused(string text, string problem)
    {
        var (set, faults) = QuestionSetReader.Read("small.v2.yaml", text);

        Assert.Null(set);
        Assert.Contains(problem, Assert.Single(faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_File_Nested_Without_End_Is_Refused()
    {
        var (_, faults) = QuestionSetReader.Read("deep.v1.yaml", "a: " + new string('[', 60_000));

        Assert.Contains("deeply", Assert.Single(faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_The_File_Holds_There_Is_A_Set_Or_A_Fault()
    {
        Prop.ForAll(MangledText.Of(Good), text =>
        {
            var (set, faults) = QuestionSetReader.Read("small.v2.yaml", text);
            return set is null ? faults.Count > 0 && faults.All(fault => fault.Line >= 1 && fault.Mend.Length > 0) : faults.Count == 0;
        }).Holds(1000);
    }

    private static QuestionSet Read(string text)
    {
        var (set, faults) = QuestionSetReader.Read("small.v2.yaml", text);
        Assert.Empty(faults);
        return set!;
    }
}
