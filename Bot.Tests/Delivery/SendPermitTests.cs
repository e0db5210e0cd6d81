using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

/// <summary>Leave to send comes before the claim.</summary>
public sealed class SendPermitTests
{
    [Fact]
    public async Task A_Message_That_Waits_For_Its_Turn_Is_Not_Claimed()
    {
        var gate = new Gate();
        var (bench, instance) = await StartAsync(gate);
        await instance.AddAsync(bench.Item("prompt"));

        var running = instance.RunAsync();
        await gate.Asked;
        Assert.Null(await instance.StateOfAsync("prompt"));
        gate.Open(Admission.Given);
        await running;

        Assert.Equal(DeliveryState.Sent, await instance.StateOfAsync("prompt"));
        Assert.Equal(["prompt"], bench.Receiver.Arrived);
        Assert.Equal((1, 0), (gate.Used, gate.GivenBack));
    }

    [Fact]
    public async Task An_Instance_That_Stops_While_A_Message_Waits_For_Its_Turn_Leaves_It_Due_And_Unclaimed()
    {
        var gate = new Gate();
        var (bench, instance) = await StartAsync(gate);
        await instance.AddAsync(bench.Item("prompt"));

        await instance.Dispatcher.StartAsync(CancellationToken.None);
        await gate.Asked;
        await instance.Dispatcher.StopAsync(CancellationToken.None);

        Assert.Null(await instance.StateOfAsync("prompt"));
        Assert.Single(await bench.AgendaRowsAsync());
        Assert.Empty(bench.Receiver.Arrived);
    }

    [Fact]
    public async Task A_Message_Whose_Turn_Does_Not_Come_Is_Tried_Again_Later()
    {
        var gate = new Gate();
        gate.Open(Admission.Later);
        var (bench, instance) = await StartAsync(gate);
        await instance.AddAsync(bench.Item("prompt"));

        await instance.RunAsync();

        Assert.Null(await instance.StateOfAsync("prompt"));
        Assert.Equal([bench.Now + DeliveryTimes.ShortestPostponement], await bench.DueTimesAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_Was_Settled_Elsewhere_Gives_Its_Turn_Back(bool waitsLong)
    {
        var gate = new Gate();
        var (bench, instance) = await StartAsync(gate);
        await bench.Start().Deliveries.SendOnceAsync(
            DeliveryBench.Mentee, "prompt", _ => Task.FromResult(new SendOutcome(SendOutcomeKind.Sent)), CancellationToken.None);
        await instance.AddAsync(bench.Item("prompt"));

        var running = instance.RunAsync();
        await gate.Asked;
        bench.Advance(waitsLong ? DeliveryTimes.FreshDecision : TimeSpan.Zero);
        gate.Open(Admission.Given);
        await running;

        Assert.Equal((0, 1), (gate.Used, gate.GivenBack));
        Assert.Empty(bench.Receiver.Arrived);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Reply_Is_Claimed_Only_Once_Its_Turn_Has_Come(bool comes)
    {
        var (gate, state) = (new Gate(), comes ? DeliveryState.Sent : DeliveryState.Waiting);
        var (bench, instance) = await StartAsync(gate);
        var (permit, reply) = (gate.Permit(), bench.Item("reply"));

        var sending = instance.Deliveries.SendOnceAsync(
            DeliveryBench.Mentee, "reply", _ => Task.FromResult(gate.Pass(permit, bench.Receiver, reply)), CancellationToken.None, permit);
        await gate.Asked;
        Assert.Null(await instance.StateOfAsync("reply"));
        gate.Open(comes ? Admission.Given : Admission.Later);

        Assert.Equal(state, (await sending).State);
        Assert.Equal(comes ? state : null, await instance.StateOfAsync("reply"));
        Assert.Equal((comes ? 1 : 0, 0), (gate.Used, gate.GivenBack));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_Changed_While_A_Message_Waited_Long_For_Its_Turn_Counts(bool isStillWanted)
    {
        var (gate, isWanted) = (new Gate(), true);
        var (bench, instance) = await StartAsync(gate, () => isWanted);
        await instance.AddAsync(bench.Item("prompt"));

        var running = instance.RunAsync();
        await gate.Asked;
        isWanted = isStillWanted;
        bench.Advance(DeliveryTimes.FreshDecision);
        gate.Open(Admission.Given);
        await running;

        Assert.Equal(isStillWanted, bench.Receiver.Arrived.Contains("prompt"));
        Assert.Equal(isStillWanted ? (1, 0) : (0, 1), (gate.Used, gate.GivenBack));
        Assert.Empty(await bench.AgendaRowsAsync());
    }

    private static async Task<(DeliveryBench Bench, Instance Instance)> StartAsync(Gate gate, Func<bool>? isWanted = null)
    {
        var bench = await DeliveryBench.NewAsync();
        return (bench, bench.Start(new Handler("prompt", item => isWanted?.Invoke() == false
            ? new AgendaDecision.Drop("Answered meanwhile.")
            : Sending(bench, gate, item))));
    }

    private static AgendaDecision.Send Sending(DeliveryBench bench, Gate gate, AgendaItem item)
    {
        var permit = gate.Permit();
        return new AgendaDecision.Send(item.Id, _ => Task.FromResult(gate.Pass(permit, bench.Receiver, item))) { Permit = permit };
    }

    /// <summary>A limit that a test opens.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<Admission> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => asked.Task.WaitAsync(Waiting.Longest);

        public int Used { get; private set; }

        public int GivenBack { get; private set; }

        public void Open(Admission admission) => opened.SetResult(admission);

        /// <summary>As leave of the channel, it is given back where it was had.</summary>
        public SendPermit Permit()
        {
            Admission? had = null;
            return new(
                async ct =>
                {
                    asked.TrySetResult();
                    had = await opened.Task.WaitAsync(ct);
                    return had.Value;
                },
                () => GivenBack += had is Admission.Given ? 1 : 0);
        }

        public SendOutcome Pass(SendPermit permit, Receiver receiver, AgendaItem item)
        {
            Used += permit.Use() ? 1 : 0;
            return receiver.Accept(item.Id);
        }
    }
}
