using Azure.Data.Tables;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Privacy;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>Maya and Omar are named beside what Lena shared with Daniel, by this version of the bot or by one that wrote names among the keys.</summary>
public sealed class DigestNoteTests
{
    private const string DeliveryKey = "digest.1";

    private static readonly PersonId Daniel = Somebody.Daniel.Id;
    private static readonly PersonId Maya = Somebody.Maya.Id;
    private static readonly PersonId Omar = Somebody.Omar.Id;
    private static readonly ReleasedKey Lenas = new(Somebody.Lena.Id, "lena-and-daniel.m-1.1", "learned", 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_Is_Named_In_A_Digest_Is_Known_And_Goes_Alone_When_They_Are_Erased(bool before)
    {
        await using var story = await Mentorship.BegunAsync();
        await SendAsync(story.Bot, before);
        Assert.Equal([Maya, Omar], Assert.Single(await SentAsync(story.Bot)).Named);
        Assert.Equal([Maya, Omar], (await ClaimedAsync(story.Bot)).Named);

        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();

        Assert.DoesNotContain(await StoredRows.AllAsync(story.Bot.Tables), row => row.Holds(Maya.ObjectId));
        Assert.Equal([Lenas], Assert.Single(await SentAsync(story.Bot)).Keys);
        var (keys, named) = await ClaimedAsync(story.Bot);
        Assert.Equal((Lenas, Omar), (Assert.Single(keys), Assert.Single(named)));
    }

    private static async Task SendAsync(BotFixture bot, bool before)
    {
        await bot.Get<SentDigestStore>().AddAsync(
            Daniel, new SentDigest(DeliveryKey, null, bot.Time.GetUtcNow(), [Lenas]) { Named = [Maya, Omar] }, default);
        var claim = new ClaimRequest(Daniel.Key, DeliveryKey, new DigestNote([Lenas], [Maya, Omar]).Write());
        await bot.Get<Deliveries>().DeliverAsync(claim, _ => Task.FromResult(new SendOutcome(SendOutcomeKind.Sent, "1")));
        if (!before)
            return;
        await NamesAmongKeysAsync(bot.Tables.People, "Keys");
        await NamesAmongKeysAsync(bot.Tables.Deliveries, "Note");
    }

    private static async Task NamesAmongKeysAsync(TableClient table, string column)
    {
        await foreach (var row in table.QueryAsync<TableEntity>())
        {
            if (!row.Remove("Named", out var named))
                continue;
            row[column] = $"{row.GetString(column)}\n{named}";
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        }
    }

    private static Task<IReadOnlyList<SentDigest>> SentAsync(BotFixture bot) => bot.Get<SentDigestStore>().ListAsync(Daniel, default);

    private static async Task<DigestNote> ClaimedAsync(BotFixture bot) =>
        DigestNote.Read((await bot.Get<Deliveries>().FindAsync(Daniel.Key, DeliveryKey, default))!.Note, Daniel);
}
