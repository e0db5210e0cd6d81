using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class ClaimRuleTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddYears(56);
    private static readonly Guid Mine = Guid.NewGuid();

    private static readonly Gen<Claim> AnyClaim =
        from state in Gen.Elements(Enum.GetValues<DeliveryState>())
        from mine in Gen.Elements(true, false)
        from minutes in Gen.Choose(-10, 10)
        from attempts in Gen.Choose(1, 5)
        select new Claim
        {
            Recipient = "t|a",
            Key = "k",
            State = state,
            ClaimId = mine ? Mine : Guid.NewGuid(),
            Attempts = attempts,
            Until = Now.AddMinutes(minutes),
            At = Now,
        };

    [Fact]
    public void What_May_Have_Left_Is_Never_Sent_Again() =>
        Prop.ForAll(AnyClaim.ToArbitrary(), claim =>
            ClaimRule.StepFor(claim, Guid.NewGuid(), Now) is var step && step switch
            {
                ClaimStep.Reclaim => claim.State == DeliveryState.Waiting && claim.Until <= Now,
                ClaimStep.GiveUp => claim.State == DeliveryState.Sending && claim.Until <= Now,
                ClaimStep.Leave => claim.State is DeliveryState.Sending or DeliveryState.Waiting && claim.Until > Now,
                ClaimStep.Settled => claim.State is not (DeliveryState.Sending or DeliveryState.Waiting),
                _ => false,
            }).Holds();

    [Fact]
    public void Only_The_Claim_That_Was_Just_Made_Is_Sent() =>
        Prop.ForAll(AnyClaim.ToArbitrary(), claim =>
            (ClaimRule.StepFor(claim, Mine, Now) == ClaimStep.Send) == (claim.State == DeliveryState.Sending && claim.ClaimId == Mine))
            .Holds();

    [Fact]
    public void Late_Good_News_Replaces_Unknown_And_Nothing_Else_Is_Replaced() =>
        Prop.ForAll((from stored in AnyClaim from outcome in AnyClaim select (stored, outcome)).ToArbitrary(), given =>
            !ClaimRule.MayReplace(given.stored, given.outcome)
            || (given.stored.ClaimId == given.outcome.ClaimId
                && (given.stored.State, given.outcome.State) == (DeliveryState.Unknown, DeliveryState.Sent)))
            .Holds();

    [Fact]
    public void A_Lease_Outlasts_Send_And_Clocks()
    {
        var send = DeliveryTimes.SendTimeout + DeliveryTimes.SendGrace;

        Assert.True(DeliveryTimes.Lease > send + (2 * DeliveryTimes.AcceptedClockSkew));
        Assert.True(DeliveryTimes.Shutdown > send);
    }

    [Theory]
    [InlineData(null, 1, 15)]
    [InlineData(null, 2, 30)]
    [InlineData(null, 30, 1800)]
    [InlineData(1, 9, 1)]
    [InlineData(3600, 1, 3600)]
    [InlineData(0, 1, 15)]
    [InlineData(-5, 1, 15)]
    [InlineData(999_999_999, 1, 86400)]
    public void A_Wait_Is_As_Told_Or_Longer_And_Longer_Within_Bounds(int? told, int attempts, int seconds) =>
        Assert.Equal(
            TimeSpan.FromSeconds(seconds),
            DeliveryTimes.RetryIn(told is { } after ? TimeSpan.FromSeconds(after) : null, attempts));
}
