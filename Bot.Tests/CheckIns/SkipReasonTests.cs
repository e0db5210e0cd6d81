using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Maya skipped a check-in, noted why, and lets Daniel read it, or does not.</summary>
public sealed class SkipReasonTests
{
    private const string Reason = "zq-reason the week was too full";

    [Fact]
    public async Task A_Reason_Is_Read_By_The_Mentor_Only_After_The_Press_That_Names_Them()
    {
        await using var story = await AskedAsync();
        var prompt = await SkippedWithReasonAsync(story);
        await story.Bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(story.Daniel.Messages);

        await story.Maya.PressesAsync(prompt, "Let Daniel Reyes read why");
        Assert.Empty(story.Daniel.Messages);
        await story.HoldEndsAsync();

        var digest = Assert.Single(story.Daniel.Messages).Card!.Words;
        Assert.Contains("Maya Okafor skipped, and tells you why", digest, StringComparison.Ordinal);
        Assert.Contains(Reason, digest, StringComparison.Ordinal);
        Assert.Contains("Daniel Reyes can read why", story.Maya.Sees(prompt)!.Words, StringComparison.Ordinal);
        Assert.Equal(CheckInState.Skipped, await StoredAsync(story, checkIn => checkIn.State));
    }

    [Fact]
    public async Task A_Reason_That_Was_Taken_Back_Or_Changed_Is_Not_Read()
    {
        await using var story = await AskedAsync();
        var prompt = await SkippedWithReasonAsync(story);
        await story.Maya.PressesAsync(prompt, "Let Daniel Reyes read why");
        await story.Maya.PressesAsync(prompt, "Take back");
        await story.HoldEndsAsync();
        Assert.Empty(story.Daniel.Messages);

        await story.Maya.PressesAsync(prompt, "Keep it for me", new { reason = Reason });
        await story.Maya.PressesAsync(prompt, "Let Daniel Reyes read why");
        await story.HoldEndsAsync();
        await story.Maya.PressesAsync(prompt, "Keep it for me", new { reason = "zq-another reason, for me alone" });
        await story.Bot.PassAsync(TimeSpan.FromDays(1));

        await story.Daniel.SaysAsync("digest");
        Assert.DoesNotContain(story.Daniel.Messages, message => message.Everything.Contains("zq-another", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Mentor_Who_Came_In_Between_Is_Named_Before_They_Read_Why()
    {
        await using var story = await AskedAsync();
        var prompt = await SkippedWithReasonAsync(story);
        await story.ChangeMentorsAsync(Somebody.Priya);

        var again = await story.Maya.PressesAsync(prompt, "Let Daniel Reyes read why");
        await story.HoldEndsAsync();

        Assert.Contains("Let Priya", string.Join('\n', again.Card!.Buttons), StringComparison.Ordinal);
        Assert.Empty(story.Daniel.Messages.Concat(story.Priya.Messages));
    }

    [Fact]
    public async Task Starting_After_All_Sends_The_Answers_And_Never_The_Reason()
    {
        await using var story = await AskedAsync();
        var prompt = await SkippedWithReasonAsync(story);
        await story.Maya.PressesAsync(prompt, "Let Daniel Reyes read why");
        await story.Maya.PressesAsync(prompt, "Take back");

        await story.Maya.PressesAsync(prompt, "Start after all");
        await story.Maya.PressesAsync(prompt, "Moving well");
        await story.Maya.PressesAsync(prompt, "Next", new { text = "zq-noticed" });
        await story.Maya.PressesAsync(prompt, "Send to Daniel Reyes");
        await story.HoldEndsAsync();

        var digest = Assert.Single(story.Daniel.Messages).Card!.Words;
        Assert.Contains("zq-noticed", digest, StringComparison.Ordinal);
        Assert.DoesNotContain(Reason, digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Reason_That_Was_Taken_Back_While_The_Check_In_Waits_Stays_Taken_Back_When_It_Is_Sent()
    {
        await using var story = await AskedAsync();
        var prompt = await SkippedWithReasonAsync(story);
        await story.Maya.PressesAsync(prompt, "Let Daniel Reyes read why");
        await story.HoldEndsAsync();
        await story.Maya.PressesAsync(prompt, "Start after all");
        await story.Maya.PressesAsync(prompt, "Later");
        await story.Maya.PressesAsync(prompt, "Take back");
        await story.Bot.SettleAsync();

        await story.Maya.SaysAsync("continue");
        var review = story.Maya.Latest;
        await story.Maya.PressesAsync(review, "Moving well");
        await story.Maya.PressesAsync(review, "Next", new { text = "zq-noticed" });
        await story.Maya.PressesAsync(review, "Send to Daniel Reyes");
        await story.HoldEndsAsync();

        Assert.Equal(ReleaseState.TakenBack, await StoredAsync(story, checkIn => checkIn.Releases[0].State));
        var digest = story.Daniel.Latest;
        Assert.Contains("zq-noticed", digest.Card!.Words, StringComparison.Ordinal);
        var acknowledged = await story.Daniel.PressesAsync(digest, "I have read this");
        Assert.DoesNotContain(Reason, acknowledged.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Reason_That_Was_Taken_Back_Before_Something_Else_Is_Begun_Is_Not_Sent()
    {
        await using var story = await AskedAsync();
        var prompt = await SkippedWithReasonAsync(story);
        await story.Maya.PressesAsync(prompt, "Let Daniel Reyes read why");
        await story.Maya.PressesAsync(prompt, "Start after all");
        await story.Maya.PressesAsync(prompt, "Later");
        await story.Maya.PressesAsync(prompt, "Take back");

        await story.ReachesAsync();
        await story.HoldEndsAsync();

        Assert.Empty(story.Daniel.Messages);
    }

    [Fact]
    public async Task A_Reason_That_The_Mentor_Has_Is_Not_Called_Taken_Back_By_Sending_The_Answers()
    {
        await using var story = await AskedAsync();
        var prompt = await SkippedWithReasonAsync(story);
        await story.Maya.PressesAsync(prompt, "Let Daniel Reyes read why");
        await story.Maya.PressesAsync(prompt, "Start after all");
        await story.HoldEndsAsync();

        await story.Maya.PressesAsync(prompt, "Moving well");
        await story.Maya.PressesAsync(prompt, "Next", new { text = "zq-noticed" });
        await story.Maya.PressesAsync(prompt, "Keep private");

        Assert.Equal(ReleaseState.Released, await StoredAsync(story, checkIn => checkIn.Releases[0].State));
        Assert.Contains("Daniel Reyes can read", story.Maya.Sees(prompt)!.Words, StringComparison.Ordinal);
    }

    private static async Task<SentActivity> SkippedWithReasonAsync(Mentorship story)
    {
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Skip this one");
        await story.Maya.PressesAsync(prompt, "Keep it for me", new { reason = Reason });
        return prompt;
    }

    private static async Task<Mentorship> AskedAsync()
    {
        var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Mentorship.Wednesday);
        return story;
    }

    private static async Task<T> StoredAsync<T>(Mentorship story, Func<CheckIn, T> read) =>
        read((await story.Bot.Get<CheckInStore>().FindAsync(Somebody.Maya.Id, $"{Mentorship.PairingId}.cadence-1.1", default))!.CheckIn);
}
