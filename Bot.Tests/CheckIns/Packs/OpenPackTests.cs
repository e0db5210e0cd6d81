using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns.Packs;

/// <summary>A pack that was begun, left for a while and opened again.</summary>
public sealed class OpenPackTests
{
    [Fact]
    public async Task A_Pack_That_Is_Open_Goes_On_With_What_Was_Opened_Since()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.OpensAsync(Answers.First);
        var second = await sponsored.Story.AnswersAsync(Answers.New("second"), "The Berlin deal");
        await sponsored.Maya.PressesAsync(second, Sponsored.ToDaniel, new Dictionary<string, string> { ["share.learned"] = "sponsor" });
        var pack = await sponsored.PacksAsync();
        Assert.DoesNotContain(Answers.New("second").Learned, pack.Card!.Words, StringComparison.Ordinal);
        await sponsored.Maya.PressesAsync(pack, "Add a sentence of my own");
        await sponsored.Maya.PressesAsync(pack, "Next", new { text = "zq-own" });
        await sponsored.Story.HoldEndsAsync();

        pack = await sponsored.PacksAsync();

        Assert.All(
            [Answers.First.Learned, Answers.New("second").Learned, "zq-own"], text => Assert.Contains(text, pack.Card!.Words, StringComparison.Ordinal));
        await sponsored.Maya.PressesAsync(pack, Sponsored.ToLena);
        await sponsored.Story.HoldEndsAsync();
        Assert.Contains(Answers.New("second").Learned, Assert.Single(sponsored.Lena.Messages).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Was_Taken_Out_Of_A_Pack_Stays_Out_When_It_Is_Opened_Again()
    {
        await using var sponsored = await Sponsored.BegunAsync();
        await sponsored.OpensAsync(Answers.First);
        await sponsored.Maya.PressesAsync(await sponsored.PacksAsync(), "Later", new Dictionary<string, string> { ["share.item 2"] = "false" });

        var again = await sponsored.PacksAsync();

        Assert.Equal("false", sponsored.Maya.Sees(again)!.ValueOf("share.item 2"));
        await sponsored.Maya.PressesAsync(again, Sponsored.ToLena);
        await sponsored.Story.HoldEndsAsync();
        Assert.DoesNotContain(Answers.First.Next, Assert.Single(sponsored.Lena.Messages).Card!.Words, StringComparison.Ordinal);
    }
}
