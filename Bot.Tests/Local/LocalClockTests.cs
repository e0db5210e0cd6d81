using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Delivery;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Local;

public sealed class LocalClockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string File => Path.Combine(folder.Path, "clock");

    [Fact]
    public async Task A_Week_Forward_Everything_On_The_Way_Happens_At_Its_Own_Time()
    {
        var bench = await DeliveryBench.NewAsync();
        var clock = new LocalClock(File);
        var agenda = new Agenda(bench.Tables, new Alarm(clock), clock);
        var start = clock.GetUtcNow();
        var happened = new List<(string, double)>();
        var handler = new Handler("prompt", item =>
        {
            happened.Add((item.Id, Math.Round((clock.GetUtcNow() - start).TotalDays, 2)));
            return item.Id == "first"
                ? new AgendaDecision.Run(_ => Task.CompletedTask, new AgendaItem(item.Recipient, start.AddDays(3), "prompt", "its-follower"))
                : new AgendaDecision.Drop("seen");
        });
        var leases = new LeaseClock(bench.TrueTime);
        var deliveries = new Deliveries(new Claims(bench.Tables, leases), new TenantPauses(leases), leases, NullLogger<Deliveries>.Instance);
        using var dispatcher = new Dispatcher(
            agenda, new AgendaWorker([handler], agenda, deliveries, NullLogger<AgendaWorker>.Instance), Options.Create(new DeliveryOptions()),
            NullLogger<Dispatcher>.Instance);
        foreach (var (id, days) in new[] { ("first", 2), ("last", 7), ("later", 8) })
            await agenda.AddAsync(new AgendaItem($"contoso|{id}", start.AddDays(days), "prompt", id), default);
        using var move = new MoveClock(clock, agenda, dispatcher);

        await move.ForwardAsync(TimeSpan.FromDays(7), default);

        Assert.Equal([("first", 2), ("its-follower", 3), ("last", 7)], happened);
        Assert.Equal(start.AddDays(8), await move.NextAsync(default));
    }

    [Fact]
    public void A_Clock_That_Was_Moved_Stays_Ahead_After_A_Restart_And_Never_Goes_Back()
    {
        var clock = new LocalClock(File);
        Assert.Equal(TimeSpan.Zero, clock.Ahead);

        clock.MoveTo(TimeProvider.System.GetUtcNow().AddDays(3));
        clock.MoveTo(TimeProvider.System.GetUtcNow().AddDays(1));

        Assert.InRange(new LocalClock(File).GetUtcNow() - TimeProvider.System.GetUtcNow(), TimeSpan.FromDays(2.99), TimeSpan.FromDays(3));
    }

    [Theory]
    [InlineData(
        """{"type":"message","timestamp":"2026-11-21T09:54:38.464Z","text":"hi"}""",
        """{"type":"message","timestamp":"2026-11-23T09:54:38.4640000\u002B00:00","text":"hi"}""")]
    [InlineData("""{"type":"message"}""", """{"type":"message"}""")]
    [InlineData("no json", "no json")]
    public async Task What_People_Do_Is_Stamped_By_The_Bots_Clock(string sent, string arrived)
    {
        var context = new DefaultHttpContext();
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(sent));

        await LocalClockEndpoints.ShiftAsync(context.Request, TimeSpan.FromDays(2));

        using var reader = new StreamReader(context.Request.Body);
        Assert.Equal(arrived, await reader.ReadToEndAsync());
        Assert.Equal(arrived.Length, context.Request.ContentLength);
    }

    [Fact]
    public void The_Page_Says_How_Far_Ahead_It_Is_And_What_Comes_Next()
    {
        var now = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        var page = LocalClockPage.Render(now, TimeSpan.FromHours(75), now.AddDays(2), TimeZoneInfo.Utc);

        Assert.Contains("<h1>Friday, 20 November 2026, 09:00</h1>", page, StringComparison.Ordinal);
        Assert.Contains("3 days and 3 hours ahead", page, StringComparison.Ordinal);
        Assert.Contains("To what comes next (Sunday, 22 November 2026, 09:00)", page, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
