using NodaTime;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Milestones;

public sealed class MilestoneDayTests
{
    [Theory]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("en-US")]
    public void A_Planned_Day_Is_Asked_About_Whatever_Calendar_The_Host_Counts_By(string host)
    {
        using var culture = new HostCulture(host);
        var day = new LocalDate(2026, 11, 23);

        var item = PlanMilestone.ItemFor(Mentorship.Program, new PersonId("tenant", "maya"), "maya-and-daniel.board", day);

        Assert.Equal("maya-and-daniel.board.20261123", item.Id);
        Assert.Equal(new MilestoneDay("maya-and-daniel.board", day), MilestoneDay.Parse(item.Id));
    }

    [Theory]
    [InlineData("board")]
    [InlineData("board.")]
    [InlineData(".20261123")]
    [InlineData("board.20261323")]
    public void What_Names_No_Day_Is_None(string id) => Assert.Null(MilestoneDay.Parse(id));
}
