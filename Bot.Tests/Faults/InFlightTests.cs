using System.Net;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Privacy;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>Something changes while messages are on their way.</summary>
public sealed class InFlightTests
{
    [Fact]
    public async Task A_Program_Edited_While_Its_Prompts_Go_Out_Asks_Nobody_Twice_And_Everybody_At_The_New_Hour()
    {
        await using var crowd = await PromptedCrowd.StartAsync(24);
        var slow = ScriptedAnswer.Late("/activities", times: 4);
        crowd.Connector.Next(slow);

        var falling = crowd.FallDueAsync();
        await slow.Arrived;
        await EditAsync(crowd);
        slow.Release();
        await falling;
        await crowd.SettleAsync();

        Assert.All(crowd.Mentees, mentee => Assert.InRange(mentee.Prompts.Count, 0, 1));
        await crowd.PassAsync(PromptedCrowd.Hour.AddDays(1).AddHours(1) - crowd.Bot.Time.GetUtcNow());
        Assert.All(crowd.Mentees, mentee => Assert.Single(mentee.PromptsFor(new CadenceCheckIn(mentee.PairingId, 2, 1).Id)));
        await crowd.PassAsync(TimeSpan.FromDays(6));
        Assert.All(crowd.Mentees, mentee => Assert.InRange(mentee.Prompts.Count, 0, 1));
        Assert.Empty(crowd.Connector.Complaints);
    }

    [Fact]
    public async Task Of_Somebody_Erased_While_Their_Prompt_Is_On_Its_Way_Nothing_Is_Left_Whatever_Becomes_Of_It()
    {
        await using var crowd = await PromptedCrowd.StartAsync(5);
        var other = await crowd.JoinAsync();
        HttpStatusCode?[] ends = [null, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.BadGateway, HttpStatusCode.BadRequest];
        ScriptedAnswer[] answers =
        [
            .. crowd.Mentees.Zip(ends)
                .Select(one => one.First.Gets(ScriptedAnswer.Late(one.First.User.ConversationId, one.Second))),
        ];

        // Neither instance looks at the agenda by itself, so the first sends all of them and the second erases.
        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour);
        var sending = crowd.Bot.SettleAsync();
        await Task.WhenAll(answers.Select(answer => answer.Arrived));
        foreach (var mentee in crowd.Mentees)
            await other.Get<Agenda>().AddAsync(ErasePerson.Item(mentee.Who.Id, null, crowd.Bot.Time.GetUtcNow()), default);
        await other.SettleAsync();
        Array.ForEach(answers, answer => answer.Release());
        await sending;
        for (var minutes = 0; minutes < 5; minutes++)
            await crowd.PassAsync(TimeSpan.FromMinutes(1));

        var rows = await StoredRows.AllAsync(crowd.Bot.Tables);
        Assert.All(crowd.Mentees, mentee => Assert.DoesNotContain(rows, row => row.Holds(mentee.Who.ObjectId)));
        Assert.All(crowd.Mentees, mentee => Assert.Empty(mentee.Prompts));
        Assert.Empty(crowd.Connector.Complaints);
    }

    [Fact]
    public async Task A_Mentor_Replaced_While_Their_Digest_Is_On_Its_Way_Has_It_Once_And_Their_Successor_Has_None()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        var slow = ScriptedAnswer.Late(story.Daniel.ConversationId);
        story.Bot.Connector.Next(slow);

        var sending = story.HoldEndsAsync();
        await slow.Arrived;
        await story.ChangeMentorsAsync(Somebody.Lena);
        slow.Release();
        await sending;
        await story.Bot.PassAsync(TimeSpan.FromHours(30));

        Assert.Single(story.Daniel.Messages, message => message.Everything.Contains(Answers.First.Learned, StringComparison.Ordinal));
        Assert.DoesNotContain(story.Bot.User(Somebody.Lena).Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        Assert.Empty(await story.WaitingAsync(Somebody.Lena));
    }

    /// <summary>As the owner's card does it: every week on Thursday at ten, from tomorrow.</summary>
    private static async Task EditAsync(PromptedCrowd crowd)
    {
        var now = Instant.FromDateTimeOffset(crowd.Bot.Time.GetUtcNow());
        var choice = RhythmChoice.Of(Mentorship.Program) with { Rhythm = Rhythm.Weekly, Weekday = IsoDayOfWeek.Thursday, At = new LocalTime(10, 0) };
        await crowd.Bot.Get<ProgramStore>().ChangeAsync(BotFixture.Tenant, Mentorship.ProgramId, async program =>
        {
            var changed = choice.ApplyTo(program, now);
            await crowd.Bot.Get<ScheduleCheckIns>().ScheduleAsync(changed, now, default);
            return new ProgramChange<bool>(changed, true);
        }, default);
    }
}
