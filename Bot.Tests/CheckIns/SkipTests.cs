using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Maya, asked on Wednesday, skips the check-in.</summary>
public sealed class SkipTests
{
    private const string Reason = "zq-reason the week was too full";

    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Fact]
    public async Task A_Reason_Is_For_Nobody_Else_And_The_Count_Says_Skipped()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Skip this one");

        var kept = await story.Maya.PressesAsync(prompt, "Keep it for me", new { reason = Reason });

        Assert.Contains("kept for you alone", kept.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", kept.Card.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Equal((CheckInState.Skipped, Reason), await StoredAsync(story, checkIn => (checkIn.State, checkIn.SkipReason)));
        await story.Maya.SaysAsync("my data");
        await story.Maya.PressesAsync(story.Maya.Latest, "Show my data");
        Assert.Contains(Reason, (await story.Maya.PressesAsync("Read all of it")).Card!.Words, StringComparison.Ordinal);
        await story.Priya.SaysAsync("status");
        Assert.Contains("Asked: 1. Answered: 0 (0 %).\nSkipped by choice: 1.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", story.Priya.Latest.Everything, StringComparison.Ordinal);
        await story.UntilAsync(Wednesday.AddDays(9));
        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task Typed_Skip_Skips_What_Waits_And_Ends_Its_Reminders()
    {
        await using var story = await AskedAsync();

        await story.Maya.SaysAsync("skip");

        Assert.Contains("nobody is told why", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        await story.UntilAsync(Wednesday.AddDays(13));
        Assert.Single(story.Prompts);
        await story.Maya.SaysAsync("skip");
        Assert.Contains("no check-in open just now", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_Is_No_Word_For_Skipping_A_Prompt()
    {
        await using var story = await AskedAsync();

        await story.Maya.SaysAsync("next");

        Assert.Equal(CheckInState.Due, await StoredAsync(story, checkIn => checkIn.State));
    }

    [Fact]
    public async Task What_Was_Skipped_Can_Be_Started_After_All()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Skip this one");

        var question = await story.Maya.PressesAsync(prompt, "Start after all");

        Assert.Contains("How is the work toward your next milestone going?", question.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Was_Begun_Is_Not_Skipped_By_Another_Card_Of_It()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        var late = story.Maya.PressActivity(prompt, "Skip this one");
        await story.Maya.PressesAsync(prompt, "Start");

        var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(late));

        Assert.Contains("Everything you wrote is kept", answer.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(CheckInState.Due, await StoredAsync(story, checkIn => checkIn.State));
    }

    [Fact]
    public async Task A_Reason_From_Another_Device_After_The_Start_Stays_With_Its_Writer()
    {
        await using var story = await AskedAsync();
        var prompt = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(prompt, "Skip this one");
        var late = story.Maya.PressActivity(prompt, "Keep it for me", new { reason = Reason });
        await story.Maya.PressesAsync(prompt, "Start after all");

        var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(late));

        Assert.Equal(Reason, answer.Card!.ValueOf("reason"));
    }

    [Fact]
    public async Task A_Pause_Counts_Neither_As_Asked_Nor_As_Skipped()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("pause 1 week");
        await story.UntilAsync(Wednesday);

        await story.Priya.SaysAsync("status");

        Assert.Contains("Nobody has been asked yet.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

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
        await story.UntilAsync(Wednesday);
        return story;
    }

    private static async Task<T> StoredAsync<T>(Mentorship story, Func<CheckIn, T> read) =>
        read((await story.Bot.Get<CheckInStore>().FindAsync(Somebody.Maya.Id, $"{Mentorship.PairingId}.cadence-1.1", default))!.CheckIn);
}
