using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.CheckIns.Dialogs;

/// <summary>Each kind of question, tapped and typed.</summary>
public sealed class QuestionKindTests
{
    [Fact]
    public void A_Question_With_A_Condition_Is_Asked_Only_After_That_Answer()
    {
        Assert.Equal(Step.Question("tools"), Begin().Taps("mood", choice: "good").State.Step);
        Assert.Equal(Step.Question("hardest"), Begin().Taps("mood", choice: "hard").State.Step);
    }

    [Fact]
    public void What_Was_Answered_Stays_On_The_Review_When_Its_Condition_No_Longer_Holds()
    {
        var driver = Begin().Taps("mood", choice: "hard").Taps("hardest", "The silence").Does(new DialogInput.GoTo("mood")).Taps("mood", choice: "good");

        Assert.Contains(new QuestionPath(EveryKind.Set, driver.State).Asked, question => question.Id == "hardest");
    }

    [Theory]
    [InlineData("fine")]
    [InlineData("It was fine.")]
    [InlineData("Not sure…")]
    [InlineData("...")]
    public void An_Answer_Without_Content_Is_Asked_About_Once(string answer)
    {
        var driver = Begin().Taps("mood", choice: "hard").Types(answer);
        Assert.Equal(Step.Question("hardest") with { Probe = true }, driver.State.Step);

        driver.Types("The CFO said nothing for a minute");
        Assert.Equal($"{answer}\nThe CFO said nothing for a minute", driver.TextOf("hardest"));
        Assert.Equal(Step.Question("tools"), driver.State.Step);
    }

    [Fact]
    public void The_Probe_Is_Never_Repeated_And_Can_Be_Left_Empty()
    {
        var tapped = Begin().Taps("mood", choice: "hard").Taps("hardest", "ok").Taps("hardest");
        Assert.Equal(("ok", Step.Question("tools")), (tapped.TextOf("hardest"), tapped.State.Step));

        var typed = Begin().Taps("mood", choice: "hard").Types("ok").Types("nothing");
        Assert.Equal(Step.Question("tools"), typed.State.Step);
    }

    [Theory]
    [InlineData("Silence")]
    [InlineData("思い込み")]
    [InlineData("الصمت")]
    public void Few_Words_That_Say_Something_Are_An_Answer(string answer) =>
        Assert.Equal(Step.Question("tools"), Begin().Taps("mood", choice: "hard").Types(answer).State.Step);

    [Fact]
    public void Several_Choices_Are_Ticked_Or_Typed()
    {
        Assert.Equal("time,luck", ChoiceOf(ToTools().Taps("tools", choice: "luck,time,unheard-of"), "tools"));
        Assert.Equal("time,advice", ChoiceOf(ToTools().Types("advice and time"), "tools"));
        Assert.Equal("time,luck", ChoiceOf(ToTools().Types("1, 3"), "tools"));
        Assert.Equal("my old boss, mostly", ToTools().Types("my old boss, mostly").TextOf("tools"));
    }

    [Fact]
    public void Own_Words_Survive_A_Card_Whose_Ticks_Are_Left_Empty()
    {
        var driver = ToTools().Types("my old boss").Does(new DialogInput.Back(null)).Taps("tools");

        Assert.Equal("my old boss", driver.TextOf("tools"));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("getting there")]
    public void A_Step_Of_A_Scale_Is_Typed_By_Number_Or_Name(string typed) =>
        Assert.Equal("2", ChoiceOf(ToTools().Taps("tools").Types(typed), "sure"));

    [Fact]
    public void A_Day_Is_Picked_Or_Typed_And_Other_Words_Are_Kept()
    {
        Assert.Equal(new DateOnly(2026, 3, 2), ToSince().Taps("since", due: new DateOnly(2026, 3, 2)).State.CheckIn.AnswerTo("since")!.Due);
        Assert.Equal(new DateOnly(2026, 3, 2), ToSince().Types("2 March 2026").State.CheckIn.AnswerTo("since")!.Due);

        var vague = ToSince().Types("since the merger").Does(new DialogInput.Back(null)).Taps("since");
        Assert.Equal("since the merger", vague.TextOf("since"));
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("about 12 people", "12")]
    [InlineData("12.", "12")]
    [InlineData("between 10 and 12", "between 10 and 12")]
    [InlineData("a dozen", "a dozen")]
    public void A_Number_Is_Found_In_What_Was_Typed(string typed, string kept) =>
        Assert.Equal(kept, ToSince().Taps("since").Types(typed).TextOf("team"));

    [Theory]
    [InlineData("done")]
    [InlineData("Done!")]
    [InlineData("That’s all …")]
    public void Rows_Are_Added_One_By_One_Until_That_Is_All(string word)
    {
        var driver = ToPeople().Taps("people", "Ann | High | Coffee", stays: true);
        Assert.Equal(Step.Question("people"), driver.State.Step);

        driver.Types("Bob, little, invite him").Types(word);
        Assert.Equal("Ann | High | Coffee\nBob | Little | invite him", driver.TextOf("people"));
        Assert.Equal(Step.Review, driver.State.Step);
    }

    [Fact]
    public void The_Last_Row_May_Stand_In_The_Inputs_When_That_Is_All()
    {
        var driver = ToPeople().Taps("people", "Ann | High").Does(new DialogInput.GoTo("people")).Taps("people");

        Assert.Equal("Ann | High", driver.TextOf("people"));
    }

    [Fact]
    public void A_Row_Is_Changed_And_Taken_Out_And_What_It_Said_Is_Kept()
    {
        var driver = ToPeople().Types("Ann, high\nBob, little").Does(new DialogInput.GoTo("people", 0)).Taps("people", "Anna | Some", stays: true);
        Assert.Equal("Anna | Some\nBob | Little", driver.TextOf("people"));

        driver.Does(new DialogInput.GoTo("people", 1)).Taps("people", stays: true);
        Assert.Equal("Anna | Some", driver.TextOf("people"));
        Assert.Contains(driver.State.CheckIn.AnswerTo("people")!.Earlier, earlier => earlier.Text == "Anna | Some\nBob | Little");
    }

    [Fact]
    public void A_Row_From_A_Second_Device_Joins_The_Others_And_A_Repeated_One_Does_Not()
    {
        var driver = ToPeople();
        var rev = driver.State.Rev;
        driver.Taps("people", "Ann | High", rev: rev, stays: true).Taps("people", "Bob | Little", rev: rev, stays: true);
        Assert.Equal("Ann | High\nBob | Little", driver.TextOf("people"));

        driver.Taps("people", "Bob | Little", rev: rev, stays: true);
        Assert.Equal(DialogReply.OutOfDate, driver.Reply);
        Assert.Equal("Ann | High\nBob | Little", driver.TextOf("people"));
    }

    [Fact]
    public void Marks_In_A_Cell_Do_Not_Make_It_Two()
    {
        var row = RowText.Of(["Ann|e\nBrown", null, "meet"])!;

        Assert.Equal(["Ann/e Brown", "", "meet"], RowText.Cells(row, 3));
        Assert.Equal(["a", "b", "c / d"], RowText.Cells("a | b | c / d", 3));
        Assert.Null(RowText.Of([" ", null]));
    }

    [Fact]
    public void A_List_Reads_As_Plain_Lines_Where_There_Is_No_Card() =>
        Assert.Equal(
            ["Ann (Influence: High · Next move: coffee)\nBob"],
            AnswerText.Lines(EveryKind.Set.Find("people")!, "Ann | High | coffee\nBob", null, null));

    private static DialogDriver Begin() => new(set: EveryKind.Set);

    private static DialogDriver ToTools() => Begin().Taps("mood", choice: "good");

    private static DialogDriver ToSince() => ToTools().Taps("tools").Taps("sure");

    private static DialogDriver ToPeople() => ToSince().Taps("since").Taps("team");

    private static string? ChoiceOf(DialogDriver driver, string question) => driver.State.CheckIn.AnswerTo(question)?.ChoiceId;
}
