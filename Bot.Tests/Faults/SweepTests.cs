using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Privacy;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>What went wrong for good is put right, or shown to those who can put it right.</summary>
public sealed class SweepTests
{
    private static readonly DigestRhythm Fridays = new(DigestWhen.Weekly, IsoDayOfWeek.Friday, new LocalTime(15, 0));

    [Fact]
    public async Task A_Check_In_That_The_Agenda_Lost_Is_Put_Back_And_Asked_Once()
    {
        await using var crowd = await PromptedCrowd.StartAsync(
            3, more: services => services.Insert(0, ServiceDescriptor.Singleton<IAgendaSource>(new Broken())));
        var sweep = crowd.Bot.Get<SweepAgenda>();
        Assert.Equal(0, await sweep.RepairAsync(default));
        await crowd.Bot.LoseAsync(crowd.Mentees[0].Who, "checkin");

        Assert.Equal(1, await sweep.RepairAsync(default));
        Assert.Equal(0, await sweep.RepairAsync(default));

        Assert.Contains("The sweep put back 1 items of kind checkin", crowd.Bot.Log.Text, StringComparison.Ordinal);
        await crowd.FallDueAsync();
        await crowd.AllAreAskedAsync();
    }

    [Fact]
    public async Task A_Digest_That_The_Agenda_Lost_Is_Put_Back_And_Sent_Once()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { Digest = Fridays });
        await story.BeginAsync();
        await story.SharesAsync(Answers.First);
        var sweep = story.Bot.Get<SweepAgenda>();
        await sweep.RepairAsync(default);
        await story.Bot.LoseAsync(Somebody.Daniel, "digest");
        Assert.NotEmpty(await story.WaitingAsync(Somebody.Daniel));

        Assert.Equal(1, await sweep.RepairAsync(default));
        Assert.Equal(0, await sweep.RepairAsync(default));
        await story.Bot.PassAsync(TimeSpan.FromDays(8));

        Assert.Single(story.Daniel.Messages, message => message.Everything.Contains(Answers.First.Learned, StringComparison.Ordinal));
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task A_Milestones_Question_That_The_Agenda_Lost_Is_Put_Back_And_Asked_Once()
    {
        await using var story = await Mentorship.BegunAsync(milestones: ("The board review", 3));
        await IsPutBackAsync(story, "milestone");

        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(2));

        Assert.Single(story.MilestoneQuestions);
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(3));
        Assert.Single(story.MilestoneQuestions);
    }

    [Fact]
    public async Task A_Hold_Whose_End_The_Agenda_Lost_Ends_And_Its_Reader_Gets_It_Once()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.PressesAsync(await story.AnswersAsync(Answers.First), "Send to Daniel Reyes");
        await IsPutBackAsync(story, "release");

        await story.HoldEndsAsync();
        await story.Bot.PassAsync(TimeSpan.FromHours(2));

        Assert.Single(story.Daniel.Messages, message => message.Everything.Contains(Answers.First.Learned, StringComparison.Ordinal));
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
    }

    [Fact]
    public async Task A_Prompt_Put_Off_That_The_Agenda_Lost_Comes_Again_Once()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Mentorship.Wednesday);
        await story.Maya.PressesAsync(Assert.Single(story.Prompts), "Tomorrow");
        await IsPutBackAsync(story, "snooze");

        await story.UntilAsync(Mentorship.Wednesday.AddDays(1));

        Assert.Equal(2, story.Prompts.Count);
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));
        await story.UntilAsync(Mentorship.Wednesday.AddDays(2));
        Assert.Equal(2, story.Prompts.Count);
    }

    [Theory]
    [InlineData("erase")]
    [InlineData("erased")]
    public async Task An_Erasure_That_The_Agenda_Lost_Goes_On_And_Says_So(string kind)
    {
        await using var crowd = await PromptedCrowd.StartAsync(2);
        var (mentee, sweep) = (crowd.Mentees[0], crowd.Bot.Get<SweepAgenda>());
        await mentee.User.SaysAsync("delete my data");
        await mentee.User.PressesAsync("Delete everything");
        Assert.Equal(0, await sweep.RepairAsync(default));
        if (kind == "erased")
        {
            crowd.Connector.Next(ScriptedAnswer.NoUpdates(mentee.User.ConversationId, times: 1));
            await crowd.SettleAsync();
        }

        await crowd.Bot.LoseAsync(mentee.Who, kind);

        Assert.Equal(1, await sweep.RepairAsync(default));
        await crowd.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(0, await sweep.RepairAsync(default));

        Assert.Contains($"The sweep put back 1 items of kind {kind}", crowd.Bot.Log.Text, StringComparison.Ordinal);
        Assert.Contains(Strings.Delete_Done, mentee.User.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(await StoredRows.AllAsync(crowd.Bot.Tables), row => row.Holds(mentee.Who.ObjectId));
    }

    [Fact]
    public async Task An_Owner_Sees_Who_Was_Not_Sent_What_Since_When_And_Why()
    {
        await using var crowd = await PromptedCrowd.StartAsync(3);
        crowd.Mentees[0].Gets(ScriptedAnswer.Error(HttpStatusCode.BadRequest, "BadArgument").For(crowd.Mentees[0].User.ConversationId));
        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour.AddHours(2));
        Assert.Contains("Mentee 2: a check-in, since ", await StatusAsync(crowd), StringComparison.Ordinal);

        await crowd.SettleAsync();

        var words = await StatusAsync(crowd);
        Assert.Contains(Strings.Owners_StatusParked, words, StringComparison.Ordinal);
        Assert.Contains("Mentee 1: a check-in, since Wednesday, ", words, StringComparison.Ordinal);
        Assert.Contains("(BadArgument)", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Mentee 2", words, StringComparison.Ordinal);
        Assert.DoesNotContain(Strings.Owners_StatusOverdue, words, StringComparison.Ordinal);
        await IsForgottenOnceErasedAsync(crowd);
    }

    private static async Task IsForgottenOnceErasedAsync(PromptedCrowd crowd)
    {
        await crowd.Bot.Get<Agenda>().AddAsync(ErasePerson.Item(crowd.Mentees[0].Who.Id, null, crowd.Bot.Time.GetUtcNow()), default);
        await crowd.SettleAsync();

        Assert.Empty(await crowd.Bot.Get<StuckItems>().InTenantAsync(BotFixture.Tenant, default));
    }

    private static async Task IsPutBackAsync(Mentorship story, string kind)
    {
        var sweep = story.Bot.Get<SweepAgenda>();
        Assert.Equal(0, await sweep.RepairAsync(default));
        await story.Bot.LoseAsync(Somebody.Maya, kind);

        Assert.Equal(1, await sweep.RepairAsync(default));
        Assert.Equal(0, await sweep.RepairAsync(default));
        Assert.Contains($"The sweep put back 1 items of kind {kind}", story.Bot.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<string> StatusAsync(PromptedCrowd crowd)
    {
        var priya = crowd.Bot.User(Somebody.Priya);
        await priya.SaysAsync("status");
        return priya.Latest.Card!.Words;
    }

    /// <summary>Knows something that nobody can decide on, and then nothing more.</summary>
    private sealed class Broken : IAgendaSource
    {
        public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
        {
            await Task.Yield();
            yield return new AgendaItem(Somebody.Maya.Id.Key, PromptedCrowd.Hour, "broken", "1");
            throw new InvalidDataException("A row that cannot be read.");
        }
    }
}
