using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Tests.Teams;

namespace TeamsMentorBot.Tests.CheckIns.Cards;

public sealed class TextRoomTests
{
    [Fact]
    public void A_Short_Answer_Is_Shown_Whole() => Assert.Equal(("Ask early.", 0), new TextRoom(6).Fit("Ask early."));

    [Fact]
    public void A_Long_Answer_Is_Cut_At_A_Word_And_Says_How_Much_Is_Left()
    {
        var room = new TextRoom(1);
        var (shown, hidden) = room.Fit(string.Join(' ', Enumerable.Repeat("learning", 5_000)));

        Assert.EndsWith("learning …", shown, StringComparison.Ordinal);
        Assert.True(hidden > 0 && room.HasHidden);
    }

    [Theory]
    [InlineData("reflection ")]
    [InlineData("تعلمت ")]
    [InlineData("🙂")]
    [InlineData("<at>[x](y)</at> *\"'&")]
    public void Whatever_People_Write_Fits_On_A_Card(string words)
    {
        var text = string.Concat(Enumerable.Repeat(words, 20_000 / words.Length));
        var room = new TextRoom(4);
        var card = new AdaptiveCard { Body = [.. Enumerable.Range(0, 4).Select(_ => RichTextBlock.Plain(room.Fit(text).Shown))] };

        Assert.NotNull(card.ToJson());
        Assert.All(TextRoom.Pages(text), page => Assert.NotNull(new AdaptiveCard { Body = [RichTextBlock.Plain(page)] }.ToJson()));
    }
}
