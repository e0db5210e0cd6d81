using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using TeamsMentorBot.Tests.CheckIns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>Every story ends with a look at its log. This one goes through what fails as well, and looks at traces too.</summary>
public sealed class DiscreetLogTests
{
    [Fact]
    public async Task Nothing_That_Anybody_Wrote_Is_Logged_Or_Traced_Even_When_Things_Fail()
    {
        var traces = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => traces.Enqueue(
                $"{activity.DisplayName} {string.Join(' ', activity.TagObjects)} {string.Join(' ', activity.Events.SelectMany(happened => happened.Tags))}"),
        };
        ActivitySource.AddActivityListener(listener);
        var storage = new RefusingWrites();
        await using var story = await Mentorship.StartAsync(more: storage.AddTo);
        await story.BeginAsync();
        await story.Maya.SaysAsync("zq-loose");
        await story.ReachesAsync("zq-title of a milestone");
        storage.Refuse = true;
        await story.Maya.SaysAsync("zq-refused");
        storage.Refuse = false;
        await story.Maya.SaysAsync("a surprise");
        await story.Maya.SaysAsync("zq-learned");
        // The next question alone: the card of the one before is changed at the same time.
        story.Bot.Connector.Next(new ScriptedAnswer
        {
            Status = HttpStatusCode.BadRequest,
            Body = """{"error":{"code":"BadSyntax","message":"zq-quoted"}}""",
            Method = "POST",
        });
        await story.Maya.SaysAsync("zq-better");
        // The question that she answers never reached her, so she is asked what she means.
        await story.Maya.SaysAsync("zq-lead");
        await story.Maya.SaysAsync("yes");
        await story.Maya.SaysAsync("zq-next");
        await story.Maya.SaysAsync("tomorrow");
        await story.Maya.SaysAsync("send");
        await story.Maya.SaysAsync("send");
        await story.HoldEndsAsync();
        await story.Daniel.PressesAsync("Send reply", new { reply = "zq-reply" });

        Assert.Contains("zq-reply", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("Debug ", story.Bot.Log.Text, StringComparison.Ordinal);
        Assert.Contains("Error ", story.Bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", story.Bot.Log.Text, StringComparison.Ordinal);
        Assert.NotEmpty(traces);
        Assert.All(traces, trace => Assert.DoesNotContain("zq-", trace, StringComparison.Ordinal));
    }
}
