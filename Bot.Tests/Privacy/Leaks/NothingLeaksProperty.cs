using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>
/// Random histories of sharing, editing, withdrawing, erasing and changing roles through the whole program, on tables in memory. Whatever
/// reaches anybody, by message, card, answer, export or mail, holds only what they wrote themselves or were given.
/// </summary>
public sealed class NothingLeaksProperty
{
    private const double LeastShare = 0.2;

    /// <summary>With one bot: it gets slower with all that there is in its chats.</summary>
    private const int CasesAtOnce = 30;

    /// <summary>So many people are known to Graph from the start; a failing history is told again in shorter ones.</summary>
    private const int MostTold = 200;

    [Fact]
    public async Task Nothing_Reaches_Anybody_That_They_Were_Not_Given()
    {
        List<LeakHistory> lived = [];
        for (var bots = FullRun.Times(1); bots > 0; bots--)
        {
            await using var world = await LeakWorld.StartAsync(BrokenRule.None, CasesAtOnce + MostTold);
            Prop.ForAll(Arb.From(LeakStep.Histories, LeakStep.Shorter), history => Told(world, history))
                .Holds(CasesAtOnce);
            await world.AssertNothingIsKeptOrLoggedAsync();
            lived.AddRange(world.Histories);
        }

        Assert.All(
            (string[])["release", "edit", "withdrawal", "replaced mentor", "ended pairing", "erasure", "role change", "pack", "replaced sponsor",
                "mentor's own"],
            what => Assert.InRange(lived.Count(history => history.Has(what)), LeastShare * lived.Count, lived.Count));
    }

    [Theory]
    [InlineData(BrokenRule.TakenBack)]
    [InlineData(BrokenRule.Hold)]
    [InlineData(BrokenRule.Pairing)]
    [InlineData(BrokenRule.Visibility)]
    [InlineData(BrokenRule.Readers)]
    [InlineData(BrokenRule.Sponsor)]
    [InlineData(BrokenRule.Agreement)]
    [InlineData(BrokenRule.MentorsOwn)]
    public async Task A_Rule_That_Is_Broken_Is_Found(object rule)
    {
        const int enough = 30;
        await using var world = await LeakWorld.StartAsync((BrokenRule)rule, enough);
        var leaks = 0;

        Prop.ForAll(Arb.From(LeakStep.Histories), history =>
        {
            leaks += leaks == 0 && world.Tell(history) is not null ? 1 : 0;
            return true;
        }).Holds(enough);

        Assert.Equal(1, leaks);
    }

    private static Property Told(LeakWorld world, List<LeakStep> history)
    {
        var leak = world.Tell(history);
        return (leak is null).Label($"{leak}, having {string.Join("; ", history)}");
    }
}
