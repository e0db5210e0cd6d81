using System.Collections.Concurrent;
using Azure.Core;
using Azure.Data.Tables;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class DispatcherTests
{
    [Fact]
    public async Task Two_Dispatchers_Racing_Over_One_Agenda_Send_Each_Message_Once()
    {
        var bench = await DeliveryBench.NewAsync();
        var instances = Enumerable.Range(0, 2).Select(_ => bench.Start(Handler.Sending(bench.Receiver))).ToList();
        var items = Enumerable.Range(0, 60)
            .Select(n => bench.Item($"message {n}", minutes: -n, recipient: $"contoso|person {n % 30}")).ToList();
        await instances[0].AddAsync(items);

        await Task.WhenAll(instances.Select(instance => instance.RunAsync()));
        await Task.WhenAll(instances.Select(instance => instance.RunAsync()));

        Assert.Equal(items.Select(item => item.Id).Order(), bench.Receiver.Arrived.Order());
        Assert.Empty(await bench.AgendaRowsAsync());
    }

    [Fact]
    public async Task A_Crash_Between_Send_And_Record_Leads_To_Unknown_And_The_Next_Rung_Goes_On()
    {
        var bench = await DeliveryBench.NewAsync();
        var settled = new List<DeliveryRecord>();
        var reminder = bench.Item("reminder", minutes: 60 * 48);
        var handler = Handler.Sending(bench.Receiver, (item, send) => item.Id == "reminder" ? send : send with
        {
            Next = reminder,
            Settled = (record, _) => Task.FromResult(settled.Tap(record)),
        });
        var (crashed, instance) = (bench.Start(handler), bench.Start(handler));
        await instance.AddAsync(bench.Item("prompt"));
        await crashed.Claims.TakeAsync(new ClaimRequest(DeliveryBench.Mentee, "prompt"));
        bench.Receiver.Accept("prompt");

        Assert.Equal(0, await instance.RunAsync());
        bench.Advance(DeliveryTimes.Lease);
        Assert.Equal(1, await instance.RunAsync());
        Assert.Equal(DeliveryState.Unknown, Assert.Single(settled).State);
        Assert.Equal([reminder.Due], await bench.DueTimesAsync());
        bench.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await instance.RunAsync());

        Assert.Equal(["prompt", "reminder"], bench.Receiver.Arrived);
        Assert.Empty(await bench.AgendaRowsAsync());
    }

    [Fact]
    public async Task A_Throttled_Message_Waits_As_Told_And_Then_Goes_Once()
    {
        var bench = await DeliveryBench.NewAsync();
        var tries = 0;
        var handler = Handler.Sending(bench.Receiver, (item, send) => send with
        {
            Message = _ => Task.FromResult(++tries == 1
                ? new SendOutcome(SendOutcomeKind.Waiting, Code: "Throttled", RetryAfter: TimeSpan.FromSeconds(42))
                : bench.Receiver.Accept(item.Id)),
        });
        var instance = bench.Start(handler);
        await instance.AddAsync(bench.Item("prompt"));

        Assert.Equal(1, await instance.RunAsync());
        Assert.Equal([bench.Now.AddSeconds(42)], await bench.DueTimesAsync());
        Assert.Equal(0, await instance.RunAsync());
        bench.Advance(TimeSpan.FromSeconds(42));
        Assert.Equal(1, await instance.RunAsync());

        Assert.Equal(["prompt"], bench.Receiver.Arrived);
        Assert.Empty(await bench.AgendaRowsAsync());
    }

    [Fact]
    public async Task After_A_Weekend_Down_Everything_Due_Happens_And_Nobody_Is_Prompted_Twice_On_The_Day()
    {
        var bench = await DeliveryBench.NewAsync();
        var handler = Handler.Sending(bench.Receiver, (item, send) => send with { Limits = [new("day", $"{bench.Now:yyyy-MM-dd}", 1, NineTomorrow())] });
        var instance = bench.Start(handler);
        await instance.AddAsync(
            bench.Item("friday"), bench.Item("saturday", minutes: 60 * 24), bench.Item("other", recipient: "contoso|ben"));
        bench.Advance(TimeSpan.FromHours(71));

        await instance.RunAsync();
        Assert.Equal(["friday", "other"], bench.Receiver.Arrived.Order());
        // Saturday's prompt is not dropped: it comes when its handler says.
        Assert.Equal([NineTomorrow()], await bench.DueTimesAsync());
        bench.Advance(TimeSpan.FromHours(25));
        await instance.RunAsync();

        Assert.Equal(["friday", "other", "saturday"], bench.Receiver.Arrived.Order());
        Assert.Empty(await bench.AgendaRowsAsync());

        DateTimeOffset NineTomorrow() => new DateTimeOffset(bench.Now.Date, TimeSpan.Zero).AddDays(1).AddHours(9);
    }

    [Fact]
    public async Task What_Falls_Due_For_One_Person_Happens_In_Order_Of_Time()
    {
        var bench = await DeliveryBench.NewAsync();
        var instance = bench.Start(Handler.Sending(bench.Receiver));
        await instance.AddAsync(Enumerable.Range(0, 9).Select(n => bench.Item($"{9 - n}", minutes: -n)));

        await instance.RunAsync();

        Assert.Equal(Enumerable.Range(1, 9).Select(n => $"{n}"), bench.Receiver.Arrived);
    }

    [Fact]
    public async Task Stopping_Finishes_What_Was_Claimed_And_Takes_Nothing_New()
    {
        var bench = await DeliveryBench.NewAsync();
        var (sending, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var handler = Handler.Sending(bench.Receiver, (item, send) => send with
        {
            Message = async _ =>
            {
                sending.TrySetResult();
                await go.Task;
                return bench.Receiver.Accept(item.Id);
            },
        });
        var instance = bench.Start(handler);
        await instance.AddAsync(bench.Item("first", minutes: -2), bench.Item("second", minutes: -1));

        await instance.Dispatcher.StartAsync(CancellationToken.None);
        await sending.Task;
        var stopping = instance.Dispatcher.StopAsync(CancellationToken.None);
        go.SetResult();
        await stopping;

        Assert.Equal(["first"], bench.Receiver.Arrived);
        Assert.Equal(DeliveryState.Sent, await instance.StateOfAsync("first"));
        Assert.Single(await bench.AgendaRowsAsync());
    }

    [Fact]
    public async Task A_Message_That_Is_Slow_Keeps_Back_Only_What_Comes_After_It_For_The_Same_Person()
    {
        var bench = await DeliveryBench.NewAsync();
        var (go, arrivals) = (new TaskCompletionSource(), new ConcurrentDictionary<string, TaskCompletionSource>());
        TaskCompletionSource Signal(string id) => arrivals.GetOrAdd(id, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        Task Leaves(string id) => Signal(id).Task.WaitAsync(Waiting.Longest);
        var handler = Handler.Sending(bench.Receiver, (item, send) => send with
        {
            Message = async _ =>
            {
                if (item.Id == "slow")
                {
                    Signal(item.Id).TrySetResult();
                    await go.Task;
                }

                var accepted = bench.Receiver.Accept(item.Id);
                Signal(item.Id).TrySetResult();
                return accepted;
            },
        });
        var instance = bench.Start(handler);
        await instance.AddAsync(bench.Item("slow", minutes: -2));
        await instance.Dispatcher.StartAsync(CancellationToken.None);
        await Leaves("slow");

        await instance.AddAsync(bench.Item("later", minutes: -1));
        await instance.AddAsync(bench.Item("other", recipient: "contoso|ben"));
        await Leaves("other");
        Assert.DoesNotContain("later", bench.Receiver.Arrived);
        go.SetResult();
        await Leaves("later");
        await instance.Dispatcher.StopAsync(CancellationToken.None);

        Assert.Equal(["other", "slow", "later"], bench.Receiver.Arrived);
        Assert.Empty(await bench.AgendaRowsAsync());
    }

    [Fact]
    public async Task The_Dispatcher_Wakes_For_What_Is_Added_And_For_What_Is_Known_To_Come()
    {
        var bench = await DeliveryBench.NewAsync();
        var arrivals = new[] { new TaskCompletionSource(), new TaskCompletionSource() };
        var handler = Handler.Sending(bench.Receiver, (item, send) => send with
        {
            Message = _ => Task.FromResult(bench.Receiver.Accept(item.Id)),
            Settled = (_, _) => Task.FromResult(arrivals[bench.Receiver.Arrived.Count - 1].TrySetResult()),
        });
        var (instance, elsewhere) = (bench.Start(handler), bench.Start());
        var soon = bench.Item("soon") with { Due = bench.Now.AddSeconds(10) };
        await elsewhere.AddAsync(soon);
        await instance.Dispatcher.StartAsync(CancellationToken.None);

        await instance.AddAsync(bench.Item("now"));
        await arrivals[0].Task;
        await Waiting.UntilAsync(() => bench.Time.NextTimer == soon.Due);
        bench.Advance(TimeSpan.FromSeconds(10));
        await arrivals[1].Task;
        await instance.Dispatcher.StopAsync(CancellationToken.None);

        Assert.Equal(["now", "soon"], bench.Receiver.Arrived);
    }

    [Fact]
    public async Task What_Is_Added_Is_Looked_For_In_Its_Own_Shard_And_All_Are_Looked_At_After_A_While()
    {
        var (counting, options) = (new CountingPolicy(), new TableClientOptions());
        options.AddPolicy(counting, HttpPipelinePosition.PerCall);
        var bench = await DeliveryBench.NewAsync(options);
        int Looks() => counting.Requests.Count(request => request.EndsWith("Agenda()", StringComparison.Ordinal));
        var ended = new TaskCompletionSource();
        var handler = Handler.Sending(bench.Receiver, (_, send) => send with { Settled = (_, _) => Task.FromResult(ended.TrySetResult()) });
        var (instance, elsewhere) = (bench.Start(handler), bench.Start());
        await instance.Dispatcher.StartAsync(CancellationToken.None);
        await Waiting.UntilAsync(() => bench.Time.NextTimer is not null);
        Assert.Equal(AgendaKeys.Shards, Looks());

        await instance.AddAsync(bench.Item("one"));
        await ended.Task;
        Assert.Equal(AgendaKeys.Shards + 1, Looks());
        await elsewhere.AddAsync(Enumerable.Range(0, 9).Select(n => bench.Item($"{n}", recipient: $"contoso|person {n}")));
        bench.Advance(TimeSpan.FromSeconds(new DeliveryOptions().PollSeconds));
        await Waiting.UntilAsync(() => bench.Receiver.Arrived.Count == 10);
        await instance.Dispatcher.StopAsync(CancellationToken.None);

        Assert.Equal(2 * AgendaKeys.Shards + 1, Looks());
    }
}

internal static class Lists
{
    public static List<T> Tap<T>(this List<T> list, T item)
    {
        list.Add(item);
        return list;
    }
}
