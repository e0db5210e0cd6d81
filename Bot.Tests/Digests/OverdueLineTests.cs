using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Faults;
using TeamsMentorBot.Tests.Graph;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>Who else is late is looked up while a digest waits for it.</summary>
public sealed class OverdueLineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_Digest_Waits_A_Few_Seconds_For_The_Mailboxes_Of_Others_And_Then_Goes_Without_Them()
    {
        var silence = new Silence("$batch");
        await using var crowd = await PromptedCrowd.StartAsync(
            4, more: services => services.AddHttpClient(GraphTransport.HttpClientName).AddHttpMessageHandler(silence.Handler));
        await crowd.FallDueAsync();
        await crowd.Mentees[0].User.PressesAsync("Skip this one");
        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour.AddDays(8));
        await crowd.SettleAsync();
        // What mailboxes said before is known no longer.
        crowd.Bot.Time.Advance(TimeSpan.FromHours(5));
        var digest = new OutgoingDigest(Somebody.Daniel.Id, new Digest([], "digest.1"), Mentorship.Program, [DigestDoor.Chat]);
        var line = crowd.Bot.Get<OverdueLine>();

        var adding = line.AddAsync(digest, default);
        await silence.Met;
        crowd.Bot.Time.Advance(OverdueLine.Most - TimeSpan.FromTicks(1));
        Assert.False(adding.IsCompleted);
        crowd.Bot.Time.Advance(TimeSpan.FromTicks(1));
        Assert.Same(digest.Digest, await adding.WaitAsync(Patience));

        silence.Ends();
        Assert.Equal(new OverdueCount(4, 3), (await line.AddAsync(digest, default)).Overdue);
    }
}
