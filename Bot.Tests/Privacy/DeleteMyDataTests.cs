using System.Net;
using Azure.Data.Tables;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Privacy;

public sealed class DeleteMyDataTests
{
    [Fact]
    public async Task Nothing_Of_A_Mentee_Is_Left_In_Any_Table_Or_Card_After_They_Delete_Their_Data()
    {
        await using var story = await Lives.LivedAsync();
        var (maya, daniel) = (story.Maya, story.Daniel);
        Assert.Contains(await RowsAsync(story), row => row.Holds(Mark));

        await maya.SaysAsync("delete my data");
        var ask = maya.Latest;
        Assert.All(
            new[] { "Everything I keep about you", "Your pairing ends", "Teams keeps chat messages", "a mail that went to your mentor" },
            words => Assert.Contains(words, ask.Card!.Words, StringComparison.Ordinal));
        await maya.PressesAsync(ask, "Delete everything");
        await story.Bot.SettleAsync();

        var left = await RowsAsync(story);
        Assert.All((string[])[Mark, Somebody.Maya.ObjectId, Somebody.Maya.Name, maya.ConversationId, Mentorship.PairingId],
            trace => Assert.DoesNotContain(left, row => row.Holds(trace)));
        Assert.Equal([ask.Id], maya.Messages.Select(message => message.Id));
        Assert.Contains("is deleted", ask.Card!.Words, StringComparison.Ordinal);

        daniel.Reloads();
        Assert.All(daniel.Messages, message => Assert.DoesNotContain(Mark, message.Json.GetRawText(), StringComparison.Ordinal));
        Assert.Contains(daniel.Messages, message => message.Card?.Words.Contains("no longer shared", StringComparison.Ordinal) is true);
        Assert.Contains("has ended", daniel.Latest.Text, StringComparison.Ordinal);
        Assert.Contains("has ended", story.Priya.Latest.Text, StringComparison.Ordinal);
        Assert.Empty(story.Bot.Connector.Complaints);

        await maya.SaysAsync("start");
        Assert.Contains("not in a mentoring program", maya.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Bot.PassAsync(TimeSpan.FromDays(30));
        Assert.DoesNotContain(maya.Messages, message => message.Summary == "Time for your check-in");
        Assert.DoesNotContain(Mark, story.Bot.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erasing_That_Is_Killed_At_Any_Point_Goes_On_Where_It_Was()
    {
        await using var story = await Lives.LivedAsync();
        var (bot, person) = (story.Bot, Somebody.Maya.Id);
        var later = TimeSpan.FromMinutes(10);
        var item = new AgendaItem(person.Key, bot.Time.GetUtcNow() + later, "erase", "-");
        await bot.Get<Agenda>().AddAsync(item, default);
        var erase = bot.Get<IEnumerable<IAgendaHandler>>().Single(handler => handler.Kind == "erase");

        var killed = 0;
        while (killed < 200 && !await RunsThroughAsync(story, erase, item, killed + 1))
            killed++;

        Assert.InRange(killed, 5, 199);
        Assert.Contains(await RowsAsync(story), row => row.Holds(person.ObjectId));
        await bot.PassAsync(later);

        var left = await RowsAsync(story);
        Assert.All((string[])[Mark, person.ObjectId], trace => Assert.DoesNotContain(left, row => row.Holds(trace)));
        Assert.Single(story.Daniel.Messages, message => message.Text?.Contains("has ended", StringComparison.Ordinal) is true);
        Assert.All(story.Daniel.Messages, message => Assert.DoesNotContain(Mark, message.Json.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Mentors_Card_That_Cannot_Be_Changed_At_Once_Is_Not_Forgotten()
    {
        await using var story = await Lives.LivedAsync();
        story.Bot.Connector.Next(ScriptedAnswer.NoUpdates(story.Daniel.ConversationId, times: 1));

        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));

        Assert.All(story.Daniel.Messages, message => Assert.DoesNotContain(Mark, message.Json.GetRawText(), StringComparison.Ordinal));
        Assert.DoesNotContain(await RowsAsync(story), row => row.Holds(Somebody.Maya.ObjectId));
    }

    [Fact]
    public async Task A_Mentor_Who_Deletes_Their_Data_Leaves_Their_Replies_With_The_Mentee()
    {
        await using var story = await Lives.LivedAsync();
        var daniel = story.Daniel;

        await daniel.SaysAsync("delete my data");
        var ask = daniel.Latest;
        Assert.Contains("Replies that you wrote", ask.Card!.Words, StringComparison.Ordinal);
        await daniel.PressesAsync(ask, "Delete everything");
        await story.Bot.SettleAsync();

        var own = (await RowsAsync(story)).Where(row => row.PartitionKey.Contains(Somebody.Daniel.ObjectId, StringComparison.Ordinal));
        Assert.Empty(own);
        Assert.Equal([ask.Id], daniel.Messages.Select(message => message.Id));
        Assert.Contains(await RowsAsync(story), row => row.RowKey.StartsWith("reply|", StringComparison.Ordinal) && row.Holds("zq-reply"));
        Assert.Contains(story.Maya.Messages, message => message.Card?.Words.Contains("zq-reply", StringComparison.Ordinal) is true);
    }

    [Fact]
    public async Task A_Mentor_Who_Deleted_Their_Data_Is_Known_Again_Once_Something_Is_Shared()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Daniel.InstallsAsync();
        await story.Daniel.SaysAsync("delete my data");
        await story.Daniel.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();
        await story.SharesAsync(Answers.First);

        await story.Daniel.SaysAsync("agreement");

        Assert.Contains("You read the answers that Maya Okafor releases to you", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Keeps_Their_Data_Loses_Nothing_And_A_Channel_That_Deletes_Nothing_Stops_Nothing()
    {
        await using var story = await Lives.LivedAsync();
        var before = (await RowsAsync(story)).Count;
        await story.Maya.SaysAsync("delete my data");
        var ask = story.Maya.Latest;
        await story.Maya.PressesAsync(ask, "Keep it");
        await story.Bot.SettleAsync();
        Assert.Equal(before, (await RowsAsync(story)).Count);

        story.Bot.Connector.Next(new ScriptedAnswer { Method = "DELETE", Status = HttpStatusCode.NotImplemented, Times = 1_000 });
        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();
        Assert.DoesNotContain(await RowsAsync(story), row => row.Holds(Somebody.Maya.ObjectId));
    }

    [Fact]
    public async Task What_A_Mentor_Wrote_Stays_With_Them_And_Says_No_Longer_About_Whom()
    {
        await using var story = await Mentorship.BegunAsync();
        var daniel = story.Daniel;
        await daniel.InstallsAsync();
        await ReflectsAsync(daniel, "zq-sent");
        await daniel.PressesAsync("Send to Maya Okafor");
        await story.HoldEndsAsync();
        await daniel.SaysAsync("reflect my own reflection");
        await daniel.PressesAsync("Next", new { text = "zq-open" });
        await story.ForgetAgreementAsync();
        await story.AgreesAndSharesAsync(Answers.First);
        Assert.Contains(
            await story.Bot.Get<RecipientRows>().PlannedAsync(Somebody.Daniel.Id.Key, default),
            item => item.Id.StartsWith(Somebody.Maya.ObjectId, StringComparison.Ordinal));

        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();

        var left = await RowsAsync(story);
        Assert.All((string[])[Somebody.Maya.ObjectId, Somebody.Maya.Name], trace => Assert.DoesNotContain(left, row => row.Holds(trace)));
        Assert.All((string[])["zq-sent", "zq-open"], words => Assert.Contains(left, row => row.Holds(words)));
        await daniel.SaysAsync("continue");
        await daniel.PressesAsync("Next", new { text = "zq-goes on" });
        Assert.Contains(await RowsAsync(story), row => row.Holds("zq-goes on"));
    }

    [Fact]
    public async Task A_Mentor_Whose_Chat_Is_Full_Hears_Later_That_The_Pairing_Ended()
    {
        await using var story = await Mentorship.StartAsync(more: Leading.Alone);
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        story.Bot.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.TooManyRequests, "TooManyRequests").For(story.Daniel.ConversationId));

        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();
        for (var minutes = 0; minutes < 10; minutes++)
            await story.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Single(story.Daniel.Messages, message => message.Text?.Contains("has ended", StringComparison.Ordinal) is true);
        Assert.DoesNotContain(await RowsAsync(story), row => row.Holds(Somebody.Maya.ObjectId));
    }

    private const string Mark = Lives.Mark;

    private static async Task ReflectsAsync(TeamsUser mentor, string words)
    {
        await mentor.SaysAsync("reflect my own reflection");
        var card = mentor.Latest;
        while (mentor.Sees(card)!.Button("Next") is not null)
            await mentor.PressesAsync(card, "Next", new { text = words });
    }

    /// <returns>False when it was cut off at this request to storage.</returns>
    private static async Task<bool> RunsThroughAsync(Mentorship story, IAgendaHandler erase, AgendaItem item, int requests)
    {
        using var kill = new CancellationTokenSource();
        story.Bot.Storage.After(requests, kill.Cancel);
        try
        {
            var decision = await erase.DecideAsync(item, kill.Token);
            await Assert.IsType<AgendaDecision.Run>(decision).Work(kill.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            story.Bot.Storage.After(0, () => { });
        }
    }

    private static Task<List<TableEntity>> RowsAsync(Mentorship story) => StoredRows.AllAsync(story.Bot.Tables);
}
