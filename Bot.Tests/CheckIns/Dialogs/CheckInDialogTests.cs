using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Tests.Builders;

namespace TeamsMentorBot.Tests.CheckIns.Dialogs;

public sealed class CheckInDialogTests
{
    [Fact]
    public void The_Last_Commitment_Is_Asked_First_Only_Where_There_Is_One()
    {
        Assert.Equal(Step.Question("moment"), new DialogDriver().State.Step);
        Assert.Equal(Step.Question("last-step"), new DialogDriver(new FollowedUp("c", "Talk to finance", null)).State.Step);
    }

    [Fact]
    public void How_The_Last_Step_Went_Can_Be_Typed()
    {
        var driver = new DialogDriver(new FollowedUp("c", "Talk to finance", null)).Types("partly");

        Assert.Equal("partly", driver.State.CheckIn.AnswerTo("last-step")!.ChoiceId);
    }

    [Fact]
    public void Tapped_Answers_Lead_To_The_Review()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Taps("learned", "Ask early").Taps("lead", "I listen first")
            .Taps("next", "Call the CFO", due: new DateOnly(2026, 12, 1));

        Assert.Equal(Step.Review, driver.State.Step);
        Assert.Equal("win", driver.State.CheckIn.AnswerTo("moment")!.ChoiceId);
        Assert.Equal(new DateOnly(2026, 12, 1), driver.State.CheckIn.AnswerTo("next")!.Due);
    }

    [Fact]
    public void Typing_Works_All_The_Way_Through_Send()
    {
        var driver = new DialogDriver().Types("a win").Types("Ask early").Types("I listen first").Types("Call the CFO").Types("by friday").Types("send");

        Assert.Equal(DialogReply.ConfirmSend, driver.Reply);
        Assert.Equal(DialogReply.Send, driver.Types("send").Reply);
        Assert.Equal("win", driver.State.CheckIn.AnswerTo("moment")!.ChoiceId);
        Assert.Equal("Call the CFO", driver.TextOf("next"));
        Assert.Equal(DayOfWeek.Friday, driver.State.CheckIn.AnswerTo("next")!.Due!.Value.DayOfWeek);
    }

    [Fact]
    public void Own_Words_Instead_Of_A_Choice_Are_Kept_As_The_Answer()
    {
        var driver = new DialogDriver().Types("more of a slow realisation");

        Assert.Equal("more of a slow realisation", driver.TextOf("moment"));
        Assert.Equal(Step.Question("learned"), driver.State.Step);
    }

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
    public void A_Repeated_Press_Changes_Nothing()
    {
        var driver = new DialogDriver();
        var rev = driver.State.Rev;
        driver.Taps("moment", choice: "win", rev: rev);
        var after = driver.State;

        driver.Taps("moment", choice: "win", rev: rev);

        Assert.Equal(DialogReply.OutOfDate, driver.Reply);
        Assert.Equal(after, driver.State);
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
    public void Back_Shows_The_Previous_Question_And_Keeps_Its_Answer()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Does(new DialogInput.Back(null));

        Assert.Equal(Step.Question("moment"), driver.State.Step);
        Assert.Equal("win", driver.State.CheckIn.AnswerTo("moment")!.ChoiceId);
    }

    [Fact]
    public void Editing_From_The_Review_Leads_Back_To_It()
    {
        var driver = ToReview().Does(new DialogInput.GoTo("learned")).Taps("learned", "Ask even earlier");

        Assert.Equal(Step.Review, driver.State.Step);
        Assert.Equal("Ask even earlier", driver.TextOf("learned"));
    }

    [Fact]
    public void Add_Detail_Asks_The_Further_Questions_And_Returns()
    {
        var driver = ToReview().Does(new DialogInput.AddDetail(null));
        Assert.Equal(Step.Question("scene"), driver.State.Step);

        driver.Taps("scene", "In the board room");
        Assert.Equal(Step.Review, driver.State.Step);
    }

    [Fact]
    public void Later_Keeps_Everything_And_Resumes_At_The_Same_Question()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Does(new DialogInput.Later());
        Assert.Equal(DialogReply.Parked, driver.Reply);

        driver.Does(new DialogInput.Resume());
        Assert.Equal(Step.Question("learned"), driver.State.Step);
        Assert.False(driver.State.Parked);
    }

    [Fact]
    public void Text_At_The_Review_Is_Asked_About_And_Filed_Where_The_Mentee_Says()
    {
        var driver = ToReview().Types("And I should have called the auditor");
        Assert.Equal(DialogReply.AskAboutPending, driver.Reply);

        driver.Does(new DialogInput.FilePending("learned"));
        Assert.Equal("Ask early\nAnd I should have called the auditor", driver.TextOf("learned"));
        Assert.Equal(Step.Review, driver.State.Step);
    }

    [Fact]
    public void A_Message_Edited_In_The_Chat_Changes_The_Answer_And_Keeps_The_Earlier_Words()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Types("Ask erly");
        var message = driver.State.CheckIn.AnswerTo("learned")!.Parts[0].ActivityId;

        driver.Does(new DialogInput.Corrected(message, "Ask early"));

        Assert.Equal(DialogReply.Corrected, driver.Reply);
        Assert.Equal("Ask early", driver.TextOf("learned"));
        Assert.Equal("Ask erly", Assert.Single(driver.State.CheckIn.AnswerTo("learned")!.Earlier).Text);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    public void A_Word_That_Is_No_Clear_Decision_Neither_Sends_Nor_Ends(string word) =>
        Assert.Equal(DialogReply.AskAboutPending, ToReview().Types(word).Reply);

    [Fact]
    public void Send_Typed_Long_After_The_Review_Shows_It_Again_First()
    {
        var driver = ToReview().After(TimeSpan.FromHours(5)).Types("send");
        Assert.Equal(DialogReply.ShowStep, driver.Reply);

        Assert.Equal(DialogReply.ConfirmSend, driver.Types("send").Reply);
        Assert.Equal(DialogReply.ConfirmSend, driver.Does(new DialogInput.GoTo("lead")).Taps("lead", "Differently").Types("send").Reply);
    }

    [Fact]
    public void An_Outdated_Review_Can_Switch_Off_But_Never_On()
    {
        var driver = ToReview();
        var rev = driver.State.Rev;
        driver.Does(Share(rev, "learned", Visibility.Private)).Does(Share(rev, "lead", Visibility.Private));

        Assert.Equal(DialogReply.OutOfDate, driver.Reply);
        Assert.Equal(Visibility.Private, driver.State.CheckIn.AnswerTo("lead")!.Visibility);

        driver.Does(Share(rev, "learned", Visibility.Mentor));
        Assert.Equal(Visibility.Private, driver.State.CheckIn.AnswerTo("learned")!.Visibility);
    }

    [Fact]
    public void An_Answered_Further_Question_Is_On_The_Review_Of_A_Later_Opening()
    {
        var driver = ToReview().Does(new DialogInput.AddDetail(null)).Taps("scene", "In the board room");
        var opened = CheckInDialog.Begin(driver.State.CheckIn with { State = CheckInState.Submitted }, SampleSet.Set, driver.Now);

        Assert.Contains(new QuestionPath(SampleSet.Set, opened).Asked, question => question.Id == "scene");
    }

    [Fact]
    public void An_Answer_Too_Long_For_Its_Input_Survives_An_Empty_One()
    {
        var text = new string('x', 20_000);
        var driver = new DialogDriver().Taps("moment", choice: "win").Types(text).Does(new DialogInput.Back(null)).Taps("learned");
        Assert.Equal(text, driver.TextOf("learned"));

        driver.Does(new DialogInput.Back(null)).Taps("learned", "And this");
        Assert.Equal($"{text}\nAnd this", driver.TextOf("learned"));

        driver.Does(new DialogInput.Back(null)).Does(new DialogInput.Draft("learned", driver.State.Rev, new AnswerPart(driver.Now, "draft", "Later"), null));
        Assert.Equal($"{text}\nAnd this\nLater", driver.TextOf("learned"));
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

    [Fact]
    public void Texts_That_Wait_For_Different_Questions_Are_Not_Joined()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Interrupted().Types("one").Taps("learned", "Ask early").Interrupted().Types("two");

        Assert.Equal(("two", "lead"), (driver.State.Pending!.Part.Text, driver.State.Pending.QuestionId));
        Assert.Equal("one", Assert.Single(driver.State.CheckIn.Notes).Text);
    }

    private static DialogInput.Share Share(int rev, string question, Visibility visibility) =>
        new(rev, new Dictionary<string, Visibility> { [question] = visibility });

    private static DialogDriver ToReview() => new DialogDriver()
        .Taps("moment", choice: "win").Taps("learned", "Ask early").Taps("lead", "I listen first").Taps("next", "Call the CFO");
}
