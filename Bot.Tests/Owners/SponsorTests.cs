using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

public sealed class SponsorTests
{
    [Fact]
    public async Task A_Named_Sponsor_Sees_Nothing_And_The_Mentee_Alone_Is_Told_Once()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        await story.SharesAsync(Answers.First);
        var (told, heard) = (story.Maya.Messages.Count, story.Daniel.Messages.Count);
        await story.Priya.SaysAsync("sponsor");

        var preview = (await story.Priya.PressesAsync("See what would change", new { sponsor = Somebody.Lena.Mail })).Card!;
        Assert.Contains("Lena Fischer would be the sponsor of Maya Okafor in “Leaders of tomorrow”.", preview.Words, StringComparison.Ordinal);
        Assert.Null((await story.PairingAsync()).Sponsor);
        var press = story.Priya.PressActivity(story.Priya.Latest, "Name as sponsor");
        var first = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        var second = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        await story.Bot.PassAsync(TimeSpan.FromHours(1));

        Assert.Contains("Lena Fischer is the sponsor of Maya Okafor", first.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(first.Card.Words, second.Card!.Words);
        Assert.Equal(Somebody.Lena.PersonName, (await story.PairingAsync()).Sponsor);
        // A yes that she gave as somebody else's mentor is none to what a sponsor is asked.
        Assert.Null(Agreement.Of(await story.PairingAsync(), Somebody.Lena.Id));
        Assert.Equal(
            "Lena Fischer is your sponsor in “Leaders of tomorrow” from now on. Lena Fischer sees nothing of yours by that: "
            + "what a sponsor gets is yours to decide.",
            Assert.Single(story.Maya.Messages.Skip(told)).Text);
        Assert.Equal(heard, story.Daniel.Messages.Count);
        var lena = story.Bot.User(Somebody.Lena);
        Assert.Empty(lena.Messages);

        await lena.InstallsAsync();
        await lena.SaysAsync("digest");
        Assert.Contains("You are the sponsor of Maya Okafor", lena.Messages[0].Card!.Words, StringComparison.Ordinal);
        Assert.Contains(Strings.Digest_NoneYet, lena.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Sponsor_Is_Replaced_And_Removed_And_Leaves_Every_List()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var pairings = story.Bot.Get<PairingStore>();
        await NameAsync(story, Somebody.Lena);
        await NameAsync(story, Somebody.Omar);
        Assert.Empty(await pairings.ForSponsorAsync(Somebody.Lena.Id, default));
        Assert.Single(await pairings.ForSponsorAsync(Somebody.Omar.Id, default));

        await story.Priya.SaysAsync("remove sponsor");
        await story.Priya.PressesAsync("Remove the sponsor");
        var done = await story.Priya.PressesAsync("Remove");
        await story.Bot.PassAsync(TimeSpan.FromHours(1));

        Assert.Contains("Maya Okafor has no sponsor in “Leaders of tomorrow”.", done.Card!.Words, StringComparison.Ordinal);
        Assert.Null((await story.PairingAsync()).Sponsor);
        Assert.Empty(await pairings.ForSponsorAsync(Somebody.Omar.Id, default));
        // What was so for a moment only is not told: the last change says what is.
        Assert.Equal(
            ["You have no sponsor in “Leaders of tomorrow” any more."],
            story.Maya.Messages.Where(message => message.Summary == Strings.Sponsor_ToldSummary).Select(message => message.Text));
    }

    [Fact]
    public async Task A_Sponsor_Must_Be_Somebody_Else_And_No_Mentor_Of_The_Pairing()
    {
        await using var story = await Mentorship.StartAsync();
        await NameAsync(story, Somebody.Lena);
        await story.Priya.SaysAsync("sponsor");

        foreach (var (sponsor, why) in new[]
        {
            (Somebody.Maya.Mail, Strings.Sponsor_Own),
            (Somebody.Daniel.ObjectId, "Daniel Reyes mentors Maya Okafor. A sponsor is somebody else."),
            (Somebody.Lena.Mail, "Lena Fischer is the sponsor of Maya Okafor already."),
            ("nobody@example.com", "Nobody in your organisation has nobody@example.com."),
            (" ", Strings.Enrol_NobodyThere),
        })
        {
            var answer = await story.Priya.PressesAsync("See what would change", new { sponsor });
            Assert.Contains(why, answer.Card!.Words, StringComparison.Ordinal);
        }

        await story.Priya.SaysAsync("replace mentor");
        var refused = await story.Priya.PressesAsync("See what would change", new { mentor = Somebody.Lena.Mail });
        Assert.Contains("Lena Fischer is the sponsor of Maya Okafor.", refused.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(Somebody.Lena.PersonName, (await story.PairingAsync()).Sponsor);
    }

    [Fact]
    public async Task A_Sponsor_Above_The_Mentee_Is_Told_Of_As_Such()
    {
        await using var story = await Mentorship.StartAsync();
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, maya => maya with { Manager = Somebody.Lena.ObjectId });
        await story.BeginAsync();

        await NameAsync(story, Somebody.Lena);
        await story.Bot.PassAsync(TimeSpan.FromHours(1));

        Assert.Contains("Lena Fischer is above you in your organisation.", story.Maya.Latest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Column_Names_Sponsors_With_The_Same_Dry_Run_And_Faults()
    {
        await using var story = await Mentorship.StartAsync();
        var faulty = $"""
            mentee,mentor,sponsor
            {Somebody.Omar.Mail},{Somebody.Daniel.Mail},{Somebody.Daniel.Mail}
            {Somebody.Omar.Mail},{Somebody.Daniel.Mail},{Somebody.Omar.Mail}
            {Somebody.Omar.Mail},{Somebody.Daniel.Mail},nobody@example.com
            {Somebody.Maya.Mail},{Somebody.Daniel.Mail},{Somebody.Lena.Mail}
            """;
        var faults = (await CheckAsync(story, faulty)).Words;
        Assert.Contains("Line 2, sponsor: Daniel Reyes mentors Omar Haddad.", faults, StringComparison.Ordinal);
        Assert.Contains($"Line 3, sponsor: {Strings.Sponsor_Own}", faults, StringComparison.Ordinal);
        Assert.Contains("Line 4, sponsor: Nobody in your organisation has nobody@example.com.", faults, StringComparison.Ordinal);
        Assert.Contains("Line 5, sponsor: Maya Okafor is enrolled without a sponsor.", faults, StringComparison.Ordinal);

        var rows = $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail},,,{Somebody.Lena.Mail}";
        Assert.Contains(
            "Line 1: Omar Haddad with Daniel Reyes, Leaders of tomorrow, sponsor Lena Fischer",
            (await CheckAsync(story, rows)).Words,
            StringComparison.Ordinal);
        await story.Priya.PressesAsync("Enrol 1");

        var pairing = Assert.Single(await story.Bot.Get<PairingStore>().ForSponsorAsync(Somebody.Lena.Id, default));
        Assert.Equal(Somebody.Omar.PersonName, pairing.Mentee);
        Assert.Contains(Strings.Enrol_AllThere, (await CheckAsync(story, rows)).Words, StringComparison.Ordinal);
        var omar = story.Bot.User(Somebody.Omar);
        await omar.InstallsAsync();
        Assert.Contains("Your sponsor is **Lena Fischer**, who reads nothing unless", omar.Latest.Card!.Words, StringComparison.Ordinal);
    }

    internal static async Task NameAsync(Mentorship story, Somebody sponsor)
    {
        await story.Priya.SaysAsync("sponsor");
        await story.Priya.PressesAsync("See what would change", new { sponsor = sponsor.Mail });
        await story.Priya.PressesAsync("Name as sponsor");
    }

    private static async Task<CardView> CheckAsync(Mentorship story, string rows)
    {
        await story.Priya.SaysAsync("enrol");
        return (await story.Priya.PressesAsync("Check", new { document = rows })).Card!;
    }
}
