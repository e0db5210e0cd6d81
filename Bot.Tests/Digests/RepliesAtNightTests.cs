using TeamsMentorBot.Cadences;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>A mentor answers when it suits them; the mentee hears of it when it is day for the mentee.</summary>
public sealed class RepliesAtNightTests
{
    private const string WellDone = "zq-Well done";
    private static readonly DateTimeOffset Night = new(2026, 11, 16, 21, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2026, 11, 17, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan UntilFriday = TimeSpan.FromDays(4);
    private static readonly TimeSpan UntilMonday = TimeSpan.FromDays(6);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_A_Mentor_Says_At_Night_Is_Heard_When_The_Working_Day_Begins_And_Once(bool weekend)
    {
        await using var story = await SharedAsync();
        await story.UntilAsync(weekend ? Night + UntilFriday : Night);

        var read = await story.Daniel.PressesAsync("I have read this");
        Assert.Contains("I will tell Maya Okafor when their next working day begins.", read.Card!.Words, StringComparison.Ordinal);
        Assert.Null(read.Card.Button("I have read this"));
        for (var press = 0; press < 2; press++)
        {
            var reply = await story.Daniel.PressesAsync(story.Daniel.Latest, "Send reply", new { reply = WellDone });
            Assert.Contains("Your reply is kept. Maya Okafor gets it when their next working day begins.", reply.Card!.Words, StringComparison.Ordinal);
        }

        if (weekend)
            await story.StepUntilAsync(Morning + UntilMonday - TimeSpan.FromDays(1));
        await story.Bot.SettleAsync();
        Assert.DoesNotContain(story.Maya.Messages, message => IsReply(message) || IsRead(message));
        await story.StepUntilAsync((weekend ? Morning + UntilMonday : Morning).AddDays(1));

        Assert.Contains("Daniel Reyes replied to “The board review”", Assert.Single(story.Maya.Messages, IsReply).Card!.Words, StringComparison.Ordinal);
        Assert.Single(story.Maya.Messages, IsRead);
    }

    [Fact]
    public async Task Nothing_Is_Said_In_The_Morning_About_What_Was_Taken_Back_At_Night()
    {
        await using var story = await SharedAsync();
        await story.UntilAsync(Night);
        await story.Daniel.PressesAsync("Send reply", new { reply = WellDone });
        await story.Maya.PressesAsync("Take back");

        await story.StepUntilAsync(Morning.AddDays(1));

        Assert.DoesNotContain(story.Maya.Messages, IsReply);
    }

    private static async Task<Mentorship> SharedAsync()
    {
        var story = await Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.Daniel.InstallsAsync();
        await story.SharesAsync(Answers.First);
        return story;
    }

    private static bool IsReply(SentActivity message) => message.Everything.Contains(WellDone, StringComparison.Ordinal);

    private static bool IsRead(SentActivity message) => message.Text?.Contains("has read what you shared", StringComparison.Ordinal) is true;
}
