using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Tests.Faults;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>A mentor learns how many others are late, and never who.</summary>
public sealed class OverdueTests
{
    private const string Late = "a check-in open beyond its time";

    [Theory]
    [InlineData(5, 1, "Of the 4 other people whom you mentor in this program, 3 have " + Late)]
    [InlineData(5, 3, "Of the 4 other people whom you mentor in this program, one has " + Late)]
    [InlineData(5, 0, null)]
    [InlineData(5, 4, null)]
    [InlineData(3, 1, null)]
    public async Task A_Collected_Digest_Counts_Those_Of_Whom_It_Holds_Nothing_Where_That_Points_At_Nobody(int mentees, int skip, string? line)
    {
        await using var crowd = await PromptedCrowd.StartAsync(mentees);
        var daniel = crowd.Bot.User(Somebody.Daniel);
        await daniel.InstallsAsync();
        await daniel.SaysAsync("digest settings");
        await daniel.PressesAsync(daniel.Latest, "Save", new { when = "daily", hour = "12:00" });
        await crowd.Mentees[0].User.PressesAsync("Start");
        await crowd.FallDueAsync();
        foreach (var mentee in crowd.Mentees.Skip(1).Take(skip))
            await mentee.User.PressesAsync("Skip this one");
        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour.AddDays(8));
        await crowd.SettleAsync();

        await ShareAsync(crowd.Mentees[0].User);
        await crowd.PassAsync(TimeSpan.FromMinutes(1));
        await crowd.PassAsync(TimeSpan.FromDays(1));

        var digest = Assert.Single(daniel.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal)).Card!.Words;
        if (line is null)
            Assert.DoesNotContain(Late, digest, StringComparison.Ordinal);
        else
            Assert.EndsWith(line + ".", digest.Split('\n').Last(text => text.Contains(Late, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.All(crowd.Mentees.Skip(1), mentee => Assert.DoesNotContain(mentee.Who.Name, digest, StringComparison.Ordinal));
        Assert.DoesNotContain(crowd.Bot.Graph.Mails, mail => mail.Html.Contains(Late, StringComparison.Ordinal));
    }

    [Fact]
    public void A_Number_Points_At_Nobody() => Prop.ForAll(
        (from others in Gen.Choose(0, 9) from overdue in Gen.Choose(0, others) select (others, overdue)).ToArbitrary(),
        given => OverdueCount.Of(given.others, given.overdue) is null == (given.others < 3 || given.overdue == 0 || given.overdue == given.others)).Holds();

    private static async Task ShareAsync(TeamsUser mentee)
    {
        await mentee.SaysAsync("I reached a milestone");
        var card = mentee.Latest;
        await mentee.PressesAsync(card, "Begin", new { title = "The board review" });
        await mentee.PressesAsync(card, "A surprise");
        foreach (var text in Answers.First.All.Take(3))
            await mentee.PressesAsync(card, "Next", new { text });
        await mentee.PressesAsync(card, "Next", new { text = Answers.First.Next, due = "2026-12-04" });
        await mentee.PressesAsync(card, "Send to Daniel Reyes");
        await mentee.PressesAsync(card, "I agree, send to Daniel Reyes");
    }
}
