using System.Net;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.CheckIns;
using TeamsMentorBot.Tests.Faults;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>A digest of Friday afternoon was begun and not finished, and its mentor chooses Monday mornings meanwhile.</summary>
public sealed class BegunDigestTests
{
    private static readonly DateTimeOffset Friday = Mentorship.Wednesday.AddDays(2).AddHours(6);
    private static readonly DateTimeOffset Monday = Mentorship.Wednesday.AddDays(5).AddHours(1);

    private readonly RefusingWrites storage = new();

    private SentActivity shared = null!;

    [Fact]
    public async Task One_That_Was_Refused_For_Now_Comes_Once()
    {
        await using var story = await HeldAsync();
        story.Bot.Connector.Next(new ScriptedAnswer
        {
            Status = HttpStatusCode.TooManyRequests, RetryAfter = "600", Method = "POST", PathHolds = story.Daniel.ConversationId,
        });
        await story.UntilAsync(Friday);
        Assert.Empty(Digests(story));

        await ChoosesMondayAsync(story);
        await story.UntilAsync(Friday.AddMinutes(10));
        await story.StepUntilAsync(Monday.AddDays(8));

        Assert.DoesNotContain("seen this before", Assert.Single(Digests(story)).Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task One_That_May_Have_Arrived_Is_Repeated_Once_On_The_New_Day()
    {
        await using var story = await HeldAsync();
        Refuse("'message|digest.");
        await story.UntilAsync(Friday);
        Assert.Single(Digests(story));
        storage.Refuse = false;

        await ChoosesMondayAsync(story);
        await story.UntilAsync(Friday.AddMinutes(10));
        await story.StepUntilAsync(Monday.AddMinutes(-1));
        Assert.Single(Digests(story));
        await story.StepUntilAsync(Monday.AddDays(8));

        Assert.Equal(2, Digests(story).Count);
        Assert.Contains("You may have seen this before.", Digests(story)[^1].Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task One_That_Arrived_Is_Known_And_What_Is_Taken_Back_Goes_Out_Of_It()
    {
        await using var story = await HeldAsync();
        Refuse("'digest|");
        await story.UntilAsync(Friday);
        var digest = Assert.Single(Digests(story));
        storage.Refuse = false;

        await ChoosesMondayAsync(story);
        await story.UntilAsync(Friday.AddMinutes(10));
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
        await story.Maya.PressesAsync(shared, "Take back");
        await story.StepUntilAsync(Monday.AddDays(8));

        Assert.DoesNotContain("zq-", digest.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Single(Digests(story));
    }

    private void Refuse(string row)
    {
        storage.Only = (_, path) => path.Contains(row, StringComparison.Ordinal);
        storage.Refuse = true;
    }

    private async Task<Mentorship> HeldAsync()
    {
        var program = Mentorship.Program with
        {
            Digest = new DigestRhythm(DigestWhen.Weekly, IsoDayOfWeek.Friday, new LocalTime(15, 0)),
            Hours = WorkingHours.Default,
        };
        var story = await Mentorship.StartAsync(program, more: services =>
        {
            PromptedCrowd.Led(services);
            storage.AddTo(services);
        });
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        shared = await story.SharesAsync(Answers.First);
        return story;
    }

    private static async Task ChoosesMondayAsync(Mentorship story)
    {
        await story.Daniel.SaysAsync("digest settings");
        await story.Daniel.PressesAsync(story.Daniel.Latest, "Save", new { when = "weekly-1", hour = "10:00" });
        Assert.Contains("Monday, 23 November 2026 at 10:00", story.Daniel.Sees(story.Daniel.Latest)!.Words, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SentActivity> Digests(Mentorship story) =>
        [.. story.Daniel.Messages.Where(message => message.Everything.Contains("zq-", StringComparison.Ordinal))];
}
