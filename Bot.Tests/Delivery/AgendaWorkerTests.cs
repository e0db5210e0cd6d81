using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class AgendaWorkerTests
{
    [Fact]
    public async Task One_Item_That_Fails_Stops_No_Other_And_Stays_Due()
    {
        var bench = await DeliveryBench.NewAsync();
        var handler = Handler.Sending(
            bench.Receiver, (item, send) => item.Id == "bad" ? throw new InvalidOperationException("broken record") : send);
        var instance = bench.Start(handler);
        await instance.AddAsync(bench.Item("bad", minutes: -2), bench.Item("good", minutes: -1));

        Assert.Equal(1, await instance.RunAsync());

        Assert.Equal(["good"], bench.Receiver.Arrived);
        Assert.Single(await bench.AgendaRowsAsync());
        Assert.Contains(instance.Log.Lines, line => line.StartsWith("Error: Item bad of kind prompt", StringComparison.Ordinal));
        Assert.DoesNotContain(instance.Log.Lines, line => line.Contains("broken record", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_Always_Fails_Is_Tried_Less_And_Less_Also_After_A_Restart_And_Shown_As_Stuck()
    {
        var bench = await DeliveryBench.NewAsync();
        var (since, tries, broken) = (bench.Now, new List<DateTimeOffset>(), true);
        var handler = new Handler("prompt", _ => tries.Tap(bench.Now).Count > 0 && broken
            ? throw new InvalidOperationException("broken record")
            : new AgendaDecision.Postpone(bench.Now.AddDays(1)));
        var instance = bench.Start(handler);
        await instance.AddAsync(bench.Item("bad", minutes: -10));

        for (var minute = 0; minute < 2 * 60; minute++)
        {
            await (minute < 60 ? instance : bench.Start(handler)).RunAsync();
            bench.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 1, 2, 4, 8, 16, 32, 62, 92], tries.Select(at => (at - since).TotalMinutes));
        var stuck = Assert.Single(await new StuckItems(bench.Tables, instance.Agenda).InTenantAsync("contoso", default));
        Assert.Equal((StuckKind.CheckIn, since, null), (stuck.Kind, stuck.Since, stuck.Why));

        broken = false;
        bench.Advance(DeliveryTimes.LongestRetry);
        Assert.Equal(1, await instance.RunAsync());
        Assert.Empty(await new StuckItems(bench.Tables, instance.Agenda).InTenantAsync("contoso", default));
        (broken, since) = (true, bench.Now.AddDays(1));
        bench.Advance(TimeSpan.FromDays(1));
        await instance.RunAsync();
        Assert.Equal([since + DeliveryTimes.BackOff(TimeSpan.Zero)], await bench.DueTimesAsync());
    }

    [Fact]
    public async Task A_Kind_That_Nobody_Handles_Stays_Due_And_Is_Logged_Once()
    {
        var bench = await DeliveryBench.NewAsync();
        var instance = bench.Start();
        await instance.AddAsync(bench.Item("one", kind: "newer"), bench.Item("two", kind: "newer"));

        Assert.Equal(0, await instance.RunAsync());
        Assert.Equal(0, await instance.RunAsync());

        Assert.Equal(2, (await bench.AgendaRowsAsync()).Count);
        Assert.Single(instance.Log.Lines);
    }

    [Fact]
    public async Task An_Item_Is_Dropped_Postponed_Or_Run_As_Decided()
    {
        var bench = await DeliveryBench.NewAsync();
        var ran = 0;
        var next = bench.Item("next", minutes: 5);
        var instance = bench.Start(new Handler("prompt", item => item.Id switch
        {
            "drop" => new AgendaDecision.Drop("answered"),
            "later" => new AgendaDecision.Postpone(bench.Now.AddHours(3)),
            "past" => new AgendaDecision.Postpone(bench.Now.AddHours(-3)),
            _ => new AgendaDecision.Run(_ => Task.FromResult(ran++), next),
        }));
        await instance.AddAsync(bench.Item("drop"), bench.Item("later"), bench.Item("past"), bench.Item("work"));

        Assert.Equal(4, await instance.RunAsync());

        Assert.Equal(1, ran);
        Assert.Equal(
            [bench.Now + DeliveryTimes.ShortestPostponement, bench.Now.AddMinutes(5), bench.Now.AddHours(3)], await bench.DueTimesAsync());
    }

    [Fact]
    public async Task A_Postponed_Item_Remembers_When_It_Was_Planned()
    {
        var bench = await DeliveryBench.NewAsync();
        var seen = new List<AgendaItem>();
        var instance = bench.Start(new Handler("prompt", item => seen.Tap(item).Count == 1
            ? new AgendaDecision.Postpone(bench.Now.AddHours(3))
            : new AgendaDecision.Drop("seen")));
        await instance.AddAsync(bench.Item("one", minutes: -7));

        await instance.RunAsync();
        bench.Advance(TimeSpan.FromHours(3));
        await instance.RunAsync();

        Assert.Equal([bench.Now.AddHours(-3).AddMinutes(-7), bench.Now], seen.Select(item => item.Due));
        Assert.Single(seen.Select(item => item.Planned).Distinct());
    }

    [Fact]
    public async Task A_Paused_Tenant_Is_Tried_Again_Later_And_Other_Tenants_Go_On()
    {
        var bench = await DeliveryBench.NewAsync();
        var (broken, tries) = (true, 0);
        Task<SendOutcome> Refuse() => Task.FromResult(new SendOutcome(SendOutcomeKind.TenantPaused, Code: $"BotDisabledByAdmin{++tries}"));
        var handler = Handler.Sending(bench.Receiver, (item, send) =>
            item.Recipient == DeliveryBench.Mentee && broken ? send with { Message = _ => Refuse() } : send);
        var instance = bench.Start(handler);
        await instance.AddAsync(
            bench.Item("one", minutes: -2), bench.Item("two", minutes: -1), bench.Item("three", recipient: "fabrikam|eve"));

        Assert.Equal(1, await instance.RunAsync());
        Assert.Equal(0, await instance.RunAsync());
        Assert.Equal((1, 2), (tries, (await bench.AgendaRowsAsync()).Count));
        Assert.Equal(DeliveryState.Waiting, await instance.StateOfAsync("one"));
        bench.Advance(DeliveryTimes.TenantPause(1));
        await instance.RunAsync();
        bench.Advance(DeliveryTimes.TenantPause(1));
        await instance.RunAsync();
        Assert.Equal(2, tries);
        broken = false;
        bench.Advance(DeliveryTimes.TenantPause(2));
        Assert.Equal(2, await instance.RunAsync());

        Assert.Equal(["three", "one", "two"], bench.Receiver.Arrived);
    }

    [Fact]
    public async Task A_Settled_Callback_That_Fails_Is_Called_Again_And_Nothing_Is_Sent_Again()
    {
        var bench = await DeliveryBench.NewAsync();
        var calls = 0;
        var handler = Handler.Sending(bench.Receiver, (_, send) => send with
        {
            Settled = (_, _) => ++calls == 1 ? throw new IOException("storage is away") : Task.CompletedTask,
        });
        var instance = bench.Start(handler);
        await instance.AddAsync(bench.Item("prompt"));

        Assert.Equal(0, await instance.RunAsync());
        bench.Advance(DeliveryTimes.BackOff(TimeSpan.Zero));
        Assert.Equal(1, await instance.RunAsync());

        Assert.Equal(2, calls);
        Assert.Equal(["prompt"], bench.Receiver.Arrived);
        Assert.Empty(await bench.AgendaRowsAsync());
    }
}
