using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using TeamsMentorBot.Cadences;

namespace TeamsMentorBot.Tests.Cadences;

public sealed class QuarterTests
{
    [Fact]
    public void Every_Day_Lies_In_The_Quarter_That_Ends_On_Or_After_It_Within_92_Days() => Prop.ForAll(
        Gen.Choose(0, 36_500).Select(days => new LocalDate(2000, 1, 1).PlusDays(days)).ToArbitrary(),
        day => Quarters.LastDay(Quarters.Of(day)) is var last && last >= day && Period.DaysBetween(day, last) < 92
            && last.PlusDays(1).Day == 1 && last.Month % 3 == 0 && Quarters.Of(last.PlusDays(1)) == Quarters.Of(day) + 1).QuickCheckThrowOnFailure();
}
