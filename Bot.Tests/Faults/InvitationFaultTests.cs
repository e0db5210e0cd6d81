using TeamsMentorBot.Graph;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>Twelve new mentees, who never opened the bot, and a Graph that does not always do as it is asked. It is Monday noon.</summary>
public sealed class InvitationFaultTests
{
    private static readonly IReadOnlyList<Somebody> Crowd =
        [.. Enumerable.Range(1, 12).Select(number => new Somebody($"Nora Number{number:00}", $"00000000-0000-4000-8000-{number:D12}"))];

    [Fact]
    public async Task Consent_Withdrawn_Half_Way_Stops_Nobody_For_Good_And_Welcomes_Nobody_Twice()
    {
        await using var story = await EnrolledAsync();
        story.Bot.Graph.Refuse(GraphOperation.InstallApp, times: 6, status: 403);
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        await story.Bot.PassAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(6, Crowd.Count(who => Welcomes(story, who) == 1));
        await story.Priya.SaysAsync("status");
        Assert.Equal(6, Crowd.Count(who => story.Priya.Latest.Card!.Words.Contains(who.Name, StringComparison.Ordinal)));
        Assert.Contains("I may not install the app for others", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.StepUntilAsync(Mentorship.Wednesday.AddMinutes(-1));
        Assert.All(Crowd, who => Assert.Equal(1, Welcomes(story, who)));
        await story.Priya.SaysAsync("status");
        Assert.Contains("I can reach everybody.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installs_That_Are_Throttled_Wait_As_Long_As_Graph_Says_And_All_Come_Through_Once()
    {
        await using var story = await EnrolledAsync();
        story.Bot.Graph.Refuse(GraphOperation.InstallApp, times: 30, status: 429, seconds: 60);

        for (var minute = 0; minute < 20; minute++)
            await story.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.All(Crowd, who => Assert.Equal(1, Welcomes(story, who)));
        var installs = story.Bot.Graph.Calls.Count(call => call.Method == "POST" && call.Path.EndsWith("/teamwork/installedApps", StringComparison.Ordinal));
        Assert.Equal(30 + Crowd.Count, installs);
    }

    [Fact]
    public async Task A_Bot_That_Dies_Between_Install_And_Welcome_Goes_On_Where_It_Was()
    {
        await using var story = await EnrolledAsync();
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        Assert.All(Crowd, who => Assert.Equal(0, Welcomes(story, who)));

        await using var other = await BotFixture.StartAsync(beside: story.Bot, graph: Crowd, more: Leading.Alone);
        story.Bot.Time.Advance(TimeSpan.FromMinutes(6));
        await Task.WhenAll(other.SettleAsync(), story.Bot.SettleAsync());
        await story.Bot.PassAsync(TimeSpan.FromDays(1));

        Assert.All(Crowd, who => Assert.Equal(1, Welcomes(story, who)));
    }

    private static async Task<Mentorship> EnrolledAsync()
    {
        var story = await Mentorship.StartAsync(graph: Crowd, more: Leading.Alone);
        foreach (var (index, who) in Crowd.Index())
            await story.Bot.Get<AddPairing>().AddAsync(
                Mentorship.Program, Mentorship.Pairing with { Id = $"pair-{index}", Mentee = who.PersonName }, default);
        return story;
    }

    private static int Welcomes(Mentorship story, Somebody who) =>
        story.Bot.Connector.MessagesIn(story.Bot.Connector.OpenConversation(who.TenantId, who.UserId)).Count(message =>
            message.Card!.Words.Contains("Hello Nora", StringComparison.Ordinal));
}
