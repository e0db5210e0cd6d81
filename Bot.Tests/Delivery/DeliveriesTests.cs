using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class DeliveriesTests
{
    private const string Mentee = DeliveryBench.Mentee;
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_Message_Is_Sent_Once_And_A_Repeat_Answers_From_The_Ledger()
    {
        var bench = await DeliveryBench.NewAsync();
        var (one, other) = (bench.Start().Deliveries, bench.Start().Deliveries);

        var first = await one.SendOnceAsync(Mentee, "reply.1", Accepting(bench, "reply"), None);
        var again = await other.SendOnceAsync(Mentee, "reply.1", Accepting(bench, "reply"), None);

        Assert.Equal(["reply"], bench.Receiver.Arrived);
        Assert.Equal((DeliveryState.Sent, "activity-1"), (first.State, first.ActivityId));
        Assert.Equal(first, again);
        Assert.Equal(first, await one.FindAsync(Mentee, "reply.1", None));
        Assert.Null(await one.FindAsync(Mentee, "reply.2", None));
    }

    [Fact]
    public async Task Callers_At_The_Same_Moment_Send_One_Message()
    {
        var bench = await DeliveryBench.NewAsync();

        var records = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            bench.Start().Deliveries.SendOnceAsync(Mentee, "reply", async _ =>
            {
                await Task.Yield();
                return bench.Receiver.Accept("reply");
            }, None)));

        Assert.Single(bench.Receiver.Arrived);
        Assert.All(records, record => Assert.Contains(record.State, new[] { DeliveryState.Sent, DeliveryState.Sending }));
    }

    [Fact]
    public async Task Leave_To_Send_Is_Given_Back_Where_Nothing_Can_Be_Claimed()
    {
        var bench = await DeliveryBench.NewAsync();
        await bench.Tables.Deliveries.DeleteAsync(None);
        var given = 0;
        var permit = new SendPermit(_ => ValueTask.FromResult(Admission.Given), () => given++);

        await Assert.ThrowsAsync<Azure.RequestFailedException>(
            () => bench.Start().Deliveries.SendOnceAsync(Mentee, "reply", Accepting(bench, "reply"), None, permit));

        Assert.Equal(1, given);
    }

    [Fact]
    public async Task An_Exception_While_Sending_Is_Unknown_And_Is_Not_Sent_Again()
    {
        var bench = await DeliveryBench.NewAsync();
        var deliveries = bench.Start().Deliveries;

        var record = await deliveries.SendOnceAsync(Mentee, "reply", _ => throw new HttpRequestException("cut off"), None);
        var again = await deliveries.SendOnceAsync(Mentee, "reply", Accepting(bench, "reply"), None);

        Assert.Equal((DeliveryState.Unknown, nameof(HttpRequestException)), (record.State, record.Code));
        Assert.Equal(DeliveryState.Unknown, again.State);
        Assert.Empty(bench.Receiver.Arrived);
    }

    [Fact]
    public async Task A_Send_That_Never_Ends_Is_Unknown_After_Its_Time()
    {
        var bench = await DeliveryBench.NewAsync();
        var started = new TaskCompletionSource();
        var token = None;

        var sending = bench.Start().Deliveries.SendOnceAsync(Mentee, "reply", async ct =>
        {
            token = ct;
            started.SetResult();
            return await new TaskCompletionSource<SendOutcome>().Task;
        }, None);
        await started.Task;
        bench.TrueTime.Advance(DeliveryTimes.SendTimeout);
        Assert.True(token.IsCancellationRequested);
        Assert.False(sending.IsCompleted);
        await AdvanceUntilAsync(bench, sending);

        Assert.Equal(DeliveryState.Unknown, (await sending).State);
    }

    [Fact]
    public async Task A_Claim_Whose_Owner_Died_Becomes_Unknown_After_Its_Lease_And_Not_Before()
    {
        var bench = await DeliveryBench.NewAsync();
        var (died, other) = (bench.Start(), bench.Start());
        await died.Claims.TakeAsync(new ClaimRequest(Mentee, "prompt"));

        var within = await other.Deliveries.DeliverAsync(new ClaimRequest(Mentee, "prompt"), Accepting(bench, "prompt"));
        bench.Advance(DeliveryTimes.Lease);
        var past = await other.Deliveries.DeliverAsync(new ClaimRequest(Mentee, "prompt"), Accepting(bench, "prompt"));

        Assert.Equal((ClaimStep.Leave, DeliveryState.Sending), (within.Step, within.Record!.State));
        Assert.Equal((ClaimStep.Settled, DeliveryState.Unknown), (past.Step, past.Record!.State));
        Assert.Empty(bench.Receiver.Arrived);
    }

    [Fact]
    public async Task Late_Good_News_Replaces_Unknown()
    {
        var bench = await DeliveryBench.NewAsync();
        var (slow, other) = (bench.Start(), bench.Start());

        var record = await slow.Deliveries.SendOnceAsync(Mentee, "prompt", async _ =>
        {
            bench.Advance(DeliveryTimes.Lease);
            var meanwhile = await other.Deliveries.SendOnceAsync(Mentee, "prompt", Accepting(bench, "again"), None);
            Assert.Equal(DeliveryState.Unknown, meanwhile.State);
            return bench.Receiver.Accept("prompt");
        }, None);

        Assert.Equal(DeliveryState.Sent, record.State);
        Assert.Equal((DeliveryState.Sent, null), Facts(await other.Deliveries.FindAsync(Mentee, "prompt", None)));
        Assert.Single(bench.Receiver.Arrived);
    }

    [Fact]
    public async Task A_Refused_Message_Waits_As_Told_And_Then_Goes_Once()
    {
        var bench = await DeliveryBench.NewAsync();
        var deliveries = bench.Start().Deliveries;
        var refusal = new SendOutcome(SendOutcomeKind.Waiting, Code: "Throttled", RetryAfter: TimeSpan.FromSeconds(90));

        var refused = await deliveries.SendOnceAsync(Mentee, "reply", _ => Task.FromResult(refusal), None);
        var early = await deliveries.SendOnceAsync(Mentee, "reply", Accepting(bench, "reply"), None);
        bench.Advance(TimeSpan.FromSeconds(90));
        var sent = await deliveries.SendOnceAsync(Mentee, "reply", Accepting(bench, "reply"), None);

        Assert.Equal((DeliveryState.Waiting, "Throttled"), Facts(refused));
        Assert.Equal(bench.TrueTime.GetUtcNow(), refused.Until);
        Assert.Equal(DeliveryState.Waiting, early.State);
        Assert.Equal((DeliveryState.Sent, null), Facts(sent));
        Assert.Single(bench.Receiver.Arrived);
    }

    [Theory]
    [InlineData((int)SendOutcomeKind.Unreachable, (int)DeliveryState.Unreachable)]
    [InlineData((int)SendOutcomeKind.Rejected, (int)DeliveryState.Rejected)]
    [InlineData((int)SendOutcomeKind.Unknown, (int)DeliveryState.Unknown)]
    public async Task What_Ended_Stays_As_It_Ended(int outcome, int state)
    {
        var bench = await DeliveryBench.NewAsync();
        var deliveries = bench.Start().Deliveries;

        var ended = new SendOutcome((SendOutcomeKind)outcome, Code: "Code");
        await deliveries.SendOnceAsync(Mentee, "k", _ => Task.FromResult(ended), None);
        bench.Advance(TimeSpan.FromDays(7));
        var again = await deliveries.SendOnceAsync(Mentee, "k", Accepting(bench, "k"), None);

        Assert.Equal(((DeliveryState)state, "Code"), Facts(again));
        Assert.Empty(bench.Receiver.Arrived);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026-11-16")]
    public async Task Answers_Of_Storage_That_Are_Lost_On_The_Way_Lose_And_Double_No_Message(string? day)
    {
        var lossy = new LosesAnswers();
        var bench = await DeliveryBench.NewAsync(lossy.Options());
        var deliveries = bench.Start().Deliveries;
        var refusal = new SendOutcome(SendOutcomeKind.Waiting, RetryAfter: TimeSpan.FromSeconds(5));

        var refused = await deliveries.DeliverAsync(Request("prompt", day), _ => Task.FromResult(refusal));
        bench.Advance(TimeSpan.FromSeconds(5));
        var sent = await deliveries.DeliverAsync(Request("prompt", day), Accepting(bench, "prompt"));

        Assert.Equal((DeliveryState.Waiting, DeliveryState.Sent), (refused.Record!.State, sent.Record!.State));
        Assert.Equal(["prompt"], bench.Receiver.Arrived);
        // Claim and record of either attempt, and the insert that found the first claim.
        Assert.Equal(5, lossy.Lost);
    }

    [Fact]
    public async Task A_Waiting_Prompt_Takes_The_Day_On_Which_It_Goes()
    {
        var bench = await DeliveryBench.NewAsync();
        var deliveries = bench.Start().Deliveries;
        Task<Delivered> Deliver(string key, string day, SendOutcome? outcome = null) => deliveries.DeliverAsync(
            Request(key, day), _ => Task.FromResult(outcome ?? bench.Receiver.Accept(key)));

        await Deliver("first", "2026-11-16", new SendOutcome(SendOutcomeKind.Waiting, RetryAfter: TimeSpan.FromHours(20)));
        bench.Advance(TimeSpan.FromHours(20));
        var first = await Deliver("first", "2026-11-17");
        var second = await Deliver("second", "2026-11-17");

        Assert.Equal((ClaimStep.Settled, ClaimStep.NoRoom), (first.Step, second.Step));
        Assert.Null(second.Record);
        Assert.Equal(["first"], bench.Receiver.Arrived);
    }

    [Fact]
    public async Task Of_Two_Waiting_Prompts_One_Goes_On_The_Next_Day()
    {
        var bench = await DeliveryBench.NewAsync();
        var refusal = new SendOutcome(SendOutcomeKind.Waiting, RetryAfter: TimeSpan.FromHours(20));
        Task<Delivered> Deliver(string key, string day, SendOutcome? outcome = null) => bench.Start().Deliveries.DeliverAsync(
            Request(key, day), _ => Task.FromResult(outcome ?? bench.Receiver.Accept(key)));
        await Deliver("one", "2026-11-15", refusal);
        await Deliver("other", "2026-11-16", refusal);
        bench.Advance(TimeSpan.FromHours(20));

        var ended = await Task.WhenAll(Deliver("one", "2026-11-17"), Deliver("other", "2026-11-17"));

        Assert.Single(bench.Receiver.Arrived);
        Assert.Equal([ClaimStep.Settled, ClaimStep.NoRoom], ended.Select(end => end.Step).Order());
    }

    [Fact]
    public async Task Of_Many_Messages_In_A_Week_Two_Go_And_The_Others_Are_Held_With_Their_Reason()
    {
        var bench = await DeliveryBench.NewAsync();
        var monday = bench.Now.AddDays(7);
        var handler = Handler.Sending(bench.Receiver, (_, send) => send with { Limits = [new SendLimit("week", "2026-W47", 2, monday)] });
        Instance[] instances = [bench.Start(handler), bench.Start(handler), bench.Start(handler)];
        await instances[0].AddAsync(Enumerable.Range(0, 7).Select(n => bench.Item($"{n}", minutes: -n)));

        await Task.WhenAll(instances.Select(instance => instance.RunAsync()));

        Assert.Equal(2, bench.Receiver.Arrived.Count);
        var held = await new RecipientRows(bench.Tables).PlannedAsync(Mentee, default);
        Assert.Equal(Enumerable.Repeat<(string?, DateTimeOffset)>(("week", monday), 5), held.Select(item => (item.Held, item.Due)));
        Assert.All(held, item => Assert.True(item.Planned <= bench.Now));
    }

    private static ClaimRequest Request(string key, string? day) => new(Mentee, key)
    {
        Limits = day is null ? [] : [new SendLimit("day", day, 1, default)],
    };

    private static Func<CancellationToken, Task<SendOutcome>> Accepting(DeliveryBench bench, string message) =>
        _ => Task.FromResult(bench.Receiver.Accept(message));

    private static (DeliveryState, string?) Facts(DeliveryRecord? record) => (record!.State, record.Code);

    /// <summary>The wait may be set a moment after the time-out fired; each step reaches it if it is there.</summary>
    private static Task AdvanceUntilAsync(DeliveryBench bench, Task done) =>
        Waiting.UntilAsync(() => done.IsCompleted, () => bench.TrueTime.Advance(DeliveryTimes.SendGrace));
}
