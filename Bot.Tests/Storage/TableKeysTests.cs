using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Storage;

public sealed class TableKeysTests
{
    // FsCheck's own strings seldom hold what matters here, so half of the letters are chosen from it.
    private static readonly Arbitrary<string> AnyText = Gen.OneOf(
            Gen.Elements("/\\#?%~|\t\u0000\u0085\u007f\ud83d\ude42'+ &=aZ09ä日".ToCharArray()),
            ArbMap.Default.GeneratorFor<char>())
        .ArrayOf().Select(letters => new string(letters)).ToArbitrary();

    [Fact]
    public void Any_Text_Comes_Back_From_A_Key_That_The_Service_Allows() =>
        Prop.ForAll(AnyText, text =>
        {
            var key = TableKeys.Encode(text);
            return TableKeys.Decode(key) == text
                && !key.Any(letter => letter is '/' or '\\' or '#' or '?' or '%' or '|' || char.IsControl(letter))
                && Uri.UnescapeDataString(Uri.EscapeDataString(key)) == key;
        }).Holds();

    [Fact]
    public void Parts_Come_Back_From_A_Joined_Key() =>
        Prop.ForAll(AnyText, AnyText, AnyText, (first, second, third) =>
            TableKeys.Split(TableKeys.Join(first, second, third)).SequenceEqual([first, second, third])).Holds();

    [Fact]
    public void Ids_Stay_Readable() =>
        Assert.Equal("checkin|pairing.milestone-ab.1", TableKeys.Join("checkin", "pairing.milestone-ab.1"));

    [Theory]
    [InlineData("~")]
    [InlineData("a~12")]
    [InlineData("a~XYZW")]
    [InlineData("~ 12F")]
    public void A_Key_That_Was_Never_Encoded_Is_Refused(string key) => Assert.Throws<FormatException>(() => TableKeys.Decode(key));

    [Fact]
    public void Moments_Sort_As_Text_And_Come_Back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<DateTime>(), ArbMap.Default.ArbFor<DateTime>(), (left, right) =>
        {
            var (first, second) = (new DateTimeOffset(left, TimeSpan.Zero), new DateTimeOffset(right, TimeSpan.Zero));
            var order = string.CompareOrdinal(TableKeys.Moment(first), TableKeys.Moment(second));
            return Math.Sign(order) == first.CompareTo(second) && TableKeys.ReadMoment(TableKeys.Moment(first)) == first;
        }).Holds();
}
