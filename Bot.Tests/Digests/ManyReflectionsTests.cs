using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>More than one card, or one message, can hold.</summary>
public sealed class ManyReflectionsTests
{
    private const int Many = 12;

    /// <summary>A letter that is no Latin one takes six bytes in a card.</summary>
    private static readonly string LongName = string.Concat(Enumerable.Repeat("Дарья ", 12));

    [Fact]
    public async Task Long_Titles_And_Names_Do_Not_Stop_A_Digest_And_All_Of_It_Can_Be_Read()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.ChangePairingAsync(pairing => pairing with { Mentee = pairing.Mentee with { Name = LongName } });
        for (var number = 0; number < Many; number++)
            await ReleaseAsync(story.Maya, $"{number} {LongName}", $"zq-many-{number}-");
        await story.HoldEndsAsync();

        var digest = Assert.Single(story.Daniel.Messages);
        var (seen, first) = ("", story.Daniel.Sees(digest)!.Words);
        Assert.Contains($"{Many} reflections were shared with you", first, StringComparison.Ordinal);
        for (var page = 0; page < Many && story.Daniel.Sees(digest)!.Button("More") is not null; page++)
        {
            seen += story.Daniel.Sees(digest)!.Words;
            await story.Daniel.PressesAsync(digest, "More");
        }

        seen += story.Daniel.Sees(digest)!.Words;
        var last = story.Daniel.Sees(digest)!.Words;
        Assert.NotEqual(first, last);
        await story.Daniel.PressesAsync(digest, story.Daniel.Sees(digest)!.Buttons[0]);
        Assert.Contains("zq-many-", story.Daniel.Sees(digest)!.Words, StringComparison.Ordinal);
        await story.Daniel.PressesAsync(digest, "All reflections");
        Assert.Equal(last, story.Daniel.Sees(digest)!.Words);
        Assert.All(Enumerable.Range(0, Many), number => Assert.Contains($"\n{number} Дарья", seen, StringComparison.Ordinal));
        await story.Daniel.PressesAsync(digest, "All reflections");
        Assert.Equal(first, story.Daniel.Sees(digest)!.Words);
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Theory]
    [InlineData(DigestDoor.Feed)]
    [InlineData(DigestDoor.Mail)]
    public async Task Everything_That_Was_Only_Announced_Is_Shown_At_Once_When_Its_Reader_Asks(object door)
    {
        await using var story = await AnnouncedAsync((DigestDoor)door);

        await story.Daniel.SaysAsync("digest");

        var shown = story.Daniel.Latest;
        Assert.Contains("2 reflections were shared with you", shown.Card!.Words, StringComparison.Ordinal);
        var read = await story.Daniel.PressesAsync(shown, "Read what Maya Okafor shared");
        Assert.Contains("zq-one", read.Card!.Words, StringComparison.Ordinal);
        await story.Daniel.PressesAsync(shown, "All reflections");
        Assert.Contains("2 reflections were shared with you", story.Daniel.Sees(shown)!.Words, StringComparison.Ordinal);
        await story.Daniel.SaysAsync("digest");
        Assert.NotEqual(shown.Id, story.Daniel.Latest.Id);
        Assert.Contains("2 reflections were shared with you", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Was_Opened_From_The_Home_Card_Is_There_Again_And_The_Home_Card_Stays()
    {
        await using var story = await AnnouncedAsync(DigestDoor.Feed);
        await story.Daniel.SaysAsync("home");
        var home = story.Daniel.Latest;
        await story.Daniel.PressesAsync(home, "Show the latest digest");
        story.Daniel.Reloads();

        await story.Daniel.SaysAsync("digest");
        Assert.Contains("2 reflections were shared with you", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(story.Maya.Messages.First(message => story.Maya.Sees(message)?.Button("Take back") is not null), "Take back");
        await story.Bot.SettleAsync();

        Assert.Contains("Show the latest digest", home.Card!.Buttons);
        Assert.DoesNotContain(story.Daniel.Messages, message => message.Card?.Words.Contains("zq-one", StringComparison.Ordinal) is true);
        Assert.Contains("zq-two", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_Mentee_Is_One_Row_That_Opens_What_They_Shared()
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with { Digest = Mentorship.Program.Digest with { When = DigestWhen.Daily } });
        await story.Bot.Get<PairingStore>().AddAsync(Mentorship.Pairing with { Id = "omar-and-daniel", Mentee = Somebody.Omar.PersonName }, default);
        var omar = story.Bot.User(Somebody.Omar);
        await omar.InstallsAsync();
        await omar.PressesAsync("Start");
        await ReleaseAsync(story.Maya, "The board review", "zq-one");
        await ReleaseAsync(omar, "The hospital", "zq-three");
        await ReleaseAsync(story.Maya, "The Berlin deal", "zq-two");
        await story.HoldEndsAsync();
        await story.Bot.PassAsync(TimeSpan.FromDays(1));

        var digest = Assert.Single(story.Daniel.Messages);
        var all = digest.Card!.Words;
        Assert.Contains("3 reflections were shared with you", all, StringComparison.Ordinal);
        Assert.Single(digest.Card.Buttons, "Read what Maya Okafor shared");
        var his = await story.Daniel.PressesAsync(digest, "Read what Omar Haddad shared");
        Assert.Contains("zq-three", his.Card!.Words, StringComparison.Ordinal);
        Assert.InRange(his.Card.Json.GetProperty("actions").GetArrayLength(), 1, 5);
        await story.Daniel.PressesAsync(digest, "All reflections");
        Assert.Equal(all, story.Daniel.Sees(digest)!.Words);

        var hers = (await story.Daniel.PressesAsync(digest, "Read what Maya Okafor shared")).Card!;
        Assert.Contains("Maya Okafor shared 2 reflections with you", hers.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("The hospital", hers.Words, StringComparison.Ordinal);
        Assert.Contains("zq-one", (await story.Daniel.PressesAsync(digest, "Read what Maya Okafor shared")).Card!.Words, StringComparison.Ordinal);
        await story.Daniel.PressesAsync(digest, "All reflections");
        Assert.Equal(hers.Words, story.Daniel.Sees(digest)!.Words);
        await story.Daniel.PressesAsync(digest, "All reflections");
        Assert.Equal(all, story.Daniel.Sees(digest)!.Words);
    }

    [Fact]
    public async Task What_Was_Taken_Back_Goes_Out_Of_A_Card_That_Shows_Several_Digests()
    {
        await using var story = await AnnouncedAsync(DigestDoor.Feed);
        await story.Daniel.SaysAsync("digest");

        await story.Maya.PressesAsync(story.Maya.Messages.First(message => story.Maya.Sees(message)?.Button("Take back") is not null), "Take back");
        await story.Bot.SettleAsync();

        Assert.DoesNotContain("zq-one", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("zq-two", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_An_Outage_A_Reader_Gets_One_Message(bool agreed)
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with
        {
            Hours = WorkingHours.Default,
            Digest = Mentorship.Program.Digest with { When = DigestWhen.Daily },
        });
        if (!agreed)
            await story.ChangePairingAsync(pairing => pairing with { Accepted = Agreed.By(Somebody.Maya.PersonName) });
        await ReleaseAsync(story.Maya, "The board review", "zq-one");
        await ReleaseAsync(story.Maya, "The Berlin deal", "zq-two");

        await story.UntilAsync(Mentorship.Wednesday.AddDays(10));
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(14));

        Assert.Contains(
            agreed ? "2 reflections were shared with you" : "would like to share", Assert.Single(story.Daniel.Messages).Card!.Words, StringComparison.Ordinal);
    }

    /// <summary>Two reflections, each with a line of its own that something waits.</summary>
    private static async Task<Mentorship> AnnouncedAsync(DigestDoor door)
    {
        var story = await Mentorship.BegunAsync(Mentorship.Program with { ChosenDoors = [door], MailNamedInAgreement = false });
        foreach (var (title, learned) in ((string, string)[])[("The board review", "zq-one"), ("The Berlin deal", "zq-two")])
        {
            await ReleaseAsync(story.Maya, title, learned);
            await story.HoldEndsAsync();
        }

        Assert.Empty(story.Daniel.Messages);
        Assert.Equal(2, story.Bot.Graph.Notifications.Count + story.Bot.Graph.Mails.Count);
        return story;
    }

    private static async Task ReleaseAsync(TeamsUser mentee, string milestone, string learned)
    {
        await mentee.SaysAsync("milestone");
        await mentee.PressesAsync("Begin", new { title = milestone });
        foreach (var line in (string[])["win", learned, "skip", "skip", "skip"])
            await mentee.SaysAsync(line);
        await mentee.PressesAsync("Send to Daniel Reyes");
    }
}
