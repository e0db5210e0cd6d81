using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.CheckIns.Dialogs;

/// <summary>A question that starts from an earlier answer: it is one only once its mentee says so.</summary>
public sealed class PrefillTests
{
    [Fact]
    public void What_A_Question_Starts_From_Is_No_Answer_When_It_Is_Skipped()
    {
        var driver = Begin().Does(new DialogInput.Skip(null)).Does(new DialogInput.Skip(null));

        Assert.Equal(Step.Review, driver.State.Step);
        Assert.Empty(Releasing.Items(driver.State.CheckIn));
    }

    [Fact]
    public void What_Stands_In_The_Input_Is_No_Answer_When_Skip_Is_Pressed_On_The_Card()
    {
        var driver = Begin();
        driver.Drafts("goal", "Win the board").Does(new DialogInput.Skip(driver.State.Rev));
        Assert.Equal(Step.Question("people"), driver.State.Step);
        Assert.Null(driver.State.CheckIn.AnswerTo("goal"));
    }

    [Fact]
    public void A_Row_That_Stands_In_The_Inputs_Is_Kept_By_Back()
    {
        var driver = ToPeople();
        driver.Drafts("people", "Cleo | Some").Does(new DialogInput.Back(driver.State.Rev));

        Assert.Equal(Step.Question("goal"), driver.State.Step);
        Assert.Equal("Ann | High\nBob | Little\nCleo | Some", driver.TextOf("people"));
    }

    [Theory]
    [InlineData("same")]
    [InlineData("Yes.")]
    [InlineData("keep it!")]
    [InlineData("As  it is :)")]
    public void What_A_Question_Starts_From_Is_Kept_By_A_Word(string word)
    {
        var driver = Begin().Types(word);

        Assert.Equal("Win the board", driver.TextOf("goal"));
        Assert.Equal(Step.Question("people"), driver.State.Step);
    }

    [Fact]
    public void It_Comes_Back_With_Its_Input_Or_Changed()
    {
        Assert.Equal("Win the board", Begin().Taps("goal", "Win the board").TextOf("goal"));
        Assert.Equal("Win the council", Begin().Taps("goal", "Win the council").TextOf("goal"));
        Assert.Equal("Win the council", Begin().Types("Win the council").TextOf("goal"));
    }

    [Fact]
    public void A_List_Goes_On_From_Where_It_Stood()
    {
        Assert.Equal("Ann | High\nBob | Little", ToPeople().Taps("people").TextOf("people"));
        Assert.Equal("Ann | High\nBob | Little\nCleo | Some", ToPeople().Taps("people", "Cleo | Some", stays: true).TextOf("people"));
        Assert.Equal("Ann | High\nBob | Little\nCleo | Some", ToPeople().Types("Cleo, some").TextOf("people"));
        Assert.Equal(
            "Ann | Some\nBob | Little",
            ToPeople().Does(new DialogInput.GoTo("people", 0)).Taps("people", "Ann | Some", stays: true).TextOf("people"));
        Assert.Equal(Step.Review, ToPeople().Types("done").State.Step);
    }

    [Fact]
    public void What_Was_Kept_Private_Stays_Private()
    {
        var driver = ToPeople().Types("done");

        Assert.Equal(["goal"], Releasing.Items(driver.State.CheckIn).Select(item => item.QuestionId));
        Assert.Equal(Visibility.Private, driver.State.CheckIn.AnswerTo("people")!.Visibility);
    }

    private static DialogDriver ToPeople() => Begin().Types("same");

    private static DialogDriver Begin() => new(set: EveryKind.Map, prefilled:
    [
        new Answer { QuestionId = "goal", Parts = [new AnswerPart(default, "1", "Win the board")] },
        new Answer
        {
            QuestionId = "people",
            Parts = [new AnswerPart(default, "2", "Ann | High"), new AnswerPart(default, "3", "Bob | Little")],
            Visibility = Visibility.Private,
        },
    ]);
}
