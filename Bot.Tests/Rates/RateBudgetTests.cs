using TeamsMentorBot.Rates;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Rates;

/// <summary>Calls of one kind share a budget and leave the others alone.</summary>
public sealed class RateBudgetTests
{
    private readonly FakeTime time = new();

    [Fact]
    public void A_Storm_Of_Mails_Keeps_To_Its_Windows_While_Installs_Go_On()
    {
        using var limiter = new RateLimiter(time);
        var mails = Ask(limiter, GraphBudgets.Mail, 31);
        var installs = Ask(limiter, GraphBudgets.AppInstalls, 90);

        Assert.Equal((4, 30), (Done(mails), Done(installs)));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((8, 60), (Done(mails), Done(installs)));
        for (var second = 1; second < 59; second++)
            time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((30, 90), (Done(mails), Done(installs)));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(31, Done(mails));
    }

    [Fact]
    public void A_Pause_Holds_Its_Own_Kind_Alone()
    {
        using var limiter = new RateLimiter(time);
        limiter.Pause(GraphBudgets.AppReads, TimeSpan.FromSeconds(5));
        var held = Ask(limiter, GraphBudgets.AppReads, 1);

        Assert.Equal((0, 1), (Done(held), Done(Ask(limiter, GraphBudgets.AppInstalls, 1))));
        time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(0, Done(held));
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(1, Done(held));
    }

    [Fact]
    public void Whoever_Need_Not_Stand_In_Line_Is_Told_A_Moment_Of_Their_Own()
    {
        using var limiter = new RateLimiter(time);
        Assert.Null(limiter.Ahead(GraphBudgets.Feed));
        Ask(limiter, GraphBudgets.Feed, 10);
        Assert.Equal([1.2, 1.4, 1.6], Told());

        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(limiter.Ahead(GraphBudgets.Feed));
        limiter.Pause(GraphBudgets.Feed, TimeSpan.FromSeconds(60));
        Assert.Equal([60.2, 60.4, 60.6], Told());
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Null(limiter.Ahead(GraphBudgets.Feed));

        double[] Told() =>
            [.. Enumerable.Range(0, 3).Select(_ => Math.Round(limiter.Ahead(GraphBudgets.Feed)!.Value.TotalSeconds, 3))];
    }

    private static List<Task> Ask(RateLimiter limiter, RateBudget budget, int times) =>
        [.. Enumerable.Range(0, times).Select(_ => limiter.AcquireAsync(budget, RatePriority.Prompt, CancellationToken.None).AsTask())];

    private static int Done(IEnumerable<Task> calls) => calls.Count(call => call.IsCompletedSuccessfully);
}
