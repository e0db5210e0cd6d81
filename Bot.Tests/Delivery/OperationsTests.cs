using Azure.Core;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Tests.Faults;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using Xunit.Abstractions;

namespace TeamsMentorBot.Tests.Delivery;

/// <summary>How often storage is asked, counted on the wire: most of what running the bot costs.</summary>
public sealed class OperationsTests(ITestOutputHelper output)
{
    private const int OfAPrompt = 8;

    /// <summary>From the end of a hold to a digest that went to the chat and by mail.</summary>
    private const int MostOfADigest = 40;

    /// <summary>A reminder of what is answered, and a digest with nothing in it.</summary>
    private const int MostOfWhatNeedNotBeSaid = 6;

    [Fact]
    public async Task An_Idle_Instance_Asks_Less_Than_2500_Times_An_Hour()
    {
        var (counting, options) = (new CountingPolicy(), new TableClientOptions());
        options.AddPolicy(counting, HttpPipelinePosition.PerCall);
        var bench = await DeliveryBench.NewAsync(options);
        var instance = bench.Start();
        using var limiter = new RateLimiter(bench.TrueTime);
        using var beats = new Instances(bench.Tables, limiter, new LeaseClock(bench.TrueTime), NullLogger<Instances>.Instance);

        counting.Reset();
        await instance.RunAsync();
        var look = counting.Count;
        await beats.BeatAsync(CancellationToken.None);
        var beat = counting.Count - look;

        Assert.Equal((16, 2), (look, beat));
        var (looks, rows) = (3600 / new DeliveryOptions().PollSeconds, TimeSpan.FromHours(1) / Instances.Beat);
        Assert.InRange((look * looks) + (beat * rows), 0, 2500);
    }

    [Fact]
    public async Task A_Prompt_Takes_Eight_Requests_From_Due_To_Done()
    {
        await using var crowd = await PromptedCrowd.StartAsync(1);
        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour.AddMinutes(-1));
        await crowd.SettleAsync();
        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour);
        crowd.Bot.Storage.Reset();

        await crowd.Bot.Get<Dispatcher>().RunDueAsync(default);

        Assert.Single(crowd.Mentees[0].Prompts);
        var own = Own(crowd.Bot);
        output.WriteLine($"{own.Count} requests:\n{string.Join('\n', own)}");
        Assert.Equal(OfAPrompt, own.Count);
    }

    [Fact]
    public async Task A_Check_In_That_Is_Answered_And_Read_Takes_Few_Requests_Beside_Its_Turns()
    {
        await using var story = await Mentorship.StartAsync(more: PromptedCrowd.Led);
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        await story.UntilAsync(Mentorship.Wednesday.AddMinutes(-1));
        story.Bot.Storage.Reset();
        await story.UntilAsync(Mentorship.Wednesday);
        var asked = Own(story.Bot);
        var card = Assert.Single(story.Prompts);
        await story.Maya.PressesAsync(card, "Start");
        await story.Maya.PressesAsync(card, "Moving well");
        while (story.Maya.Sees(card)!.Button("Next") is not null)
            await story.Maya.PressesAsync(card, "Next", new { text = "zq-answered" });
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");

        story.Bot.Storage.Reset();
        await story.HoldEndsAsync();
        var read = Own(story.Bot);
        Assert.Contains("zq-answered", story.Daniel.Latest.Everything, StringComparison.Ordinal);
        story.Bot.Storage.Reset();
        await story.UntilAsync(Mentorship.Wednesday.AddDays(2));
        var after = Own(story.Bot);

        output.WriteLine(string.Join('\n', [.. asked, "", .. read, "", .. after]));
        Assert.Equal(OfAPrompt, asked.Count);
        Assert.InRange(read.Count, 1, MostOfADigest);
        Assert.InRange(after.Count, 1, MostOfWhatNeedNotBeSaid);
    }

    [Fact]
    public async Task Ten_Thousand_Rows_That_Fall_Due_Together_Are_Each_Sent_Once()
    {
        var bench = await DeliveryBench.NewAsync();
        var instances = Enumerable.Range(0, 2).Select(_ => bench.Start(Handler.Sending(bench.Receiver))).ToList();
        var items = Enumerable.Range(0, FullRun.Or(300, 10_000)).Select(n => bench.Item($"{n}", recipient: $"contoso|person {n}")).ToList();
        await Parallel.ForEachAsync(
            items, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (item, ct) => await instances[0].Agenda.AddAsync(item, ct));

        await Task.WhenAll(instances.Select(instance => instance.RunAsync()));
        await Task.WhenAll(instances.Select(instance => instance.RunAsync()));

        Assert.Equal(items.Select(item => item.Id).Order(), bench.Receiver.Arrived.Order());
        Assert.Empty(await bench.AgendaRowsAsync());
    }

    private static List<string> Own(BotFixture bot) => [.. bot.Storage.Requests.Where(request => !IsShared(request))];

    /// <summary>What everybody's items share: a look at a shard of the agenda, and the instance's own row.</summary>
    private static bool IsShared(string request) => request.Contains("Instances", StringComparison.Ordinal)
        || (request.StartsWith("GET", StringComparison.Ordinal) && request.Contains("Agenda", StringComparison.Ordinal));
}
