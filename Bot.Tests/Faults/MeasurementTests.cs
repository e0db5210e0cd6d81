using TeamsMentorBot.Benchmarks;
using TeamsMentorBot.Benchmarks.Digests;
using TeamsMentorBot.Benchmarks.Dispatch;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>The benchmarks' counters: at their goals, and away from them as soon as what they count happens.</summary>
public sealed class MeasurementTests
{
    private const int Size = 240;
    private const int Mentors = 60;
    private const double HighestOverIdeal = 1.02;
    private const double HighestBouncedShare = 0.01;

    [Fact]
    public async Task What_Falls_Due_Together_Arrives_Once_At_The_Pace_That_Teams_Allows()
    {
        var size = FullRun.Or(Size, 10_000);

        var report = await DispatchAsync("none", size);

        Assert.Equal((0, 0, 0, 0.0), (report.Lost, report.Unknown, report.Duplicates, report.BouncedShare));
        Assert.InRange(report.OverIdeal, 0.1, HighestOverIdeal);
        Assert.Equal(size, report.Messages);
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("drop")]
    [InlineData("unanswered")]
    [InlineData("slow")]
    [InlineData("fast")]
    public async Task A_Dispatch_That_Is_Sabotaged_Says_So(string sabotage)
    {
        var report = await DispatchAsync(sabotage, Size);

        Assert.Equal(
            (sabotage == "twice", sabotage == "drop", sabotage == "unanswered", sabotage == "fast"),
            (report.Duplicates > 0, report.Lost > 0, report.Unknown > 0, report.BouncedShare >= HighestBouncedShare));
        // Whoever comes too fast is sent away, and may be late by that.
        Assert.Equal(sabotage == "slow", sabotage != "fast" && report.OverIdeal > HighestOverIdeal);
    }

    /// <summary>Seconds and memory are not asked here: the tests beside this one use up both.</summary>
    [Theory]
    [InlineData("none")]
    [InlineData("twice")]
    [InlineData("drop")]
    [InlineData("apart")]
    [InlineData("hold")]
    public async Task What_Waits_For_All_Mentors_Is_Found_Once_By_Few_Requests_Unless_They_Are_Sabotaged(string sabotage)
    {
        var report = await DigestsRun.MeasureAsync(DigestsPlan.From(new Arguments(["--size", $"{Mentors}", "--sabotage", sabotage])));

        Assert.Equal(
            (sabotage == "twice", sabotage == "drop", sabotage == "apart"),
            (report.Duplicates > 0, report.Lost > 0, report.Requests >= Mentors));
        Assert.Equal((Mentors * WaitingAnswers.OfEach) - report.Lost + report.Duplicates, report.Answers);
        Assert.True(report.Requests >= ReleasedStore.Shards);
    }

    private static Task<DispatchReport> DispatchAsync(string sabotage, int size) =>
        SimulatedDispatch.MeasureAsync(DispatchPlan.From(new Arguments(["--size", $"{size}", "--sabotage", sabotage])));
}
