using System.Text.Json.Nodes;
using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Pages;

namespace TeamsMentorBot.Tests.Local;

/// <summary>What the bot relies on of the Agents Playground, tried in a browser with a bot of a few lines. Each test is one person's.</summary>
[Trait("Category", "Local")]
public sealed class PlaygroundTests(PlaygroundTests.Chats chats) : IClassFixture<PlaygroundTests.Chats>
{
    [Fact]
    public async Task Opening_The_Page_Installs_The_Bot_For_The_Sample_Person_Each_Time()
    {
        var chat = await PlaygroundPage.OpenAsync(SamplePeople.Owner.Page(chats.Options));
        var first = await chats.Bot.NextAsync(SamplePeople.Owner, "installationUpdate");
        await chat.ReloadAsync();
        var second = await chats.Bot.NextAsync(SamplePeople.Owner, "installationUpdate");

        Assert.NotEqual((string?)first["id"], (string?)second["id"]);
        Assert.All([first, second], activity =>
        {
            Assert.Equal("add", (string?)activity["action"]);
            Assert.Equal(SamplePeople.Owner.ObjectId, (string?)activity["from"]!["aadObjectId"]);
            Assert.Equal(SamplePeople.Owner.UserId, (string?)activity["from"]!["id"]);
            Assert.Equal(SamplePeople.TenantId, (string?)activity["channelData"]!["tenant"]!["id"]);
            Assert.Equal(SamplePeople.Owner.ConversationId, (string?)activity["conversation"]!["id"]);
            Assert.Equal(SamplePeople.Owner.ServiceUrl(chats.Options).ToString(), (string?)activity["serviceUrl"]);
            Assert.Equal(SamplePeople.BotId, (string?)activity["recipient"]!["id"]);
        });
    }

    [Fact]
    public async Task A_Card_Is_Filled_In_Answered_In_Place_And_Updated()
    {
        var chat = await PlaygroundPage.OpenAsync(SamplePeople.Mentee.Page(chats.Options));
        await chats.Bot.NextAsync(SamplePeople.Mentee, "installationUpdate");
        await chat.SayAsync("hello");
        Assert.Equal("hello", (string?)(await chats.Bot.NextAsync(SamplePeople.Mentee, "message"))["text"]);

        var activityId = await chats.PostAsync(SamplePeople.Mentee, ScriptedBot.Question);
        await chat.FillAsync("What did you learn?", "To listen\nfirst");
        await chat.TickAsync("A win");
        await chat.SelectAsync("How sure?", "Quite");
        await chat.CardShotAsync("playground-question");
        await chat.PressAsync("Next");
        await chat.SeesAsync("Thank you");
        var press = await chats.Bot.NextAsync(SamplePeople.Mentee, "invoke");

        Assert.Equal("adaptiveCard/action", (string?)press["name"]);
        Assert.Equal(activityId, (string?)press["replyToId"]);
        var data = press["value"]!["action"]!["data"]!;
        Assert.Equal("To listen\nfirst", (string?)data["learned"]);
        Assert.Equal("win", (string?)data["kind"]);
        Assert.Equal("2", (string?)data["sure"]);
        Assert.False(data.AsObject().ContainsKey("left"));
        Assert.Equal(0, await chat.CountAsync("What did you learn?"));

        await chats.PutAsync(SamplePeople.Mentee, activityId, ScriptedBot.Closed);
        await chat.SeesAsync("All kept");
        await chat.SeesNoMoreAsync("Thank you");
    }

    [Fact]
    public async Task What_Is_Sent_Unasked_Appears_On_The_Open_Page()
    {
        var chat = await PlaygroundPage.OpenAsync(SamplePeople.Mentor.Page(chats.Options));
        await chats.Bot.NextAsync(SamplePeople.Mentor, "installationUpdate");

        await chats.PostAsync(SamplePeople.Mentor, ScriptedBot.Closed);

        await chat.SeesAsync("All kept");
    }

    /// <summary>The Playgrounds, and the bot behind them.</summary>
    public sealed class Chats : IAsyncLifetime, IDisposable
    {
        private readonly TemporaryFolder folder = new();
        private readonly HttpClient http = new();
        private readonly LocalRun run;

        public Chats()
        {
            Options = LocalSettings.New(folder.Path);
            run = new LocalRun(Options, LocalFolders.Find(Options, Repository.PathOf("Bot")), _ => { }, TimeProvider.System);
            Bot = new ScriptedBot(Options.BotPort);
        }

        internal LocalOptions Options { get; }

        internal ScriptedBot Bot { get; }

        public async Task InitializeAsync()
        {
            await run.StartAsync(withStorage: false, CancellationToken.None);
            await run.ReadyAsync(CancellationToken.None);
            await Bot.StartAsync();
        }

        public async Task DisposeAsync()
        {
            await Bot.DisposeAsync();
            await run.DisposeAsync();
        }

        public void Dispose()
        {
            http.Dispose();
            folder.Dispose();
        }

        internal async Task<string> PostAsync(SamplePerson to, JsonObject card)
        {
            using var answer = await http.PostAsync(Activities(to), ScriptedBot.Message(card));
            answer.EnsureSuccessStatusCode();
            return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;
        }

        internal async Task PutAsync(SamplePerson to, string activityId, JsonObject card)
        {
            using var answer = await http.PutAsync(new Uri($"{Activities(to)}/{activityId}"), ScriptedBot.Message(card));
            answer.EnsureSuccessStatusCode();
        }

        private Uri Activities(SamplePerson to) => new($"{to.ServiceUrl(Options)}/v3/conversations/{to.ConversationId}/activities");
    }
}
