using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>The tables cannot be reached, or do not answer, while prompts fall due and go out.</summary>
public sealed class StorageFaultTests
{
    private const int InFlight = 3;

    [Fact]
    public async Task Tables_That_Are_Cut_Off_Lose_And_Double_No_Prompt()
    {
        await using var door = await StorageDoor.StartAsync(await Azurite.StartAsync());
        await using var crowd = await PromptedCrowd.StartAsync(FullRun.Times(6), door.ConnectionString);
        door.Cut();
        await crowd.FallDueAsync();
        Assert.All(crowd.Mentees, mentee => Assert.Empty(mentee.Prompts));

        door.Mend();
        var late = Late(crowd);
        var sending = crowd.SettleAsync();
        await Task.WhenAll(late.Select(answer => answer.Arrived));
        door.Cut();
        Array.ForEach(late, answer => answer.Release());
        await sending;
        door.Mend();

        await EndsAsync(crowd);
    }

    [UnixFact]
    public async Task Tables_That_Do_Not_Answer_For_A_While_Lose_And_Double_No_Prompt()
    {
        var storage = await Azurite.StartOwnAsync();
        await using var crowd = await PromptedCrowd.StartAsync(6, storage.ConnectionString);
        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour - TimeSpan.FromMinutes(1));
        await crowd.SettleAsync();
        var late = Late(crowd);

        storage.Pause();
        var sending = crowd.FallDueAsync();
        await StaysSilentAsync(sending);
        storage.Resume();
        sending = Task.WhenAll(sending, crowd.SettleAsync());
        await Task.WhenAll(late.Select(answer => answer.Arrived));
        storage.Pause();
        Array.ForEach(late, answer => answer.Release());
        await StaysSilentAsync(sending);
        storage.Resume();
        await sending;

        await EndsAsync(crowd);
    }

    /// <summary>The first of them are being sent until they are released.</summary>
    private static ScriptedAnswer[] Late(PromptedCrowd crowd) =>
        [.. crowd.Mentees.Take(InFlight).Select(mentee => mentee.Gets(ScriptedAnswer.Late(mentee.User.ConversationId)))];

    /// <summary>In a full run for longer than the bot tries.</summary>
    private static async Task StaysSilentAsync(Task pass) =>
        await Record.ExceptionAsync(() => pass.WaitAsync(TimeSpan.FromSeconds(FullRun.Or(1, 40)), TimeProvider.System));

    private static async Task EndsAsync(PromptedCrowd crowd)
    {
        await crowd.SettleAsync();
        await crowd.IsHonestAsync();
        await crowd.PassAsync(DeliveryTimes.Lease + TimeSpan.FromMinutes(1));
        await crowd.IsHonestAsync();
        Assert.All(crowd.Mentees.Take(InFlight), mentee => Assert.Single(mentee.Prompts));

        // A claim that was stored while its answer was lost is used by nobody; the reminder asks in its place.
        await crowd.PassAsync(TimeSpan.FromDays(3));
        await crowd.IsHonestAsync();
        Assert.All(crowd.Mentees, mentee => Assert.Single(mentee.Reminders));
    }
}
