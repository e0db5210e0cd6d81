using TeamsMentorBot.Privacy;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Teams;

namespace TeamsMentorBot.Tests.Privacy;

public sealed class MyDataTests
{
    [Fact]
    public async Task My_Data_Shows_Every_Word_That_Was_Typed_And_Folds_Away_Again()
    {
        await using var story = await Mentorship.StartAsync(null, null, null, ("zq1 plan the offsite", 9));
        var maya = story.Maya;
        await story.BeginAsync();
        await story.SharesAsync(Answers.New("zq2"), "zq3 board review");
        await story.Daniel.PressesAsync("Send reply", new { reply = "zq4 well spotted" });
        await story.ReachesAsync("zq5 second milestone");
        await maya.PressesAsync("Partly done");
        await maya.PressesAsync("A surprise");
        await maya.SaysAsync("zq6 open answer " + new string('x', 6_000) + " zq7");

        await maya.SaysAsync("my data");
        var closed = maya.Latest;
        Assert.DoesNotContain("zq", closed.Everything, StringComparison.Ordinal);
        var counts = (await maya.PressesAsync(closed, "Show my data")).Card!;
        Assert.Contains("Daniel Reyes", counts.Words, StringComparison.Ordinal);
        var read = new List<string>();
        var page = (await maya.PressesAsync(closed, "Read all of it")).Card!;
        for (read.Add(page.Words); page.Button("Next page") is not null; read.Add(page.Words))
            page = (await maya.PressesAsync(closed, "Next page")).Card!;

        var all = string.Join('\n', read);
        Assert.All(
            (string[])["zq1", .. Answers.New("zq2").All, "zq3", "zq4 well spotted", "zq5", "zq6", "zq7", "Daniel Reyes", "Europe/Berlin", "December 2026"],
            words => Assert.Contains(words, all, StringComparison.Ordinal));
        Assert.DoesNotContain("{\"", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Also kept", all, StringComparison.Ordinal);

        var folded = (await maya.PressesAsync(closed, "Fold away")).Card!;
        Assert.DoesNotContain("zq", folded.Json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("zq", closed.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_Lose_Nothing_And_Fit_A_Card_Whatever_The_Words_Are()
    {
        var words = string.Concat(Enumerable.Repeat("<a😀{{", 3_000));
        OwnDataPart[] parts = [new("One", words), new("Two", ""), .. Enumerable.Range(0, 40).Select(number => new OwnDataPart($"Part {number}", "short"))];

        var pages = OwnDataPages.Of(parts);

        Assert.Equal(words, string.Concat(pages.SelectMany(page => page).Where(part => part.Heading == "One").Select(part => part.Text)));
        Assert.All(parts, part => Assert.Contains(pages.SelectMany(page => page), piece => piece.Heading == part.Heading));
        Assert.All(pages, page => Assert.True(MyDataCards.Page(page, 0, pages.Count).ToJson().ToJsonString().Length > 0));
    }
}
