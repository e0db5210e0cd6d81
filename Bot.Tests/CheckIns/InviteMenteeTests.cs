using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Omar is enrolled by Priya and has never heard of the bot. It is Monday, noon in Berlin; the cadence asks on Wednesdays at nine.</summary>
public sealed class InviteMenteeTests
{
    private const string NotOpened = "These people have not opened me yet, and I may not open a chat with them by myself: Omar Haddad.";

    [Fact]
    public async Task A_Mentee_Who_Never_Opened_The_Bot_Gets_The_App_Is_Welcomed_Once_And_Then_Asked()
    {
        await using var story = await Mentorship.StartAsync();
        var chat = await EnrolledAsync(story);

        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        Assert.True(story.Bot.Graph.HasApp(story.Bot.Graph.Find(Somebody.Omar.ObjectId)!));
        Assert.Empty(Messages(story, chat));
        await story.Bot.PassAsync(TimeSpan.FromMinutes(6));
        var welcome = Assert.Single(Messages(story, chat));
        Assert.Equal(4, story.Bot.Graph.Calls.Count(call => call.Path.Contains(Somebody.Omar.ObjectId, StringComparison.Ordinal)));
        Assert.Contains("Hello Omar", welcome.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("added you to “Leaders of tomorrow” as a mentee. Your mentor is **Daniel Reyes**.", welcome.Card.Words, StringComparison.Ordinal);
        await story.StepUntilAsync(Mentorship.Wednesday);

        Assert.Equal(2, Messages(story, chat).Count);
        Assert.Contains("Your check-in in “Leaders of tomorrow”", Messages(story, chat)[1].Card!.Words, StringComparison.Ordinal);
        var omar = story.Bot.User(Somebody.Omar);
        Assert.Null((await omar.PressesAsync(welcome, "Start")).Error);
        Assert.Empty(story.Bot.Connector.Complaints);
    }

    [Fact]
    public async Task Whoever_Opens_The_Bot_After_The_Install_Is_Not_Welcomed_Again()
    {
        await using var story = await Mentorship.StartAsync();
        var chat = await EnrolledAsync(story);
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        await story.Bot.User(Somebody.Omar).InstallsAsync();

        await story.Bot.PassAsync(TimeSpan.FromHours(20));

        Assert.Contains("Hello Omar", Assert.Single(Messages(story, chat)).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Was_Welcomed_Before_Teams_Tells_Of_The_Install_Is_Not_Welcomed_Again()
    {
        await using var story = await Mentorship.StartAsync();
        var chat = await InvitedAsync(story);
        var omar = story.Bot.User(Somebody.Omar);

        await omar.InstallsAsync();
        await omar.InstallsAsync();
        Assert.Single(Messages(story, chat));
        Assert.Equal(omar.TimeZone, (await story.Bot.Get<PersonStore>().GetStoredAsync(Somebody.Omar.Id, default)).Zone);

        story.Bot.Time.Advance(TimeSpan.FromHours(1));
        await omar.RemovesAsync();
        await omar.InstallsAsync();
        Assert.Equal(2, Messages(story, chat).Count);
    }

    [Fact]
    public async Task A_Welcome_That_May_Not_Have_Arrived_Comes_When_Teams_Tells_Of_The_Install()
    {
        await using var story = await Mentorship.StartAsync();
        story.Bot.Connector.Next(new ScriptedAnswer { Method = "POST", PathHolds = story.Bot.User(Somebody.Omar).ConversationId });
        var chat = await InvitedAsync(story);
        Assert.Empty(Messages(story, chat));
        story.Bot.Time.Advance(TimeSpan.FromMinutes(10));

        await story.Bot.User(Somebody.Omar).InstallsAsync();

        Assert.Contains("Hello Omar", Assert.Single(Messages(story, chat)).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_Is_Given_The_App_At_Night_Or_Before_They_Start()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        var chat = await EnrolledAsync(story, "2026-11-23");
        await story.StepUntilAsync(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
        Assert.DoesNotContain(story.Bot.Graph.Calls, call =>
            call.Path.EndsWith($"{Somebody.Omar.ObjectId}/teamwork/installedApps", StringComparison.Ordinal));

        await story.UntilAsync(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await story.Bot.PassAsync(TimeSpan.FromMinutes(6));

        Assert.Single(Messages(story, chat));
    }

    [Fact]
    public async Task An_App_Missing_In_The_Catalogue_Is_Said_To_The_Owner_And_Tried_Again_The_Next_Day()
    {
        await using var story = await Mentorship.StartAsync();
        var chat = await EnrolledAsync(story);
        story.Bot.Graph.Refuse(GraphOperation.InstallApp, times: 1, status: 404);
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        await story.Priya.SaysAsync("status");
        Assert.Contains(
            "The app is not in your organisation's catalogue, so I cannot open a chat with: Omar Haddad.",
            story.Priya.Latest.Card!.Words,
            StringComparison.Ordinal);

        await story.StepUntilAsync(Mentorship.Wednesday.AddMinutes(-1));

        Assert.Single(Messages(story, chat));
        Assert.Null((await story.Bot.Get<PersonStore>().GetStoredAsync(Somebody.Omar.Id, default)).Unreachable);
    }

    [Fact]
    public async Task Without_The_Permission_To_Install_The_Owner_Sees_Whom_The_Bot_Cannot_Reach()
    {
        await using var story = await Mentorship.StartAsync();
        var chat = await EnrolledAsync(story);
        story.Bot.Graph.Granted.Remove(GraphPermission.InstallApp.Name);

        await story.StepUntilAsync(Mentorship.Wednesday);

        Assert.Empty(Messages(story, chat));
        await story.Priya.SaysAsync("status");
        Assert.Contains(
            "I may not install the app for others, so I cannot open a chat with: Omar Haddad.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_Graph_The_Connector_Is_Asked_For_The_Chat(bool hasApp)
    {
        await using var story = await Mentorship.StartAsync(more: services =>
            services.PostConfigure<GraphOptions>(options => options.Enabled = false));
        var chat = await EnrolledAsync(story, byId: true);
        if (hasApp)
            story.Bot.Connector.AddMember(Somebody.Omar.UserId, Somebody.Omar.ObjectId, Somebody.Omar.Name);

        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        await story.Bot.PassAsync(TimeSpan.FromMinutes(6));

        Assert.Equal(hasApp ? 1 : 0, Messages(story, chat).Count);
        await story.Priya.SaysAsync("status");
        Assert.Equal(!hasApp, story.Priya.Latest.Card!.Words.Contains(NotOpened, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Pairing_From_Before_Invitations_Is_Welcomed_When_The_Cadence_First_Asks()
    {
        await using var story = await Mentorship.StartAsync();

        await story.StepUntilAsync(Mentorship.Wednesday);
        await story.Bot.PassAsync(TimeSpan.FromMinutes(6));

        Assert.Contains("Hello Maya", Assert.Single(story.Maya.Messages).Card!.Words, StringComparison.Ordinal);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(14));
        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task Whoever_Had_The_App_Before_They_Were_Enrolled_Is_Welcomed_Before_They_Are_Asked()
    {
        await using var story = await Mentorship.StartAsync();
        var omar = story.Bot.User(Somebody.Omar);
        await omar.InstallsAsync();
        Assert.Contains("not in a mentoring program", Assert.Single(omar.Messages).Card!.Words, StringComparison.Ordinal);
        await story.UntilAsync(Mentorship.Wednesday.AddHours(-1));
        await EnrolledAsync(story);

        await story.UntilAsync(Mentorship.Wednesday);
        var welcome = Assert.Single(omar.Messages.Skip(1));
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(1));

        Assert.Contains("added you to “Leaders of tomorrow” as a mentee. Your mentor is **Daniel Reyes**.", welcome.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(["Start", "Not now", "No thanks"], welcome.Card.Buttons);
        Assert.Contains("short questions, none", Assert.Single(omar.Messages.Skip(2)).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Comes_Back_To_The_Bot_After_They_Were_Enrolled_Is_Welcomed_Once()
    {
        await using var story = await Mentorship.StartAsync();
        var omar = story.Bot.User(Somebody.Omar);
        await omar.InstallsAsync();
        await EnrolledAsync(story);
        story.Bot.Time.Advance(TimeSpan.FromSeconds(10));
        await omar.InstallsAsync();
        Assert.Contains("added you to “Leaders of tomorrow”", Assert.Single(omar.Messages.Skip(1)).Card!.Words, StringComparison.Ordinal);

        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, omar.Messages.Count);
    }

    [Fact]
    public async Task Whoever_Opens_The_Bot_While_They_Wait_Is_Welcomed_On_The_Day_They_Start()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { RollOutSize = 1 });
        await EnrolledAsync(story);
        var omar = story.Bot.User(Somebody.Omar);
        await omar.InstallsAsync();
        Assert.Contains("not in a mentoring program", Assert.Single(omar.Messages).Card!.Words, StringComparison.Ordinal);

        await story.UntilAsync(Mentorship.Wednesday.AddDays(1));
        await StartAsync(story, Somebody.Omar, new LocalDate(2026, 11, 19));

        Assert.Contains("added you to “Leaders of tomorrow”", Assert.Single(omar.Messages.Skip(1)).Card!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task A_Mentee_Who_Comes_To_Another_Program_Is_Told_Of_It_Once_And_Not_Before_Its_Day(int? rollOut)
    {
        await using var story = await Mentorship.BegunAsync();
        var second = Mentorship.Program with { Id = "second", Title = "Second program", RollOutSize = rollOut };
        await story.Bot.Get<ProgramStore>().AddAsync(second, default);
        await story.UntilAsync(Mentorship.Wednesday.AddDays(-1));
        await story.Bot.Get<AddPairing>().AddAsync(
            second, Mentorship.Pairing with { Id = "second", ProgramId = "second", Mentors = [Somebody.Lena.PersonName] }, default);
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        if (rollOut is not null)
        {
            Assert.DoesNotContain(story.Maya.Messages, IsOfSecond);
            await StartAsync(story, Somebody.Maya, new LocalDate(2026, 11, 17));
        }

        var told = Assert.Single(story.Maya.Messages, IsOfSecond).Card!;
        Assert.StartsWith(
            "Hello again, Maya\nPriya Nair added you to “Second program” as a mentee. Your mentor is **Lena Fischer**.", told.Words, StringComparison.Ordinal);
        Assert.Contains("every two weeks on Wednesday at 09:00, in your own time zone.", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Leaders of tomorrow", told.Words, StringComparison.Ordinal);
        Assert.Empty(told.Buttons);
        await story.UntilAsync(Mentorship.Wednesday.AddMinutes(-1));
        Assert.Single(story.Maya.Messages, IsOfSecond);
    }

    [Fact]
    public async Task Whose_Pairing_Ended_Before_Is_Left_Alone()
    {
        await using var story = await Mentorship.StartAsync();
        var chat = await EnrolledAsync(story);
        var pairings = story.Bot.Get<PairingStore>();
        var stored = Assert.Single(await pairings.ForMenteeAsync(Somebody.Omar.Id, default));
        await pairings.ChangeAsync(stored, stored.Pairing with { Ended = true }, default);

        await story.StepUntilAsync(Mentorship.Wednesday);

        Assert.Empty(Messages(story, chat));
        Assert.False(story.Bot.Graph.HasApp(story.Bot.Graph.Find(Somebody.Omar.ObjectId)!));
    }

    /// <returns>The chat that Omar would have with the bot.</returns>
    private static async Task<string> EnrolledAsync(Mentorship story, string start = "", bool byId = false)
    {
        string Written(Somebody who) => byId ? $"{who.Name} <{who.ObjectId}>" : who.Mail;
        await story.Priya.SaysAsync("enrol");
        await story.Priya.PressesAsync("Check", new { document = $"{Written(Somebody.Omar)},{Written(Somebody.Daniel)},,{start}" });
        await story.Priya.PressesAsync("Enrol 1");
        return story.Bot.Connector.OpenConversation(Somebody.Omar.TenantId, Somebody.Omar.UserId);
    }

    /// <inheritdoc cref="EnrolledAsync"/>
    private static async Task<string> InvitedAsync(Mentorship story)
    {
        var chat = await EnrolledAsync(story);
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        await story.Bot.PassAsync(TimeSpan.FromMinutes(6));
        return chat;
    }

    /// <summary>An owner lets somebody start who waits.</summary>
    private static async Task StartAsync(Mentorship story, Somebody mentee, LocalDate day)
    {
        var stored = (await story.Bot.Get<PairingStore>().ForMenteeAsync(mentee.Id, default)).Single(known => known.Pairing.Waits);
        var program = (await story.Bot.Get<ProgramStore>().FindAsync(BotFixture.Tenant, stored.Pairing.ProgramId, default))!;
        Assert.True(await story.Bot.Get<AddPairing>().StartAsync(program, stored, day, default));
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
    }

    private static bool IsOfSecond(SentActivity message) => message.Card?.Words.Contains("Second program", StringComparison.Ordinal) is true;

    private static IReadOnlyList<SentActivity> Messages(Mentorship story, string chat) => story.Bot.Connector.MessagesIn(chat);
}
