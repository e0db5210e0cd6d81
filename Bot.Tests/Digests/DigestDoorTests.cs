using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>Each door a digest may go by, and what follows when one is closed.</summary>
public sealed class DigestDoorTests
{
    private static readonly TimeSpan UntilTheNextSlot = TimeSpan.FromHours(30);

    [Fact]
    public async Task A_Digest_In_A_Known_Chat_Asks_Graph_Only_Whether_Its_Reader_Is_Still_There()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Chat), before: story => story.Daniel.InstallsAsync());

        Assert.Contains(story.Daniel.Messages, Holds);
        var call = Assert.Single(story.Bot.Graph.Calls, call => call.Path.Contains(Somebody.Daniel.ObjectId, StringComparison.Ordinal));
        Assert.EndsWith("?$select=id,accountEnabled", call.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Feed_Says_That_Something_Waits_And_One_Word_Shows_It()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Feed));

        var notification = Assert.Single(story.Bot.Graph.Notifications);
        Assert.Equal(Somebody.Daniel.ObjectId, notification.To);
        Assert.DoesNotContain("zq-", notification.Preview, StringComparison.Ordinal);
        Assert.Empty(story.Daniel.Messages);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        await story.Daniel.SaysAsync("digest");
        Assert.True(Holds(story.Daniel.Latest));
        await story.Bot.PassAsync(UntilTheNextSlot);
        Assert.Single(story.Bot.Graph.Notifications);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Mail_Holds_Content_Only_Where_The_Agreement_Names_Mail(bool named)
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Mail) with { MailNamedInAgreement = named });

        var mail = Assert.Single(story.Bot.Graph.Mails);
        Assert.Equal(named, mail.Html.Contains(Answers.First.Learned, StringComparison.Ordinal));
        Assert.Equal(named, mail.Html.Contains("Maya", StringComparison.Ordinal));
        Assert.Empty(story.Daniel.Messages);
        await story.Daniel.SaysAsync("digest");
        Assert.True(Holds(story.Daniel.Latest));
    }

    [Fact]
    public async Task Whoever_Removed_The_App_Is_Reached_By_The_Next_Door_And_Does_Not_Get_It_Again()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Chat, DigestDoor.Mail) with { MailNamedInAgreement = true }, before: async story =>
        {
            await story.Daniel.InstallsAsync();
            await story.Daniel.RemovesAsync();
        });

        Assert.Single(story.Bot.Graph.Mails);
        Assert.DoesNotContain(story.Bot.Graph.Calls, call => call is { Method: "POST", Status: 201 });
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        await story.Daniel.InstallsAsync();
        await story.Daniel.SaysAsync("digest");
        Assert.True(Holds(story.Daniel.Latest));
    }

    [Fact]
    public async Task Whoever_Removed_The_App_Gets_No_Line_In_Their_Feed_That_Would_Install_It()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Feed), before: async story =>
        {
            await story.Daniel.InstallsAsync();
            await story.Daniel.RemovesAsync();
        });

        Assert.Empty(story.Bot.Graph.Notifications);
        Assert.DoesNotContain(story.Bot.Graph.Calls, call => call.Method == "POST");
        Assert.NotEmpty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Theory]
    [InlineData("TeamsActivity.Send")]
    [InlineData("TeamsAppInstallation.ReadWriteSelfForUser.All")]
    public async Task A_Feed_Without_Its_Permission_Leads_To_The_Chat(string permission)
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Feed, DigestDoor.Chat), before: async story =>
        {
            await story.Daniel.InstallsAsync();
            story.Bot.Graph.Granted.Remove(permission);
        });

        Assert.Empty(story.Bot.Graph.Notifications);
        Assert.Contains(story.Daniel.Messages, Holds);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task A_Notification_That_May_Have_Arrived_Leads_To_No_Other_Door()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Feed, DigestDoor.Chat), before: story =>
        {
            story.Bot.Graph.Refuse(GraphOperation.Notify, times: 1, status: 500);
            return story.Daniel.InstallsAsync();
        });

        Assert.DoesNotContain(story.Daniel.Messages, Holds);
        Assert.All(await story.WaitingAsync(Somebody.Daniel), waiting => Assert.True(waiting.MaybeSeen));
    }

    [Fact]
    public async Task A_Mentor_Chooses_Mail_And_Gets_No_Card()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Chat, DigestDoor.Mail), before: async story =>
        {
            await story.Daniel.InstallsAsync();
            await story.Daniel.SaysAsync("digest settings");
            await story.Daniel.PressesAsync(story.Daniel.Latest, "Save", new { door = "Mail", only = "true" });
            Assert.Contains("By mail, and no other way", story.Daniel.Sees(story.Daniel.Latest)!.Words, StringComparison.Ordinal);
        });

        Assert.Single(story.Bot.Graph.Mails);
        Assert.DoesNotContain(story.Daniel.Messages, Holds);
    }

    [Fact]
    public async Task The_Only_Door_That_A_Mentor_Wants_Is_The_Only_One_Tried()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Chat, DigestDoor.Mail), before: async story =>
        {
            await story.Daniel.InstallsAsync();
            await story.Daniel.SaysAsync("digest settings");
            await story.Daniel.PressesAsync(story.Daniel.Latest, "Save", new { door = "Mail", only = "true" });
            story.Bot.Graph.Granted.Remove("Mail.Send");
        });

        Assert.Empty(story.Bot.Graph.Mails);
        Assert.DoesNotContain(story.Daniel.Messages, Holds);
        Assert.NotEmpty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task Whoever_Chooses_The_Time_Alone_Keeps_The_Way_Of_The_Program()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Mail, DigestDoor.Chat), before: async story =>
        {
            await story.Daniel.InstallsAsync();
            await story.Daniel.SaysAsync("digest settings");
            await story.Daniel.PressesAsync(story.Daniel.Latest, "Save", new { when = "release" });
        });

        Assert.Single(story.Bot.Graph.Mails);
        Assert.DoesNotContain(story.Daniel.Messages, Holds);
    }

    [Fact]
    public async Task A_Program_With_One_Door_Lets_Its_Mentors_Choose_The_Time_Alone()
    {
        await using var story = await Mentorship.StartAsync(DoorsOf(DigestDoor.Chat));
        await story.Daniel.InstallsAsync();
        await story.Daniel.SaysAsync("digest settings");
        var card = story.Daniel.Sees(story.Daniel.Latest)!.Words;
        Assert.Contains(Strings.Doors_When, card, StringComparison.Ordinal);
        Assert.DoesNotContain(Strings.Doors_Label, card, StringComparison.Ordinal);
        await story.Maya.InstallsAsync();
        await story.Maya.SaysAsync("digest settings");
        Assert.Contains("This is for mentors", story.Maya.Latest.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DigestDoor.Chat, 4)]
    [InlineData(DigestDoor.Mail, 3)]
    [InlineData(DigestDoor.Feed, 4)]
    public async Task The_Ledger_Keeps_The_Door_And_A_First_Digest_Takes_Few_Requests(object door, int requests)
    {
        await using var story = await SharedAsync(DoorsOf((DigestDoor)door));

        var sent = (await story.Bot.Get<TeamsMentorBot.Digests.SentDigestStore>().ListAsync(Somebody.Daniel.Id, default))[0];
        var record = (await story.Bot.Get<Deliveries>().FindAsync(Somebody.Daniel.Id.Key, sent.DeliveryKey, default))!;

        Assert.Equal(requests, story.Bot.Graph.Calls.Count(call =>
            call.Path.Contains(Somebody.Daniel.ObjectId, StringComparison.Ordinal) || call.Path.EndsWith("/sendMail", StringComparison.Ordinal)));
        Assert.Equal((DeliveryState.Sent, door.ToString()), (record.State, record.Code));
    }

    [Fact]
    public async Task A_Catalogue_Without_The_App_Is_Told_To_The_Owner_By_Name()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Chat), before: story =>
        {
            story.Bot.Graph.Change(Somebody.Daniel.ObjectId, daniel => daniel with { ChatId = null });
            story.Bot.Connector.ForgetMember(Somebody.Daniel.ObjectId);
            return Task.CompletedTask;
        });

        await story.Priya.SaysAsync("status");
        Assert.Contains("catalogue", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Daniel Reyes", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(nameof(Reach.AppNotInCatalog), (await story.Bot.Get<PersonStore>().GetStoredAsync(Somebody.Daniel.Id, default)).Unreachable);
    }

    [Fact]
    public async Task A_Mentor_Who_Left_Gets_Nothing_By_Any_Door()
    {
        await using var story = await SharedAsync(DoorsOf(DigestDoor.Chat, DigestDoor.Mail) with { MailNamedInAgreement = true }, before: async story =>
        {
            await story.Daniel.InstallsAsync();
            story.Bot.Graph.Change(Somebody.Daniel.ObjectId, daniel => daniel with { Disabled = true });
        });

        Assert.Empty(story.Bot.Graph.Mails);
        Assert.DoesNotContain(story.Daniel.Messages, Holds);
        Assert.NotEmpty(await story.WaitingAsync(Somebody.Daniel));
    }

    private static bool Holds(SentActivity message) => message.Card?.Words.Contains(Answers.First.Learned, StringComparison.Ordinal) is true;

    private static MentoringProgram DoorsOf(params DigestDoor[] doors) =>
        Mentorship.Program with { ChosenDoors = doors, MailNamedInAgreement = false };

    private static async Task<Mentorship> SharedAsync(MentoringProgram program, Func<Mentorship, Task>? before = null)
    {
        var story = await Mentorship.StartAsync(program);
        await story.BeginAsync();
        if (before is not null)
            await before(story);
        await story.SharesAsync(Answers.First);
        return story;
    }
}
