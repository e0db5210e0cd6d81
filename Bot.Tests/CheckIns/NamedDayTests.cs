using System.Text.Json.Nodes;
using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>What a mentee named a day for is asked on that day. It is Monday, 16 November, ten in Berlin; the program asks at nine.</summary>
public sealed class NamedDayTests
{
    private static readonly DateTimeOffset FourthOfDecember = new(2026, 12, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_Experiment_Asks_For_Its_Debrief_On_The_Day_It_Ends_And_Starts_From_Its_Hypothesis()
    {
        await using var story = await StartedExperimentAsync("2026-12-04");
        await UntilAsync(story, FourthOfDecember.AddMinutes(-1));
        Assert.DoesNotContain(story.Maya.Messages, IsDebrief);

        await UntilAsync(story, FourthOfDecember);
        await story.Bot.PassAsync(TimeSpan.FromHours(5));
        var prompt = Assert.Single(story.Maya.Messages, IsDebrief);
        Assert.DoesNotContain("zq-", prompt.Card!.Words, StringComparison.Ordinal);
        await story.Priya.SaysAsync("status");
        Assert.Contains("Asked: 2. Answered: 1 (50 %).", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.Maya.PressesAsync(prompt, "Start");
        Assert.Equal("zq-find out whether I can wait", story.Maya.Sees(prompt)!.ValueOf("text"));
        await story.Maya.PressesAsync(prompt, "Next");
        var open = (await story.OpenAsync())!.CheckIn;
        Assert.Equal("zq-find out whether I can wait", open.AnswerTo("hypothesis")!.Text);
        Assert.EndsWith(".set-experiment-start.1", open.FollowsOn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Debrief_Moves_With_The_Day_And_Never_Comes_Twice()
    {
        await using var story = await StartedExperimentAsync("2026-12-04");
        await story.Maya.PressesAsync("Show what I wrote");
        await story.Maya.PressesAsync("Edit and send again");
        await story.Maya.PressesAsync("Edit Looking back on");
        await story.Maya.PressesAsync("Next", new { due = "2026-12-11" });
        await story.Maya.PressesAsync("Keep private");

        await UntilAsync(story, FourthOfDecember.AddHours(5));
        Assert.DoesNotContain(story.Maya.Messages, IsDebrief);

        await UntilAsync(story, FourthOfDecember.AddDays(8));
        Assert.Single(story.Maya.Messages, IsDebrief);
    }

    [Fact]
    public async Task An_Edit_That_Was_Put_Aside_Takes_Neither_The_Debrief_Nor_The_Answer_Away()
    {
        await using var story = await StartedExperimentAsync("2026-12-04");
        await story.Maya.PressesAsync("Show what I wrote");
        await story.Maya.PressesAsync("Edit and send again");
        await story.Maya.SaysAsync("reflect setback");

        await UntilAsync(story, FourthOfDecember);
        var prompt = Assert.Single(story.Maya.Messages, IsDebrief);
        await story.Maya.PressesAsync(prompt, "Start");
        Assert.Equal("zq-find out whether I can wait", story.Maya.Sees(prompt)!.ValueOf("text"));
        await story.Priya.SaysAsync("status");
        Assert.Contains("Answered: 1 ", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_Is_Asked_After_Stop()
    {
        await using var story = await StartedExperimentAsync("2026-12-04");
        await story.Maya.SaysAsync("stop");

        await UntilAsync(story, FourthOfDecember.AddDays(1));

        Assert.DoesNotContain(story.Maya.Messages, IsDebrief);
    }

    [Fact]
    public async Task A_Next_Step_Is_Asked_About_On_Its_Day_Without_Saying_What_It_Is()
    {
        await using var story = await BegunAsync();
        await story.SharesAsync(Answers.First);

        await UntilAsync(story, FourthOfDecember);
        var reminder = Assert.Single(story.Maya.Messages, IsReminder);
        Assert.DoesNotContain("zq-", reminder.Card!.Words, StringComparison.Ordinal);

        var shown = await story.Maya.PressesAsync(reminder, "Show it");
        Assert.Contains(Answers.First.Next, shown.Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(reminder, "Done");

        Assert.Equal(CommitmentState.Done, Assert.Single(await CommitmentsAsync(story)).State);
        await UntilAsync(story, FourthOfDecember.AddDays(10));
        Assert.DoesNotContain(story.Maya.Messages, IsReminder);
    }

    [Fact]
    public async Task A_Step_That_Was_Settled_Before_Its_Day_Is_Not_Asked_About()
    {
        await using var story = await BegunAsync();
        await story.SharesAsync(Answers.First);
        await story.Maya.SaysAsync("reflect setback");
        await story.Maya.SaysAsync("done");
        await SkipToReviewAsync(story);
        await story.Maya.SaysAsync("private");

        await UntilAsync(story, FourthOfDecember.AddDays(1));

        Assert.DoesNotContain(story.Maya.Messages, IsReminder);
    }

    [Fact]
    public async Task A_Settled_Step_Stays_Settled_When_An_Edit_Was_Put_Aside_And_Is_Sent_Later()
    {
        await using var story = await BegunAsync();
        await story.SharesAsync(Answers.First);
        await story.Maya.SaysAsync("reflect setback");
        await story.Maya.SaysAsync("not yet");
        await SkipToReviewAsync(story);
        var setback = story.Maya.Latest;
        await story.Maya.PressesAsync(setback, "Keep private");
        await UntilAsync(story, FourthOfDecember);
        await story.Maya.PressesAsync(story.Maya.Messages.Single(IsReminder), "Done");

        await story.Maya.PressesAsync(setback, "Show what I wrote");
        await story.Maya.PressesAsync(setback, "Edit and send again");
        var edited = (await story.OpenAsync())!.CheckIn.Id;
        await story.Maya.SaysAsync("reflect incident");
        Assert.NotEqual(edited, (await story.OpenAsync())!.CheckIn.Id);
        await story.Maya.PressesAsync(setback, "Keep private");
        await story.Maya.PressesAsync(setback, "Continue");
        await SkipToReviewAsync(story);
        await story.Maya.SaysAsync("private");

        Assert.Null(await story.OpenAsync());
        Assert.Equal(CheckInState.Submitted, (await story.Bot.Get<CheckInStore>().FindAsync(Somebody.Maya.Id, edited, default))!.CheckIn.State);
        Assert.Equal(CommitmentState.Done, Assert.Single(await CommitmentsAsync(story)).State);
    }

    [Fact]
    public async Task An_Open_Step_Is_Asked_About_First_Next_Time_With_Four_Ways_To_Answer()
    {
        await using var story = await BegunAsync();
        await story.SharesAsync(Answers.First);

        await story.Maya.SaysAsync("reflect setback");

        var card = story.Maya.Latest.Card!;
        Assert.Contains(Answers.First.Next, card.Words, StringComparison.Ordinal);
        Assert.All(["Done", "Partly done", "Not yet", "No longer planned"], way => Assert.Contains(way, card.Buttons));
    }

    [Fact]
    public async Task Somebody_Elses_Step_Cannot_Be_Settled()
    {
        await using var story = await BegunAsync();
        await story.SharesAsync(Answers.First);
        var step = Assert.Single(await CommitmentsAsync(story)).Id;

        var data = new JsonObject { ["step"] = step, ["went"] = "dropped" };
        await story.Daniel.PostAsync(story.Daniel.InvokeActivity(story.Daniel.Latest.Id, "step.settle", data));

        Assert.Equal(CommitmentState.Open, Assert.Single(await CommitmentsAsync(story)).State);
        Assert.Empty(await story.Bot.Get<CommitmentStore>().ListAsync(Somebody.Daniel.Id, default));
    }

    /// <summary>The rhythm itself asks nothing before the next summer.</summary>
    private static async Task<Mentorship> BegunAsync()
    {
        var quiet = Mentorship.Program.Cadence with { Anchor = new LocalDate(2027, 6, 1) };
        var story = await Mentorship.StartAsync(Mentorship.Program with { Cadence = quiet });
        await story.BeginAsync();
        return story;
    }

    private static async Task<Mentorship> StartedExperimentAsync(string ends)
    {
        var story = await BegunAsync();
        await StartExperimentAsync(story, ends);
        return story;
    }

    internal static async Task StartExperimentAsync(Mentorship story, string ends)
    {
        await story.Maya.SaysAsync("reflect start an experiment");
        await story.Maya.SaysAsync("zq-find out whether I can wait");
        foreach (var _ in Enumerable.Range(0, 3))
            await story.Maya.SaysAsync("skip");

        await story.Maya.PressesAsync("Next", new { due = ends });
        await story.Maya.PressesAsync("Keep private");
    }

    private static async Task SkipToReviewAsync(Mentorship story)
    {
        while ((await story.OpenAsync())!.Step.QuestionId is not null)
            await story.Maya.SaysAsync("skip");
    }

    private static async Task UntilAsync(Mentorship story, DateTimeOffset moment)
    {
        story.Bot.Time.AdvanceTo(moment);
        await story.Bot.SettleAsync();
    }

    private static Task<IReadOnlyList<Commitment>> CommitmentsAsync(Mentorship story) =>
        story.Bot.Get<CommitmentStore>().ListAsync(Somebody.Maya.Id, default);

    internal static bool IsDebrief(SentActivity message) => Begins(message, "What the experiment showed");

    internal static bool IsReminder(SentActivity message) => Begins(message, "A next step of yours");

    private static bool Begins(SentActivity message, string words) => message.Card?.Words.StartsWith(words, StringComparison.Ordinal) is true;
}
