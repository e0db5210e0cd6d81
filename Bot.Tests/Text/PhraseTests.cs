using FsCheck.Fluent;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Text;

public sealed class PhraseTests
{
    [Theory]
    [InlineData("It fits", 7, "It fits")]
    [InlineData("It fits no more", 9, "It fits …")]
    [InlineData("Unaussprechliches", 9, "Unaussp …")]
    public void What_Is_Too_Long_Is_Shortened_At_A_Word_Where_One_Is_Near(string text, int longest, string shortened) =>
        Assert.Equal(shortened, Phrase.Shortened(text, longest));

    [Fact]
    public void No_Letter_Is_Cut_In_Two() => Prop.ForAll(
        Gen.Elements("a", " ", "é", "🌱", "👍🏽").ListOf().Select(string.Concat).Zip(Gen.Choose(4, 40)).ToArbitrary(),
        sample =>
        {
            var (text, longest) = sample;
            var shortened = Phrase.Shortened(text, longest);
            Assert.InRange(shortened.Length, 0, Math.Min(longest, text.Length));
            Assert.DoesNotContain('\uFFFD', string.Concat(shortened.EnumerateRunes()));
            Assert.Equal(text.Length <= longest, shortened == text);
        }).Holds();
}
