using Azure.Data.Tables;
using FsCheck.Fluent;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Owners;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Faults;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Privacy;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>A mentor learns how many others are late, and who only where program, mentee and mentor said yes to that.</summary>
public sealed class OverdueTests
{
    private const string Late = "a check-in open beyond its time";

    [Theory]
    [InlineData(5, 1, "Of the 4 other people whom you mentor in this program, 3 have " + Late)]
    [InlineData(5, 3, "Of the 4 other people whom you mentor in this program, one has " + Late)]
    [InlineData(5, 0, null)]
    [InlineData(5, 4, null)]
    [InlineData(3, 1, null)]
    public async Task A_Collected_Digest_Counts_Those_Of_Whom_It_Holds_Nothing_Where_That_Points_At_Nobody(int mentees, int skip, string? line)
    {
        await using var crowd = await PromptedCrowd.StartAsync(mentees);
        var daniel = await CollectsAsync(crowd);
        await crowd.FallDueAsync();
        foreach (var mentee in crowd.Mentees.Skip(1).Take(skip))
            await mentee.User.PressesAsync("Skip this one");

        var digest = (await DigestAsync(crowd, daniel)).Card!.Words;

        if (line is null)
            Assert.DoesNotContain(Late, digest, StringComparison.Ordinal);
        else
            Assert.EndsWith(line + ".", digest.Split('\n').Last(text => text.Contains(Late, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.All(crowd.Mentees.Skip(1), mentee => Assert.DoesNotContain(mentee.Who.Name, digest, StringComparison.Ordinal));
        Assert.DoesNotContain(crowd.Bot.Graph.Mails, mail => mail.Html.Contains(Late, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Record_Of_Somebody_Else_That_Cannot_Be_Read_Holds_Up_No_Digest()
    {
        await using var crowd = await PromptedCrowd.StartAsync(4);
        var daniel = crowd.Bot.User(Somebody.Daniel);
        await daniel.InstallsAsync();
        await daniel.SaysAsync("digest settings");
        await daniel.PressesAsync(daniel.Latest, "Save", new { when = "daily", hour = "12:00" });
        await crowd.Mentees[0].User.PressesAsync("Start");
        await ShareAsync(crowd.Mentees[0].User);
        await crowd.PassAsync(TimeSpan.FromMinutes(1));
        await crowd.Bot.Tables.People.UpsertEntityAsync(
            new TableEntity(crowd.Mentees[2].Who.Id.Key, PersonRow.RowKey) { ["Address"] = "{" }, TableUpdateMode.Merge);

        await crowd.PassAsync(TimeSpan.FromDays(1));

        Assert.Single(daniel.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Number_Points_At_Nobody() => Prop.ForAll(
        (from others in Gen.Choose(0, 9) from overdue in Gen.Choose(0, others) select (others, overdue)).ToArbitrary(),
        given => OverdueCount.Of(given.others, given.overdue) is null == (given.others < 3 || given.overdue == 0 || given.overdue == given.others)).Holds();

    [Fact]
    public async Task A_Mentor_Is_Told_Who_Is_Late_Of_Those_Who_Agreed_To_It_And_Of_Nobody_Else()
    {
        await using var crowd = await PromptedCrowd.StartAsync(7);
        var daniel = await CollectsAsync(crowd);
        await AllAgreeAsync(crowd, daniel);
        await NameThemAsync(crowd);
        var (late, skips, pauses, away, silent) = (crowd.Mentees[1], crowd.Mentees[2], crowd.Mentees[3], crowd.Mentees[4], crowd.Mentees[5]);
        foreach (var mentee in (Asked[])[late, skips, pauses, away])
            Assert.Contains("Daniel Reyes may see that with your name", await AgreesAsync(mentee.User), StringComparison.Ordinal);
        Assert.Contains("I may tell you when Mentee 2 is late", await AgreesAsync(daniel), StringComparison.Ordinal);

        await crowd.FallDueAsync();
        await skips.User.PressesAsync("Skip this one");
        await pauses.User.SaysAsync("pause 3 weeks");
        crowd.Bot.Graph.Change(away.Who.ObjectId, person => person with { Away = (PromptedCrowd.Hour, PromptedCrowd.Hour.AddDays(20)) });
        var digest = await DigestAsync(crowd, daniel);

        Assert.Contains("Late with a check-in: Mentee 2.", digest.Card!.Words, StringComparison.Ordinal);
        Assert.All((Asked[])[skips, pauses, away, silent, crowd.Mentees[6]], mentee =>
            Assert.DoesNotContain(mentee.Who.Name, digest.Card.Words, StringComparison.Ordinal));
        Assert.DoesNotContain(Late, digest.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(crowd.Bot.Graph.Mails, mail => mail.Html.Contains(late.Who.Name, StringComparison.Ordinal));
        await IsNamedApartAsync(crowd, late);
        await IsForgottenOnceErasedAsync(crowd, late, digest);
    }

    [Fact]
    public async Task Whoever_Agreed_Before_The_Document_Had_Names_Is_Neither_Named_Nor_Counted()
    {
        await using var crowd = await PromptedCrowd.StartAsync(5);
        var daniel = await CollectsAsync(crowd);
        await AllAgreeAsync(crowd, daniel);
        await NameThemAsync(crowd);
        // One agrees to be named, and the mentor agreed to nothing new about them.
        await AgreesAsync(crowd.Mentees[1].User);

        await crowd.FallDueAsync();
        await crowd.Mentees[2].User.PressesAsync("Skip this one");
        var digest = (await DigestAsync(crowd, daniel)).Card!.Words;

        Assert.DoesNotContain("Late with a check-in", digest, StringComparison.Ordinal);
        Assert.DoesNotContain(Late, digest, StringComparison.Ordinal);
        Assert.All(crowd.Mentees.Skip(1), mentee => Assert.DoesNotContain(mentee.Who.Name, digest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_Is_Named_Whose_Mailbox_Does_Not_Answer()
    {
        await using var crowd = await PromptedCrowd.StartAsync(3);
        var daniel = await NamesAllAsync(crowd);
        crowd.Bot.Graph.Change(crowd.Mentees[1].Who.ObjectId, person => person with { Away = (PromptedCrowd.Hour.AddDays(1), PromptedCrowd.Hour.AddDays(20)) });
        crowd.Bot.Graph.Granted.Remove("MailboxSettings.Read");

        var digest = (await DigestAsync(crowd, daniel)).Card!.Words;

        Assert.All(crowd.Mentees.Skip(1), mentee => Assert.DoesNotContain(mentee.Who.Name, digest, StringComparison.Ordinal));
    }

    /// <summary>All but the first agreed to be named, and are asked.</summary>
    private static async Task<TeamsUser> NamesAllAsync(PromptedCrowd crowd)
    {
        var daniel = await CollectsAsync(crowd);
        await NameThemAsync(crowd);
        await AllAgreeAsync(crowd, daniel);
        await crowd.FallDueAsync();
        return daniel;
    }

    /// <summary>The digest that was sent and its claim know whom it names, and beside that, as ever, what it holds.</summary>
    private static async Task IsNamedApartAsync(PromptedCrowd crowd, Asked named)
    {
        var rows = (await StoredRows.AllAsync(crowd.Bot.Tables)).Where(row => row.GetString("Named") == named.Who.ObjectId).ToList();
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain(named.Who.ObjectId, row.GetString("Keys") ?? row.GetString("Note"), StringComparison.Ordinal));
    }

    private static async Task IsForgottenOnceErasedAsync(PromptedCrowd crowd, Asked named, SentActivity digest)
    {
        await named.User.SaysAsync("delete my data");
        await named.User.PressesAsync("Delete everything");
        await crowd.SettleAsync();

        Assert.Contains("zq-", digest.Json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(named.Who.Name, digest.Json.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(await StoredRows.AllAsync(crowd.Bot.Tables), row => row.Holds(named.Who.ObjectId));
    }

    /// <summary>What is shared with Daniel is gathered, once a day.</summary>
    private static async Task<TeamsUser> CollectsAsync(PromptedCrowd crowd)
    {
        var daniel = crowd.Bot.User(Somebody.Daniel);
        await daniel.InstallsAsync();
        await daniel.SaysAsync("digest settings");
        await daniel.PressesAsync(daniel.Latest, "Save", new { when = "daily", hour = "12:00" });
        await crowd.Mentees[0].User.PressesAsync("Start");
        return daniel;
    }

    private static async Task AllAgreeAsync(PromptedCrowd crowd, TeamsUser mentor)
    {
        foreach (var mentee in crowd.Mentees.Skip(1))
            await AgreesAsync(mentee.User);
        await AgreesAsync(mentor);
    }

    /// <returns>What they agreed to, all of it.</returns>
    private static async Task<string> AgreesAsync(TeamsUser user)
    {
        var before = user.Messages.Count;
        await user.SaysAsync("agreement");
        var asked = user.Messages.Skip(before).Where(message => message.Card?.Button("I agree") is not null).ToList();
        var words = string.Join('\n', asked.Select(message => message.Card!.Words));
        foreach (var message in asked)
            await user.PressesAsync(message, "I agree");
        return words;
    }

    private static async Task NameThemAsync(PromptedCrowd crowd)
    {
        var priya = crowd.Bot.User(Somebody.Priya);
        await priya.SaysAsync("import");
        await priya.PressesAsync("Check", new { document = ProgramWriter.Write(Mentorship.Program with { Overdue = OverdueRule.Names }) });
        Assert.Contains(Strings.Owners_ImportStored, (await priya.PressesAsync("Store this")).Card!.Words, StringComparison.Ordinal);
        await crowd.SettleAsync();
    }

    /// <summary>The first mentee shares something when the others' time is over.</summary>
    private static async Task<SentActivity> DigestAsync(PromptedCrowd crowd, TeamsUser mentor)
    {
        crowd.Bot.Time.AdvanceTo(PromptedCrowd.Hour.AddDays(8));
        await crowd.SettleAsync();
        await ShareAsync(crowd.Mentees[0].User);
        await crowd.PassAsync(TimeSpan.FromMinutes(1));
        await crowd.PassAsync(TimeSpan.FromDays(1));
        return Assert.Single(mentor.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));
    }

    private static async Task ShareAsync(TeamsUser mentee)
    {
        await mentee.SaysAsync("I reached a milestone");
        var card = mentee.Latest;
        await mentee.PressesAsync(card, "Begin", new { title = "The board review" });
        await mentee.PressesAsync(card, "A surprise");
        foreach (var text in Answers.First.All.Take(3))
            await mentee.PressesAsync(card, "Next", new { text });
        await mentee.PressesAsync(card, "Next", new { text = Answers.First.Next, due = "2026-12-04" });
        await mentee.PressesAsync(card, "Send to Daniel Reyes");
        await mentee.PressesAsync(card, "I agree, send to Daniel Reyes");
    }
}
