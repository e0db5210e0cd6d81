using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>Processes of the built program, not instances in this one; what arrived is counted by the Connector.</summary>
public sealed class ProcessRaceTests
{
    [Fact]
    public async Task Processes_That_Race_Over_One_Agenda_Ask_Everybody_At_Most_Once_Though_One_Of_Them_Is_Killed()
    {
        await using var race = await RacingBots.StartAsync(FullRun.Or(2, 4), FullRun.Or(24, 400));

        await Parallel.ForEachAsync(race.Mentees, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (mentee, _) => await mentee.FallsDueAsync());
        await race.Mentees[0].IsAskedAsync();
        await race.OneDiesAsync();
        await race.SettleAsync();

        var unknown = 0;
        foreach (var mentee in race.Mentees)
        {
            var state = (await mentee.ClaimAsync())!.State;
            Assert.InRange(mentee.Asked, state == DeliveryState.Sent ? 1 : 0, 1);
            Assert.True(state is DeliveryState.Sent or DeliveryState.Unknown, $"{state}");
            unknown += state == DeliveryState.Unknown ? 1 : 0;
        }

        Assert.InRange(unknown, 0, new DeliveryOptions().Concurrency);
    }
}
