using TeamsMentorBot.Benchmarks;
using TeamsMentorBot.Benchmarks.Simulate;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>Weeks of a program with people in twelve zones, an outage over a weekend, and people who answer, pause, stop or block the bot.</summary>
public sealed class SimulationTests
{
    [Fact]
    public async Task Nobody_Is_Asked_Twice_Or_At_Night_Or_Left_Out_Through_Weeks_And_An_Outage()
    {
        var report = await RunAsync("none");

        Assert.Equal((0, 0, 0, 0), (report.Duplicates, report.OutsideHours, report.UnexplainedMissing, report.Rejected));
        Assert.True(report.Prompts > report.Mentees);
        Assert.True(report.Reminders > 0 && report.Digests > 0);
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("quiet")]
    [InlineData("drop")]
    [InlineData("cap")]
    public async Task A_Simulation_That_Is_Sabotaged_Says_So(string sabotage)
    {
        var report = await RunAsync(sabotage);

        Assert.Equal(
            (sabotage == "twice", sabotage == "quiet", sabotage == "drop"),
            (report.Duplicates > 0, report.OutsideHours > 0, report.UnexplainedMissing > 0));
        // Twice as many messages may be more than Teams takes.
        if (sabotage != "twice")
            Assert.Equal(sabotage == "cap", report.Rejected > 0);
    }

    private static Task<SimulateReport> RunAsync(string sabotage) => SimulateRun.MeasureAsync(SimulatePlan.From(
        new Arguments(["--size", $"{FullRun.Or(60, 1200)}", "--weeks", $"{FullRun.Or(5, 26)}", "--sabotage", sabotage])));
}
