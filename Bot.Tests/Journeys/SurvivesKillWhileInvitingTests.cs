using TeamsMentorBot.Delivery;
using TeamsMentorBot.Local;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>The bot is killed at each step of inviting a mentee who never opened it: they get the app and one welcome all the same.</summary>
public sealed class SurvivesKillWhileInvitingTests
{
    /// <summary>Somebody whom the local Graph knows.</summary>
    private static readonly PersonName Invited =
        new(new PersonId(Sample.Tenant, SamplePeople.Mentee.ObjectId), SamplePeople.Mentee.Name, SamplePeople.Mentee.Mail);

    private static readonly Pairing Pairing = Sample.Pairing with { Id = "invited-and-mo", Mentee = Invited };

    [Fact]
    public async Task A_New_Mentee_Is_Welcomed_Once_Whenever_The_Bot_Dies_On_The_Way()
    {
        await using var bot = await KilledBot.StartAsync();
        var maya = bot.User(Invited);

        var addressed = bot.Storage.StopBefore("People", Invited.Id.ObjectId);
        await bot.Get<PairingStore>().AddAsync(Pairing, CancellationToken.None);
        await FallsDueAsync(bot);
        await addressed.Met;
        await bot.DiesAsync();
        Assert.Null((await StoredAsync(bot)).Address);
        var found = bot.Storage.Watch("People", Invited.Id.ObjectId);
        await bot.ComesBackAsync();
        await found.Met;

        // It waits for Teams to tell of the install; here that takes no five minutes.
        var claimed = bot.Storage.StopBefore("Deliveries", "welcome.");
        await FallsDueAsync(bot);
        await claimed.Met;
        await bot.DiesAsync();
        Assert.Empty(maya.Messages);
        var lost = new ScriptedAnswer { Method = "POST", PathHolds = maya.ConversationId, Hangs = true, AfterAccepting = true };
        bot.Connector.Next(lost);
        await bot.ComesBackAsync();
        await lost.Arrived;
        await bot.DiesAsync();

        await bot.LeaseEndsAsync(Invited.Id, Assert.Single((await bot.ClaimKeysAsync(Invited.Id)).Distinct()));
        var settled = bot.Storage.Watch("People", Invited.Id.ObjectId);
        await bot.ComesBackAsync();
        await settled.Met;
        var dropped = bot.Storage.Watch("Agenda", Pairing.Id);
        await FallsDueAsync(bot);
        await dropped.Met;

        Assert.NotNull((await StoredAsync(bot)).WelcomedAt);
        var welcome = Assert.Single(maya.Messages);
        Assert.Contains("Hello Maya", welcome.Card!.Words, StringComparison.Ordinal);
        Assert.Null((await maya.PressesAsync(welcome, "Start")).Error);
        Assert.Empty(bot.Connector.Complaints);
    }

    private static Task<bool> FallsDueAsync(KilledBot bot) =>
        bot.Get<Agenda>().AddAsync(Invitation.At(Pairing, TimeProvider.System.GetUtcNow()), CancellationToken.None);

    private static Task<Person> StoredAsync(KilledBot bot) => bot.Get<PersonStore>().GetStoredAsync(Invited.Id, CancellationToken.None);
}
