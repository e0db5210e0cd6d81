using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Delivery;

public sealed class AgendaTests
{
    [Fact]
    public async Task An_Item_That_Is_Added_Twice_Is_One_Item()
    {
        var bench = await DeliveryBench.NewAsync();
        var agenda = bench.Start().Agenda;

        await agenda.AddAsync(bench.Item("pairing.milestone-ab.1"), CancellationToken.None);
        await agenda.AddAsync(bench.Item("pairing.milestone-ab.1"), CancellationToken.None);

        Assert.Single(await bench.AgendaRowsAsync());
    }

    [Fact]
    public async Task An_Item_Is_Removed_And_Removing_It_Again_Is_Fine()
    {
        var bench = await DeliveryBench.NewAsync();
        var agenda = bench.Start().Agenda;
        await agenda.AddAsync(bench.Item("one"), CancellationToken.None);

        await agenda.RemoveAsync(bench.Item("one"), CancellationToken.None);
        await agenda.RemoveAsync(bench.Item("one"), CancellationToken.None);

        Assert.Empty(await bench.AgendaRowsAsync());
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task Items_That_Fell_Due_While_Their_Record_Was_Written_Slowly_Are_There_If_It_Was_Written(bool written, int items)
    {
        var bench = await DeliveryBench.NewAsync();
        var agenda = bench.Start().Agenda;
        AgendaItem[] wanted = [bench.Item("one"), bench.Item("two")];

        await agenda.AddForAsync(
            wanted,
            async () =>
            {
                await agenda.RemoveAsync(wanted[0], CancellationToken.None);
                return written;
            },
            CancellationToken.None);

        Assert.Equal(items, (await bench.AgendaRowsAsync()).Count);
    }

    [Fact]
    public async Task Due_Items_Are_Read_In_Order_Of_Time_And_Come_Back_As_They_Were()
    {
        var bench = await DeliveryBench.NewAsync();
        var instance = bench.Start();
        var late = bench.Item("odd / id # with | marks?", minutes: -5) with { Planned = bench.Now.AddDays(-3) };
        var early = bench.Item("early", minutes: -60 * 24 * 400);
        var now = bench.Item("now");
        await instance.AddAsync(now, late, early, bench.Item("soon", minutes: 1));

        var shard = AgendaKeys.Shard(DeliveryBench.Mentee);
        var pages = await instance.Agenda.ReadDueAsync(shard, TimeSpan.Zero, CancellationToken.None).ToListAsync();

        Assert.Equal([early, late, now], pages.SelectMany(page => page).Select(item => item with { Version = early.Version }));
    }

    [Fact]
    public async Task A_Row_That_Is_Not_Ours_Stops_Nothing_And_Stays()
    {
        var bench = await DeliveryBench.NewAsync();
        var handler = Handler.Sending(bench.Receiver);
        var instance = bench.Start(handler);
        await bench.Tables.Agenda.AddEntityAsync(new Azure.Data.Tables.TableEntity(AgendaKeys.Shard(DeliveryBench.Mentee), "0000-strange"));
        await instance.AddAsync(bench.Item("one"));

        Assert.Equal(1, await instance.RunAsync());

        Assert.Equal(["one"], bench.Receiver.Arrived);
        Assert.Equal("0000-strange", Assert.Single(await bench.AgendaRowsAsync()).RowKey);
    }

    [Fact]
    public async Task A_Successor_Does_Not_Come_Twice_When_Two_Finish_The_Same_Item()
    {
        var bench = await DeliveryBench.NewAsync();
        var (one, other) = (bench.Start().Agenda, bench.Start().Agenda);
        var (item, next) = (bench.Item("prompt"), bench.Item("reminder", minutes: 60));
        await one.AddAsync(item, CancellationToken.None);

        Assert.True(await one.FinishAsync(item, next));
        Assert.True(await one.FinishAsync(next, next: null));
        Assert.False(await other.FinishAsync(item, next));

        Assert.Empty(await bench.AgendaRowsAsync());
    }

    [Theory]
    [InlineData("dropped")]
    [InlineData("followed")]
    [InlineData("put off")]
    public async Task Whoever_Wants_An_Item_Anew_While_It_Is_Decided_On_Is_Heard(string first)
    {
        var bench = await DeliveryBench.NewAsync();
        var (item, other, looks) = (bench.Item("slot"), bench.Start(), 0);
        var instance = bench.Start(new Handler("prompt", _ =>
        {
            if (++looks > 1)
                return new AgendaDecision.Drop("seen");
            other.AddAsync(item).Wait();
            return first switch
            {
                "dropped" => new AgendaDecision.Drop("nobody wants it yet"),
                "followed" => new AgendaDecision.Run(_ => Task.CompletedTask, bench.Item("another", minutes: 60)),
                _ => new AgendaDecision.Postpone(bench.Now.AddDays(2)),
            };
        }));
        await instance.AddAsync(item);

        while (await instance.RunAsync() > 0)
        {
        }

        Assert.Equal(2, looks);
        Assert.Empty(await bench.AgendaRowsAsync());
    }

    [Fact]
    public async Task A_Successor_For_Somebody_Else_Comes_Into_Their_Shard()
    {
        var bench = await DeliveryBench.NewAsync();
        var agenda = bench.Start().Agenda;
        var item = bench.Item("release");
        var shard = AgendaKeys.Shard(item.Recipient);
        var other = Enumerable.Range(0, 99).Select(n => $"contoso|mentor{n}").First(name => AgendaKeys.Shard(name) != shard);
        await agenda.AddAsync(item, CancellationToken.None);

        Assert.True(await agenda.FinishAsync(item, bench.Item("digest", recipient: other)));

        Assert.Equal(AgendaKeys.Shard(other), Assert.Single(await bench.AgendaRowsAsync()).PartitionKey);
    }

    [Fact]
    public void Shards_Never_Move_And_Are_All_Used()
    {
        Assert.Equal("0f", AgendaKeys.Shard("contoso|ada"));
        Assert.Equal(AgendaKeys.AllShards, Enumerable.Range(0, 500).Select(n => AgendaKeys.Shard($"contoso|{n}")).Distinct().Order());
    }

    [Fact]
    public void Row_Keys_Sort_As_Their_Times_And_Differ_As_Their_Items() =>
        Prop.ForAll(
            (from a in AnyItem from b in AnyItem select (a, b)).ToArbitrary(),
            given =>
            {
                var order = string.CompareOrdinal(AgendaKeys.Row(given.a), AgendaKeys.Row(given.b));
                return (given.a.Due == given.b.Due || (given.a.Due < given.b.Due) == (order < 0))
                    && (order == 0) == (given.a == given.b)
                    && (string.CompareOrdinal(AgendaKeys.Row(given.a), AgendaKeys.Beyond(given.b.Due)) < 0) == (given.a.Due <= given.b.Due);
            }).Holds();

    private static Gen<AgendaItem> AnyItem =>
        from minutes in Gen.Choose(0, 3)
        from kind in Gen.Elements("prompt", "digest")
        from recipient in Gen.Elements("t|a", "t|b")
        from id in Gen.Elements("1", "1.2", "a|b", "ä ü", "x/y", "")
        select new AgendaItem(recipient, DateTimeOffset.UnixEpoch.AddMinutes(minutes), kind, id);
}
