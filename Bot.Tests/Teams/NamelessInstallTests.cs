using System.Net;
using System.Text.Json.Nodes;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>An install that does not say which person it is for: only their address in the chat.</summary>
public sealed class NamelessInstallTests
{
    [Fact]
    public async Task Whom_An_Install_Is_For_Is_Looked_Up_In_The_Chat()
    {
        await using var story = await Mentorship.StartAsync();

        await PostAsync(story, HttpStatusCode.OK);

        Assert.Contains("Hello Maya", Assert.Single(story.Maya.Messages).Card!.Words, StringComparison.Ordinal);
        await story.UntilAsync(Mentorship.Wednesday);
        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task An_Install_That_Cannot_Be_Looked_Up_Just_Now_Is_Asked_For_Again()
    {
        await using var story = await Mentorship.StartAsync();
        story.Bot.Connector.Next(new ScriptedAnswer { Method = "GET", Status = HttpStatusCode.ServiceUnavailable, Times = 10 });

        await PostAsync(story, HttpStatusCode.ServiceUnavailable);

        Assert.Empty(story.Maya.Messages);
    }

    [Fact]
    public async Task An_Install_For_Somebody_Whom_The_Chat_Does_Not_Know_Is_Left_Alone()
    {
        await using var story = await Mentorship.StartAsync();
        story.Bot.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.NotFound, "MemberNotFoundInConversation"));

        await PostAsync(story, HttpStatusCode.OK);

        Assert.Empty(story.Maya.Messages);
    }

    private static async Task PostAsync(Mentorship story, HttpStatusCode expected)
    {
        var install = story.Maya.InstallActivity("add");
        ((JsonObject)install["from"]!).Remove("aadObjectId");
        Assert.Equal(expected, (await story.Maya.PostAsync(install)).StatusCode);
    }
}
