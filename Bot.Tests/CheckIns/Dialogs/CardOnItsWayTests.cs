using TeamsMentorBot.CheckIns.Dialogs;

namespace TeamsMentorBot.Tests.CheckIns.Dialogs;

/// <summary>What is typed after a bot was killed, before it is known whether the next question reached the chat.</summary>
public sealed class CardOnItsWayTests
{
    [Theory]
    [InlineData("Own words", DialogReply.AskAboutPending)]
    [InlineData("send", DialogReply.ShowStep)]
    public void After_The_Bot_Died_Nothing_Is_Taken_For_An_Answer_To_A_Card_That_May_Never_Have_Arrived(string text, object reply)
    {
        var driver = new DialogDriver().Types("a win").Types("Ask early").Types("I listen first").Types("Call the CFO").Types("by friday")
            .BotDies();
        driver.Types(text, driver.Now.AddSeconds(5));

        Assert.Equal(reply, driver.Reply);
        Assert.Equal(Step.Review, driver.State.Step);
    }

    [Theory]
    [InlineData(5, "")]
    [InlineData(30, "I listen first")]
    public void Text_After_A_Card_That_May_Never_Have_Arrived_Is_An_Answer_Only_Once_Teams_Would_Have_Asked_Again(int seconds, string stored)
    {
        var driver = new DialogDriver().Types("a win").Types("Ask early").BotDies();
        driver.Types("I listen first", driver.Now.AddSeconds(seconds));

        Assert.Equal(stored, driver.TextOf("lead"));
        Assert.Equal("Ask early", driver.TextOf("learned"));
        Assert.Equal(stored.Length == 0, driver.State.Pending?.Part.Text == "I listen first");
    }
}
