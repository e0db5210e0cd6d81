using TeamsMentorBot.CheckIns.Dialogs;

namespace TeamsMentorBot.Tests.CheckIns.Dialogs;

/// <summary>Words that may belong to another question than the one that is open.</summary>
public sealed class PendingTextTests
{
    [Fact]
    public void Text_Written_Before_The_Next_Question_Was_Seen_Joins_The_Answer_It_Belongs_To()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Types("First half.");
        var typedAhead = driver.Now + TimeSpan.FromSeconds(1);
        driver.After(TimeSpan.FromSeconds(2)).Sees();

        driver.Types("Second half.", typedAhead);

        Assert.Equal(DialogReply.Joined, driver.Reply);
        Assert.Equal("First half.\nSecond half.", driver.TextOf("learned"));
        Assert.Equal(Step.Question("lead"), driver.State.Step);
    }

    [Fact]
    public void Parts_Of_An_Answer_Stand_In_The_Order_They_Were_Written()
    {
        var start = new DialogDriver().Taps("moment", choice: "win");
        var first = start.Now + TimeSpan.FromSeconds(1);
        var second = start.Now + TimeSpan.FromSeconds(2);
        var driver = start.Types("two", second).After(TimeSpan.FromSeconds(5)).Sees();

        driver.Types("one", first);

        Assert.Equal("one\ntwo", driver.TextOf("learned"));
    }

    [Fact]
    public void A_Sentence_Long_After_The_Question_Is_Asked_About_First()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").After(TimeSpan.FromHours(5)).Types("Ordering lunch");

        Assert.Equal(DialogReply.AskAboutPending, driver.Reply);
        Assert.Null(driver.State.CheckIn.AnswerTo("learned"));

        driver.Types("yes");
        Assert.Equal("Ordering lunch", driver.TextOf("learned"));
        Assert.Equal(Step.Question("lead"), driver.State.Step);
    }

    [Fact]
    public void A_Sentence_After_Something_Else_Was_Said_Is_Asked_About_And_Can_Become_A_Note()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Interrupted().Types("Thanks for that").Types("no");

        Assert.Equal(DialogReply.KeptAsNote, driver.Reply);
        Assert.Equal("Thanks for that", Assert.Single(driver.State.CheckIn.Notes).Text);
        Assert.Null(driver.State.CheckIn.AnswerTo("learned"));
    }

    [Fact]
    public void A_No_From_Another_Question_Is_No_Missing_Date()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Interrupted().Types("No!");
        driver.Taps("learned", "To listen").Types("I asked.").Types("Ask again").Does(new DialogInput.FilePending("next"));

        Assert.Equal(Step.DueDay("next"), driver.State.Step);
        Assert.Equal("No!\nAsk again", driver.TextOf("next"));
    }

    [Fact]
    public void Text_On_A_Second_Devices_Card_Is_Shown_Back_And_Can_Be_Saved_As_An_Edit()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win");
        var rev = driver.State.Rev;
        driver.Taps("learned", "From the desk", rev: rev).Taps("learned", "From the phone", rev: rev);

        Assert.Equal(DialogReply.AskAboutPending, driver.Reply);
        Assert.Equal("From the desk", driver.TextOf("learned"));

        driver.Does(new DialogInput.FilePending("learned"));
        Assert.Equal("From the phone", driver.TextOf("learned"));
        Assert.Equal("From the desk", Assert.Single(driver.State.CheckIn.AnswerTo("learned")!.Earlier).Text);
    }

    [Fact]
    public void Text_At_The_Review_Is_Asked_About_And_Filed_Where_The_Mentee_Says()
    {
        var driver = DialogDriver.ToReview().Types("And I should have called the auditor");
        Assert.Equal(DialogReply.AskAboutPending, driver.Reply);

        driver.Does(new DialogInput.FilePending("learned"));
        Assert.Equal("Ask early\nAnd I should have called the auditor", driver.TextOf("learned"));
        Assert.Equal(Step.Review, driver.State.Step);
    }

    [Fact]
    public void A_Button_About_One_Waiting_Text_Does_Not_File_Another()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win");
        var rev = driver.State.Rev;
        driver.Taps("learned", "From the desk", rev: rev).Taps("learned", "From the phone", rev: rev);
        var asked = driver.State.Rev;
        driver.Interrupted().Types("Thanks, Mo");

        driver.Does(new DialogInput.FilePending("learned", asked));

        Assert.Equal(DialogReply.AskAboutPending, driver.Reply);
        Assert.Equal("From the desk", driver.TextOf("learned"));
    }

    [Theory]
    [InlineData("No")]
    [InlineData("Yes")]
    public void A_Word_That_Was_A_Command_Is_A_Note_Once_Another_Question_Is_Shown(string next)
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Commands("Sponsor");
        Assert.Equal(("Sponsor", "learned"), (driver.State.Pending?.Part.Text, driver.State.Pending?.QuestionId));

        driver.Taps("learned", "Ask early").Types(next);

        Assert.Equal(("Ask early", next), (driver.TextOf("learned"), driver.TextOf("lead")));
        Assert.Equal("Sponsor", Assert.Single(driver.State.CheckIn.Notes).Text);
        Assert.Null(driver.State.Pending);
    }

    [Fact]
    public void A_Day_Is_Asked_For_Next_And_A_No_Is_About_The_Day()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Taps("learned", "Ask early").Taps("lead", "I listen first");

        driver.Commands("Sponsor").Types("Call the CFO").Types("No");

        Assert.Equal(Step.Review, driver.State.Step);
        Assert.Equal("Sponsor", Assert.Single(driver.State.CheckIn.Notes).Text);
    }

    [Fact]
    public void An_Hour_Later_A_No_Is_Not_About_The_Command_Any_More()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Commands("Sponsor").After(TimeSpan.FromHours(2)).Types("No");

        Assert.Equal((DialogReply.AskAboutPending, "No"), (driver.Reply, driver.State.Pending?.Part.Text));
        Assert.Equal("Sponsor", Assert.Single(driver.State.CheckIn.Notes).Text);
    }

    [Fact]
    public void When_The_Question_Is_Shown_Once_More_A_Yes_Is_Its_Answer_And_The_Button_Still_Works()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Commands("Sponsor").After(TimeSpan.FromMinutes(1));
        driver.Does(new DialogInput.Resume()).Types("Yes");
        Assert.Equal("Yes", driver.TextOf("learned"));

        var other = new DialogDriver().Taps("moment", choice: "win").Commands("Sponsor").Does(new DialogInput.Resume());
        other.Does(new DialogInput.FilePending("learned"));
        Assert.Equal("Sponsor", other.TextOf("learned"));
    }

    [Fact]
    public void A_No_At_The_Next_Question_Is_Not_About_A_Sentence_Before()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Interrupted().Types("Thanks, Mo").Taps("learned", "Ask early").Types("No");

        Assert.Equal("No", driver.TextOf("lead"));
        Assert.Equal("Thanks, Mo", driver.State.Pending?.Part.Text);
    }

    [Fact]
    public void Texts_That_Wait_For_Different_Questions_Are_Not_Joined()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Interrupted().Types("one").Taps("learned", "Ask early").Interrupted().Types("two");

        Assert.Equal(("two", "lead"), (driver.State.Pending!.Part.Text, driver.State.Pending.QuestionId));
        Assert.Equal("one", Assert.Single(driver.State.CheckIn.Notes).Text);
    }
}
