using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Privacy;

namespace TeamsMentorBot.Tests.People;

/// <summary>What is known of a person beside their row, until it is stored.</summary>
public sealed class RememberedTests
{
    [Fact]
    public async Task It_Outlasts_The_Cache()
    {
        await using var story = await Mentorship.BegunAsync();
        using var people = new PersonStore(story.Bot.Tables, story.Bot.Time, cachedPeople: 1);
        await people.GetAsync(Somebody.Daniel.Id, default);
        await people.GetAsync(Somebody.Maya.Id, default);

        people.Remember(Somebody.Maya.Id, person => person.WithSaid(["said-last"]));

        Assert.Contains("said-last", (await people.GetAsync(Somebody.Maya.Id, default)).Said);
        await people.StoreRememberedAsync(Somebody.Maya.Id, default);
        Assert.Contains("said-last", (await story.Bot.Get<PersonStore>().GetStoredAsync(Somebody.Maya.Id, default)).Said);
        Assert.Empty(people.Remembered);
    }

    [Fact]
    public async Task It_Is_Stored_When_An_Instance_Ends_And_Goes_With_Whoever_Was_Erased()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Maya.SaysAsync("my data");
        var last = story.Maya.Latest.Id;
        var people = story.Bot.Get<PersonStore>();
        using var next = new PersonStore(story.Bot.Tables, story.Bot.Time);
        Assert.DoesNotContain(last, (await next.GetAsync(Somebody.Maya.Id, default)).Said);

        await story.Bot.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<StoreRemembered>().Single().StopAsync(default);

        Assert.Contains(last, (await next.GetStoredAsync(Somebody.Maya.Id, default)).Said);
        Assert.Empty(people.Remembered);
        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();
        Assert.DoesNotContain(Somebody.Maya.Id, people.Remembered);
    }

    [Fact]
    public async Task Nothing_Is_Stored_Again_While_Somebody_Erased_Is_Still_To_Be_Told()
    {
        await using var story = await Mentorship.StartAsync(more: Leading.Alone);
        await story.BeginAsync();
        using var next = new PersonStore(story.Bot.Tables, story.Bot.Time);
        next.Remember(Somebody.Maya.Id, person => person with { Name = Somebody.Maya.Name });
        await story.Maya.SaysAsync("delete my data");
        story.Bot.Connector.Next(ScriptedAnswer.NoUpdates(story.Maya.ConversationId, times: 1));
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();

        await next.StoreRememberedAsync(Somebody.Maya.Id, default);

        await story.Bot.PassAsync(TimeSpan.FromHours(2));
        Assert.DoesNotContain(await StoredRows.AllAsync(story.Bot.Tables), row => row.Holds(Somebody.Maya.Name));
    }
}
