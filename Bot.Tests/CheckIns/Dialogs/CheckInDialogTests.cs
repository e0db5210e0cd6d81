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
    public void Back_Shows_The_Previous_Question_And_Keeps_Its_Answer()
    {
        var driver = new DialogDriver().Taps("moment", choice: "win").Does(new DialogInput.Back(null));

        Assert.Equal(Step.Question("moment"), driver.State.Step);
        Assert.Equal("win", driver.State.CheckIn.AnswerTo("moment")!.ChoiceId);
    }

    [Fact]
    public void Editing_From_The_Review_Leads_Back_To_It()
    {
        var driver = DialogDriver.ToReview().Does(new DialogInput.GoTo("learned")).Taps("learned", "Ask even earlier");

        Assert.Equal(Step.Review, driver.State.Step);
        Assert.Equal("Ask even earlier", driver.TextOf("learned"));
    }

    [Fact]
    public void Add_Detail_Asks_The_Further_Questions_And_Returns()
    {
        var driver = DialogDriver.ToReview().Does(new DialogInput.AddDetail(null));
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
        Assert.Equal(DialogReply.AskAboutPending, DialogDriver.ToReview().Types(word).Reply);

    [Fact]
    public void Send_Typed_Long_After_The_Review_Shows_It_Again_First()
    {
        var driver = DialogDriver.ToReview().After(TimeSpan.FromHours(5)).Types("send");
        Assert.Equal(DialogReply.ShowStep, driver.Reply);

        Assert.Equal(DialogReply.ConfirmSend, driver.Types("send").Reply);
        Assert.Equal(DialogReply.ConfirmSend, driver.Does(new DialogInput.GoTo("lead")).Taps("lead", "Differently").Types("send").Reply);
    }

    [Fact]
    public void An_Outdated_Review_Can_Switch_Off_But_Never_On()
    {
        var driver = DialogDriver.ToReview();
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
        var driver = DialogDriver.ToReview().Does(new DialogInput.AddDetail(null)).Taps("scene", "In the board room");
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

    private static DialogInput.Share Share(int rev, string question, Visibility visibility) =>
        new(rev, new Dictionary<string, Visibility> { [question] = visibility });
}
