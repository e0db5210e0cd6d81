using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>Several instances over one agenda, whatever their clocks say.</summary>
public sealed class ManyInstancesTests
{
    [Fact]
    public async Task Instances_That_Race_Over_One_Agenda_Ask_Everybody_Once()
    {
        await using var crowd = await PromptedCrowd.StartAsync(FullRun.Times(25));
        for (var instance = 1; instance < FullRun.Or(2, 4); instance++)
            await crowd.JoinAsync();

        await crowd.FallDueAsync();

        await crowd.AllAreAskedAsync();
        foreach (var mentee in crowd.Mentees)
            Assert.Equal(DeliveryState.Sent, await mentee.StateAsync());
    }

    [Fact]
    public async Task An_Instance_Whose_Clock_Is_Four_Minutes_Ahead_Of_Another_Leaves_Alone_What_That_One_Is_Sending()
    {
        await using var crowd = await PromptedCrowd.StartAsync(1);
        var skew = DeliveryTimes.AcceptedClockSkew;
        var slow = await crowd.JoinAsync(services => services.AddSingleton<TimeProvider>(new ShiftedTime(crowd.Bot.Time, -skew)));
        var fast = await crowd.JoinAsync(services => services.AddSingleton<TimeProvider>(new ShiftedTime(crowd.Bot.Time, skew)));
        var answer = crowd.Mentees[0].Gets(ScriptedAnswer.Late(crowd.Mentees[0].User.ConversationId));

        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour + skew);
        var sending = slow.SettleAsync();
        await answer.Arrived;
        for (var seconds = 0; seconds < 14; seconds++)
        {
            crowd.Bot.Time.Advance(TimeSpan.FromSeconds(1));
            await fast.Get<Dispatcher>().RunDueAsync(CancellationToken.None);
            Assert.Equal(DeliveryState.Sending, await crowd.Mentees[0].StateAsync());
        }

        answer.Release();
        await sending;
        await crowd.SettleAsync();

        Assert.Equal(DeliveryState.Sent, await crowd.Mentees[0].StateAsync());
        await crowd.AllAreAskedAsync();
    }

    [Fact]
    public async Task A_Clock_That_Is_Set_Back_Asks_Nobody_Again_And_Forgets_Nobody()
    {
        var time = new ShiftedTime(new FakeTime(), TimeSpan.Zero);
        await using var crowd = await PromptedCrowd.StartAsync(3, more: services => services.AddSingleton<TimeProvider>(time));
        time.Beneath = crowd.Bot.Time;
        crowd.Mentees[0].Gets(new ScriptedAnswer
        {
            Status = System.Net.HttpStatusCode.TooManyRequests, RetryAfter = "60", Method = "POST", PathHolds = crowd.Mentees[0].User.ConversationId,
        });

        await crowd.FallDueAsync();
        Assert.Empty(crowd.Mentees[0].Prompts);
        time.Shift = TimeSpan.FromHours(-1);
        for (var minutes = 0; minutes < 120; minutes += 5)
            await crowd.PassAsync(TimeSpan.FromMinutes(5));

        await crowd.AllAreAskedAsync();
        await crowd.PassAsync(TimeSpan.FromDays(3));
        Assert.All(crowd.Mentees, mentee => Assert.Single(mentee.Reminders));
        await crowd.AllAreAskedAsync();
    }
}
