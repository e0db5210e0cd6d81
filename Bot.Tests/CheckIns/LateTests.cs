using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Maya is asked every second Wednesday and takes her time.</summary>
public sealed class LateTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Theory]
    [InlineData(6, false)]
    [InlineData(8, true)]
    [InlineData(15, true)]
    public async Task An_Answer_Is_Taken_Whenever_It_Comes_And_Says_So_When_It_Is_Late(int days, bool late)
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        var prompt = Assert.Single(story.Prompts);
        await story.StepUntilAsync(Wednesday.AddDays(days));

        Assert.Equal(late, await IsLateAsync(story, prompt));
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(13, true)]
    public async Task What_Something_Held_Up_Is_In_Time_From_The_Day_On_Which_It_Was_Asked(int days, bool late)
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday.AddDays(5));
        var prompt = Assert.Single(story.Prompts);
        await story.StepUntilAsync(Wednesday.AddDays(days));

        Assert.Equal(late, await IsLateAsync(story, prompt));
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(13.9, true)]
    public async Task What_Its_Mentee_Put_Off_Is_In_Time_From_The_Day_That_They_Named(double days, bool late)
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        await story.Maya.PressesAsync(Assert.Single(story.Prompts), "On the day above", new { day = "2026-11-24" });
        await story.StepUntilAsync(Wednesday.AddDays(days));

        Assert.Equal(late, await IsLateAsync(story, story.Prompts[^1]));
    }

    [Fact]
    public async Task The_Time_To_Answer_What_Was_Put_Off_Does_Not_Move_Once_It_Was_Asked_Again()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        await story.Maya.PressesAsync(Assert.Single(story.Prompts), "Tomorrow");
        await story.UntilAsync(Wednesday.AddDays(1));
        Assert.Equal(2, story.Prompts.Count);

        await story.UntilAsync(Wednesday.AddDays(3));
        Assert.Equal(0, await story.Bot.Get<SweepAgenda>().RepairAsync(default));

        Assert.Equal(Wednesday.AddDays(8), (await StoredAsync(story, 1)).AnswerBy);
    }

    [Fact]
    public async Task What_The_Next_One_Overtakes_Has_Expired_And_An_Old_Card_Says_So()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Wednesday);
        var prompt = Assert.Single(story.Prompts);
        await story.StepUntilAsync(Wednesday.AddDays(14));

        var pressed = await story.Maya.PressesAsync(prompt, "Skip this one");

        Assert.Contains("The next check-in has come", pressed.Card!.Words, StringComparison.Ordinal);
        Assert.Equal((CheckInState.Expired, CheckInState.Due), (await StateAsync(story, 1), await StateAsync(story, 2)));
        Assert.Contains("Start", pressed.Card.Buttons);
    }

    [Fact]
    public async Task What_An_Outage_Swallowed_Is_On_Record_And_Counts_Neither_As_Asked_Nor_As_Missed()
    {
        await using var story = await Mentorship.BegunAsync();

        await story.UntilAsync(Wednesday.AddDays(14).AddHours(2));

        Assert.Single(story.Prompts);
        Assert.Equal((CheckInState.Expired, CheckInState.Due), (await StateAsync(story, 1), await StateAsync(story, 2)));
        await story.Priya.SaysAsync("status");
        Assert.Contains("Asked: 1.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    /// <summary>Maya answers and sends; whether Daniel reads that it came late.</summary>
    private static async Task<bool> IsLateAsync(Mentorship story, SentActivity prompt)
    {
        await story.Maya.PressesAsync(prompt, "Start");
        await story.Maya.PressesAsync(prompt, "Moving well");
        await story.Maya.PressesAsync(prompt, "Next", new { text = "zq-late but true" });
        await story.Maya.PressesAsync(prompt, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        var digest = Assert.Single(story.Daniel.Messages).Card!;
        Assert.Contains("zq-late but true", digest.Words, StringComparison.Ordinal);
        return digest.Words.Contains("Answered late.", StringComparison.Ordinal);
    }

    private static async Task<CheckInState> StateAsync(Mentorship story, int ordinal) => (await StoredAsync(story, ordinal)).State;

    private static async Task<CheckIn> StoredAsync(Mentorship story, int ordinal) => (await story.Bot.Get<CheckInStore>()
        .FindAsync(Somebody.Maya.Id, $"{Mentorship.PairingId}.cadence-1.{ordinal}", default))!.CheckIn;
}
