using TeamsMentorBot.Tests.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>Maya's Teams does not know cards that only she sees: what it presses arrives as a message.</summary>
public sealed class OlderClientTests
{
    [Theory]
    [InlineData(null, "Show what I wrote")]
    [InlineData("my data", "Show my data")]
    [InlineData("my space", "My timeline")]
    public async Task What_May_Not_Stand_In_A_Chat_Is_Not_Shown_On_An_Older_Client(string? command, string button)
    {
        await using var story = await Mentorship.BegunAsync();
        await story.SharesAsync(Answers.First);
        if (command is not null)
            await story.Maya.SaysAsync(command);
        story.Maya.Reloads();
        var card = story.Maya.Messages.Last(message => story.Maya.Sees(message)?.Buttons.Any(
            shown => shown.StartsWith(button, StringComparison.Ordinal)) is true);
        button = story.Maya.Sees(card)!.Buttons.First(shown => shown.StartsWith(button, StringComparison.Ordinal));

        await story.Maya.PressesOnOldClientAsync(card, button);

        Assert.Equal(Strings.Teams_NewerNeeded, story.Maya.Latest.Text);
        Assert.NotNull(story.Maya.Sees(card)!.Button(button));
        Assert.DoesNotContain(story.Maya.Messages, message => message.Json.GetRawText().Contains("zq-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_That_Was_Said_Instead_Of_An_Answer_Goes_When_Everything_Is_Deleted()
    {
        var storage = new RefusingWrites();
        await using var story = await Mentorship.StartAsync(more: storage.AddTo);
        await story.BeginAsync();
        var card = await story.SharesAsync(Answers.First);
        await story.Maya.PressesOnOldClientAsync(card, "Show what I wrote");
        story.Bot.Connector.Next(ScriptedAnswer.NoUpdates(story.Maya.ConversationId, times: 1));
        await story.Maya.PressesOnOldClientAsync(card, "Take back");
        storage.Refuse = true;
        await story.Maya.SaysAsync("zq-refused");
        Assert.Equal(Strings.Teams_SomethingWentWrong, story.Maya.Latest.Text);
        storage.Refuse = false;

        await story.Maya.SaysAsync("delete my data");
        var ask = story.Maya.Latest;
        await story.Maya.PressesAsync(ask, "Delete everything");
        await story.Bot.SettleAsync();

        Assert.Equal([ask.Id], story.Maya.Messages.Select(message => message.Id));
    }

    [Fact]
    public async Task Deleting_Everything_Is_Said_To_Be_Done_And_Nothing_Else()
    {
        await using var story = await Mentorship.StartAsync(more: Leading.Alone);
        await story.BeginAsync();
        await story.Maya.SaysAsync("delete my data");
        var ask = story.Maya.Latest;

        await story.Maya.PressesOnOldClientAsync(ask, "Delete everything");
        Assert.Equal(ask, story.Maya.Latest);
        await story.Bot.SettleAsync();

        Assert.Equal([ask.Id], story.Maya.Messages.Select(message => message.Id));
        Assert.Contains("is deleted", ask.Card!.Words, StringComparison.Ordinal);
    }
}
