using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Rates;

public sealed class RateLimiterTests
{
    private static readonly RateKey Chat = new("tenant", "chat", RateOperation.Send);
    private static readonly TimeSpan Window = RateWindows.Tenant[0].Length;

    private static readonly Gen<Call> AnyCall =
        from at in Gen.Choose(0, 40_000)
        from conversation in Gen.Elements("a", "b", "c", "d", null)
        from operation in Gen.Elements(RateOperation.Send, RateOperation.Get)
        from priority in Gen.Elements(RatePriority.Turn, RatePriority.Prompt)
        select new Call(at / 100 * 100, conversation, operation, priority);

    [Fact]
    public void No_Window_Is_Ever_Exceeded_And_Every_Call_Is_Let_Through() =>
        Prop.ForAll(
            (from calls in AnyCall.ListOf().Resize(400) from instances in Gen.Choose(1, 3) select (calls, instances)).ToArbitrary(),
            given =>
            {
                var granted = RateSimulation.Run(given.calls, given.instances);
                return granted.Count == given.calls.Count && RateSimulation.Broken(granted, given.instances) is null;
            }).Holds();

    [Fact]
    public void A_Burst_To_One_Chat_Is_Spread_As_Documented()
    {
        var granted = RateSimulation.Run(Enumerable.Range(0, 70).Select(_ => new Call(0, "chat", RateOperation.Send, RatePriority.Prompt)));

        var seconds = granted.Select(done => (int)(done.At - granted[0].At).TotalSeconds).ToList();
        Assert.Equal(7, seconds.Count(second => second < 1));
        Assert.Equal(8, seconds.Count(second => second < 2));
        Assert.Equal(60, seconds.Count(second => second < 30));
        Assert.Equal(30, seconds[60]);
    }

    [Fact]
    public void A_Long_Run_Keeps_To_1800_In_An_Hour()
    {
        var granted = RateSimulation.Run(Enumerable.Repeat(new Call(0, "chat", RateOperation.Send, RatePriority.Prompt), 1801));

        Assert.Null(RateSimulation.Broken(granted));
        Assert.Equal(TimeSpan.FromHours(1), granted[^1].At - granted[0].At);
    }

    [Fact]
    public void A_Tenant_Gets_Its_Fifty_A_Second_And_Not_Less()
    {
        var calls = Enumerable.Range(0, 500).Select(n => new Call(0, $"chat {n}", RateOperation.Send, RatePriority.Prompt));

        var granted = RateSimulation.Run(calls);

        Assert.Equal(9 * Window, granted[^1].At - granted[0].At);
    }

    [Fact]
    public void A_Place_That_Is_Given_Back_Goes_To_Whoever_Waits()
    {
        using var limiter = new RateLimiter(new FakeTime());
        for (var n = 0; n < 50; n++)
            Assert.True(Prepare(limiter, n).IsCompletedSuccessfully);
        var waiting = Prepare(limiter, 50);
        Assert.False(waiting.IsCompleted);

        limiter.GiveBack(Chat);

        Assert.True(waiting.IsCompletedSuccessfully);
        Assert.False(Prepare(limiter, 51).IsCompleted);
    }

    [Fact]
    public void What_Takes_A_Moment_To_Prepare_Leaves_At_The_Full_Rate_And_No_Faster()
    {
        var left = RateSimulation.RunPrepared(500, number => TimeSpan.FromMilliseconds(1 + (number * 37 % 90)));

        Assert.All(left.Zip(left.Skip(50)), pair => Assert.True(pair.Second - pair.First >= Window));
        Assert.Equal(8 * Window, left[^1] - left[99]);
    }

    [Fact]
    public void What_Was_Prepared_And_Forgotten_Keeps_Nobody_Waiting_For_Long()
    {
        var time = new FakeTime();
        using var limiter = new RateLimiter(time);
        for (var n = 0; n < 50; n++)
            Assert.True(Prepare(limiter, n).IsCompletedSuccessfully);
        Assert.False(Prepare(limiter, 50).IsCompleted);

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.True(Prompt(limiter, Chat).IsCompletedSuccessfully);
        Assert.True(Prepare(limiter, 51).IsCompletedSuccessfully);
    }

    [Fact]
    public void A_Turn_Goes_Before_Prompts_That_Came_First()
    {
        var prompts = Enumerable.Range(0, 170).Select(n => new Call(0, $"chat {n}", RateOperation.Send, RatePriority.Prompt));
        var turn = new Call(100, "mentee", RateOperation.Send, RatePriority.Turn);

        var granted = RateSimulation.Run(prompts.Append(turn));

        Assert.Equal(Window, granted.Single(done => done.Call == turn).At - granted[0].At);
    }

    [Fact]
    public void A_Prompt_Is_Not_Starved_By_Endless_Turns()
    {
        var turns = Enumerable.Range(0, 1000).Select(n => new Call(n * 10, $"chat {n}", RateOperation.Send, RatePriority.Turn));
        var prompt = new Call(1, "mentee", RateOperation.Send, RatePriority.Prompt);

        var granted = RateSimulation.Run(turns.Append(prompt));

        var waited = granted.Single(done => done.Call == prompt).At - granted[0].At;
        Assert.True(waited < TimeSpan.FromSeconds(2), $"The prompt waited {waited}.");
    }

    [Fact]
    public async Task Parallel_Callers_Together_Get_No_More_Than_The_Window()
    {
        var time = new FakeTime();
        using var limiter = new RateLimiter(time);
        var calls = new Task[200];
        await Parallel.ForAsync(0, calls.Length, (n, _) =>
        {
            calls[n] = Prompt(limiter, Chat with { ConversationId = $"chat {n}" });
            return ValueTask.CompletedTask;
        });

        Assert.Equal(50, calls.Count(call => call.IsCompleted));
        time.Advance(Window - TimeSpan.FromTicks(1));
        Assert.Equal(50, calls.Count(call => call.IsCompleted));
        time.Advance(3 * Window);
        Assert.Equal(200, calls.Count(call => call.IsCompletedSuccessfully));
    }

    [Fact]
    public void A_Paused_Chat_Waits_For_All_Of_It_And_The_Tenant_For_A_Second()
    {
        var time = new FakeTime();
        using var limiter = new RateLimiter(time);
        limiter.Pause(Chat, TimeSpan.FromSeconds(30));
        var same = Turn(limiter, Chat);
        var other = Turn(limiter, Chat with { ConversationId = "other" });

        Assert.False(other.IsCompleted);
        time.Advance(Window);
        Assert.True(other.IsCompletedSuccessfully);
        time.Advance(TimeSpan.FromSeconds(29.9) - Window);
        Assert.False(same.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(same.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_Caller_Who_Gives_Up_Takes_No_Permit()
    {
        var time = new FakeTime();
        using var limiter = new RateLimiter(time);
        limiter.Pause(Chat, TimeSpan.FromSeconds(10));
        using var cancel = new CancellationTokenSource();
        var given = limiter.AcquireAsync(Chat, RatePriority.Prompt, cancel.Token).AsTask();
        var kept = Enumerable.Range(0, 7).Select(_ => Prompt(limiter, Chat)).ToList();

        await cancel.CancelAsync();
        time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.All(kept, call => Assert.True(call.IsCompletedSuccessfully));
    }

    [Fact]
    public void A_Chat_That_Fell_Silent_Is_Forgotten()
    {
        var time = new FakeTime();
        using var limiter = new RateLimiter(time);
        for (var n = 0; n < 40; n++)
            Assert.True(Turn(limiter, Chat with { ConversationId = $"chat {n}" }).IsCompleted);
        Assert.Equal(40, limiter.Remembered);

        time.Advance(TimeSpan.FromHours(2));
        Assert.True(Turn(limiter, Chat).IsCompleted);

        Assert.Equal(1, limiter.Remembered);
    }

    [Fact]
    public void Tenants_Do_Not_Wait_For_Each_Other()
    {
        var time = new FakeTime();
        using var limiter = new RateLimiter(time);
        limiter.Pause(Chat, TimeSpan.FromHours(5));

        Assert.True(Prompt(limiter, Chat with { TenantId = "other" }).IsCompleted);
    }

    private static Task Turn(RateLimiter limiter, RateKey key) =>
        limiter.AcquireAsync(key, RatePriority.Turn, CancellationToken.None).AsTask();

    private static Task Prepare(RateLimiter limiter, int number) => RateSimulation.Step(limiter, number, RateStep.Prepare);

    private static Task Prompt(RateLimiter limiter, RateKey key) =>
        limiter.AcquireAsync(key, RatePriority.Prompt, CancellationToken.None).AsTask();
}
