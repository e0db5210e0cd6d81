using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Privacy;

/// <summary>Somebody who has left traces wherever traces can be left.</summary>
internal static class Lives
{
    /// <summary>In all that anybody wrote.</summary>
    public const string Mark = "zq-";

    /// <summary>Shared, acknowledged, replied to; something private, a note, an open check-in, loose words, and a digest asked for again.</summary>
    public static async Task<Mentorship> LivedAsync(Action<IServiceCollection>? more = null)
    {
        var story = await Mentorship.StartAsync(null, more, null, ("zq-plan the offsite", 9));
        await story.Priya.InstallsAsync();
        await story.Daniel.InstallsAsync();
        await story.BeginAsync();
        await story.Maya.SaysAsync("zq-loose words");
        await story.SharesAsync(Answers.New("zq"), "zq-board review");
        await story.Daniel.PressesAsync("I have read this");
        await story.Daniel.PressesAsync("Send reply", new { reply = "zq-reply: well spotted" });
        await story.Daniel.SaysAsync("digest");
        await story.ReachesAsync("zq-second milestone");
        await story.Maya.PressesAsync("Partly done");
        await story.Maya.PressesAsync("A surprise");
        await story.Maya.SaysAsync("zq-open answer");
        return story;
    }
}
