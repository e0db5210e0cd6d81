using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>By which doors a digest may go.</summary>
public sealed class DoorPlanTests
{
    private static readonly Gen<DigestDoor> Door = Gen.Elements(Enum.GetValues<DigestDoor>());

    private static readonly Gen<bool> Either = Gen.Elements(true, false);

    private static readonly Gen<DoorChoice?> Choice =
        Gen.OneOf(Gen.Constant<DoorChoice?>(null), from door in Door from only in Either select (DoorChoice?)new DoorChoice(door, only));

    [Fact]
    public void A_Plan_Has_Only_Doors_Of_The_Program_Each_Once_And_Never_None() =>
        Prop.ForAll((from program in Door.ListOf() from choice in Choice select (program, choice)).ToArbitrary(), given =>
        {
            var plan = DoorPlan.For(given.program, given.choice);
            return plan.Count > 0
                && plan.Distinct().Count() == plan.Count
                && plan.All(door => given.program.Contains(door) || (given.program.Count == 0 && door == DigestDoor.Chat));
        }).Holds();

    [Fact]
    public void A_Mentors_Choice_Comes_First_And_Alone_Where_They_Say_So() =>
        Prop.ForAll((from program in Door.ListOf() from door in Door from only in Either select (program, door, only)).ToArbitrary(), given =>
        {
            var plan = DoorPlan.For(given.program, new DoorChoice(given.door, given.only));
            return !given.program.Contains(given.door)
                || (plan[0] == given.door && plan.Count == (given.only ? 1 : given.program.Distinct().Count()));
        }).Holds();

    [Fact]
    public void A_Choice_Is_Read_As_It_Was_Written() =>
        Prop.ForAll(Choice.ToArbitrary(), choice => DoorChoice.Parse(choice?.ToString()) == choice).Holds();

    [Theory]
    [InlineData("")]
    [InlineData("Pigeon")]
    [InlineData(" only")]
    [InlineData("7")]
    public void What_Is_No_Choice_Is_None(string text) => Assert.Null(DoorChoice.Parse(text));
}
