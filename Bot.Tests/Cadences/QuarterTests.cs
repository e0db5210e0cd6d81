using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;

namespace TeamsMentorBot.Tests.Cadences;

public sealed class QuarterTests
{
    [Fact]
    public void Every_Day_Lies_In_The_Quarter_That_Ends_On_Or_After_It_Within_92_Days() => Prop.ForAll(
        Gen.Choose(0, 36_500).Select(days => new LocalDate(2000, 1, 1).PlusDays(days)).ToArbitrary(),
        day => Quarters.LastDay(Quarters.Of(day)) is var last && last >= day && Period.DaysBetween(day, last) < 92
            && last.PlusDays(1).Day == 1 && last.Month % 3 == 0 && Quarters.Of(last.PlusDays(1)) == Quarters.Of(day) + 1).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("2026-12-31", "2027-03-31")]
    [InlineData("2027-01-04", "2027-03-31")]
    [InlineData("2027-03-20", "2027-06-30")]
    public void Whoever_Is_Asked_Late_For_A_Quarter_Is_Asked_For_The_Next_One_Unless_That_Is_Soon(string asked, string next)
    {
        var day = LocalDatePattern.Iso.Parse(asked).Value;

        Assert.Equal(LocalDatePattern.Iso.Parse(next).Value, Quarters.LastDay(Quarters.After(Quarters.Of(new LocalDate(2026, 12, 31)), day)));
    }
}
