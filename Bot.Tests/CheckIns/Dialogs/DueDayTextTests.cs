using TeamsMentorBot.CheckIns.Dialogs;

namespace TeamsMentorBot.Tests.CheckIns.Dialogs;

public sealed class DueDayTextTests
{
    /// <summary>A Friday.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-12-01", "2026-12-01")]
    [InlineData("by 12 December", "2026-12-12")]
    [InlineData("Dec 12, 2027", "2027-12-12")]
    [InlineData("1.12.2026", "2026-12-01")]
    [InlineData("3 January", "2027-01-03")]
    [InlineData("tomorrow", "2026-11-21")]
    [InlineData("Friday", "2026-11-27")]
    [InlineData("next Tuesday.", "2026-11-24")]
    [InlineData("in two weeks", "2026-12-04")]
    [InlineData("in 3 days", "2026-11-23")]
    [InlineData("next month", "2026-12-20")]
    [InlineData("29 February", "2028-02-29")]
    public void A_Day_In_Words_Is_Understood(string typed, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), DueDayText.Parse(typed, Friday));

    [Theory]
    [InlineData("after the board meeting")]
    [InlineData("5")]
    [InlineData("")]
    [InlineData("in a while")]
    public void Anything_Else_Is_No_Day(string typed) => Assert.Null(DueDayText.Parse(typed, Friday));

    [Fact]
    public void Tomorrow_Follows_The_Writers_Own_Day()
    {
        var lateInNewYork = TeamsMentorBot.Text.Phrase.In(new DateTimeOffset(2026, 11, 21, 4, 30, 0, TimeSpan.Zero), "America/New_York");

        Assert.Equal(new DateOnly(2026, 11, 21), DueDayText.Parse("tomorrow", lateInNewYork));
    }
}
