using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Graph;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>
/// More is due at once than Graph's limits let through in a second. The clock goes on by a second when everything that may go in this one
/// has gone, so what is counted is what the limits hold back and not how fast the machine is.
/// </summary>
public sealed class GraphStormTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>All of one mentee, so that all of them are told at the same moment.</summary>
    private static readonly IReadOnlyList<Somebody> Mentors = Crowd("Mentor", 40, 'b');

    private static readonly IReadOnlyList<Somebody> Mentees = Crowd("Mentee", 45, 'c');

    private readonly CountedCalls calls = new();

    [Fact]
    public async Task Notifications_And_Installs_Both_Get_On_Within_Their_Limits_And_Nobody_Is_Told_Twice_Or_Left_Out()
    {
        await using var story = await StartAsync();
        await EnrolAsync(story);
        story.Bot.Graph.Refuse(GraphOperation.Notify, times: 1, status: 429, seconds: 3);
        story.Bot.Time.Advance(TimeSpan.FromSeconds(55));
        await calls.UntilAsync(() => calls.Throttled(CountedCalls.Notify) > 0);

        Assert.True(await SecondsAsync(story) >= Mentors.Count / 5);
        // The last have arrived and are still being written down: time that ran on now would run out for them.
        await story.Bot.SettleAsync();
        Assert.Equal(Mentors.Select(mentor => mentor.ObjectId).Order(), story.Bot.Graph.Notifications.Select(told => told.To).Order());
        await story.Bot.PassAsync(TimeSpan.FromMinutes(6));
        await story.Bot.PassAsync(TimeSpan.FromHours(12));
        Assert.All(Mentees, mentee => Assert.Single(story.Bot.Connector.MessagesIn(story.Bot.Connector.OpenConversation(mentee.TenantId, mentee.UserId))));
        Assert.Equal(Mentors.Count, story.Bot.Graph.Notifications.Count);
        foreach (var mentor in Mentors)
            Assert.Empty(await story.WaitingAsync(mentor));
        Assert.DoesNotContain("is Unknown (", story.Bot.Log.Text, StringComparison.Ordinal);
        Assert.Empty(story.Bot.Connector.Complaints);
    }

    /// <summary>Second by second, until all have been told and installed for.</summary>
    private async Task<int> SecondsAsync(Mentorship story)
    {
        for (var second = 1; ; second++)
        {
            KeepsToTheLimits(second);
            var (told, installed) = (calls.Accepted(CountedCalls.Notify), calls.Accepted(CountedCalls.Chat));
            if (told == Mentors.Count && installed == Mentees.Count)
                return second;
            Assert.InRange(second, 1, 300);
            story.Bot.Time.Advance(Second);
            // Now the mentees are due, and more mentors wait for their turn than the bot works for at a time.
            if (second == 5)
                await calls.UntilAsync(() => calls.Accepted(CountedCalls.Notify) > 0 && calls.Accepted(CountedCalls.Chat) > 0);
            else if (second > 5)
                await calls.MayBeAsync(() => calls.Accepted(CountedCalls.Notify) > told || calls.Accepted(CountedCalls.Chat) > installed);
        }
    }

    /// <summary>What has left the bot since the first of these seconds.</summary>
    private void KeepsToTheLimits(int seconds)
    {
        Assert.InRange(calls.Sent(CountedCalls.Notify), 0, 5 * seconds);
        Assert.InRange(calls.Sent(CountedCalls.Install), 0, 30 * seconds);
        Assert.InRange(calls.Sent(CountedCalls.Read), 0, 30 * seconds);
    }

    /// <summary>Maya's answers are released to all mentors, and the mentees are enrolled at the same moment.</summary>
    private static async Task EnrolAsync(Mentorship story)
    {
        await story.ChangePairingAsync(pairing => pairing with
        {
            Mentors = [.. Mentors.Select(mentor => mentor.PersonName)],
            Accepted = Agreed.By([Somebody.Maya.PersonName, .. Mentors.Select(mentor => mentor.PersonName)]),
        });
        var card = await story.AnswersAsync(Answers.First);
        var send = story.Maya.Sees(card)!.Buttons.Single(button => button.StartsWith("Send to", StringComparison.Ordinal));
        Assert.Null((await story.Maya.PressesAsync(card, send)).Error);
        foreach (var (index, mentee) in Mentees.Index())
            await story.Bot.Get<AddPairing>().AddAsync(
                Mentorship.Program, Mentorship.Pairing with { Id = $"pair-{index}", Mentee = mentee.PersonName }, default);
    }

    private async Task<Mentorship> StartAsync()
    {
        var program = Mentorship.Program with { ChosenDoors = [DigestDoor.Feed], HoldTime = TimeSpan.FromSeconds(55) };
        var story = await Mentorship.StartAsync(program, graph: [.. Mentors, .. Mentees], more: services =>
        {
            Leading.WithDispatcher(services);
            services.AddSingleton(provider => new GraphRates(new RateLimiter(provider.GetRequiredService<TimeProvider>())));
            services.AddHttpClient(GraphTransport.HttpClientName).AddHttpMessageHandler(calls.Handler);
        });
        await story.BeginAsync();
        return story;
    }

    private static IReadOnlyList<Somebody> Crowd(string name, int size, char id) =>
        [.. Enumerable.Range(1, size).Select(number => new Somebody($"{name} {number}", $"{id}{number:D7}-0000-4000-8000-000000000000"))];
}
