using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

public sealed class EnrolTests
{
    private static readonly Somebody Guest = new("Gail Guest", "f6000000-0000-4000-8000-00000000000f");

    [Fact]
    public async Task Pasted_Rows_Are_Shown_First_And_Enrolled_Once_However_Often_They_Come()
    {
        await using var story = await Mentorship.StartAsync();
        await story.Priya.SaysAsync("enrol");
        var rows = $"""
            mentor;mentee;start
            {Somebody.Daniel.Mail};{Somebody.Maya.Mail};
            {Somebody.Daniel.ObjectId};Omar Haddad <{Somebody.Omar.Mail}>;2026-12-20
            """;

        var dryRun = (await story.Priya.PressesAsync("Check", new { document = rows })).Card!;

        Assert.Contains(
            "Would be enrolled\nLine 3: Omar Haddad with Daniel Reyes, Leaders of tomorrow, from Sunday, 20 December 2026\n",
            dryRun.Words,
            StringComparison.Ordinal);
        Assert.Contains("Enrolled already\nLine 2: Maya Okafor with Daniel Reyes, Leaders of tomorrow\n", dryRun.Words, StringComparison.Ordinal);
        Assert.Empty(await PairingsAsync(story, Somebody.Omar));

        var press = story.Priya.PressActivity(story.Priya.Latest, "Enrol 1");
        var first = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        var second = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        await story.Priya.SaysAsync("enrol");
        var again = (await story.Priya.PressesAsync("Check", new { document = rows })).Card!;

        Assert.Contains(Strings.Enrol_Done, first.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(first.Card.Words, second.Card!.Words);
        Assert.Contains(Strings.Enrol_AllThere, again.Words, StringComparison.Ordinal);
        Assert.Equal(["Check"], again.Buttons);
        var pairing = Assert.Single(await PairingsAsync(story, Somebody.Omar));
        Assert.Equal((Somebody.Omar.PersonName, new LocalDate(2026, 12, 20)), (pairing.Mentee, pairing.StartsOn));
        Assert.Equal(Somebody.Daniel.PersonName, Assert.Single(pairing.Mentors));
        Assert.Equal(2, (await story.Bot.Get<PairingStore>().ForMentorAsync(Somebody.Daniel.Id, default)).Count);
    }

    [Fact]
    public async Task Nobody_Is_Asked_Before_The_Day_On_Which_They_Start()
    {
        await using var story = await Mentorship.StartAsync();
        await EnrolAsync(story, $"{Somebody.Omar.Mail}, {Somebody.Daniel.Mail}, {Mentorship.ProgramId}, 2027-01-20", "Enrol 1");

        var due = (await story.Bot.Tables.Agenda.QueryAsync<TableEntity>().ToListAsync())
            .Select(row => TableKeys.Split(row.RowKey)).Single(key => key[2] == Somebody.Omar.Id.Key && key[1] == CadenceCheckIn.AgendaKind);

        // Every second Wednesday from 18 November: 13 January is too early, 27 January is the first, and begins at UTC+14.
        Assert.Equal(TableKeys.Moment(new DateTimeOffset(2027, 1, 27, 0, 0, 0, TimeSpan.FromHours(14))), due[0]);
        Assert.EndsWith(".cadence-1.6", due[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_Faulty_Row_Says_What_Is_Wrong_And_Nobody_Is_Enrolled()
    {
        await using var story = await Mentorship.StartAsync(graph: [Guest with { Principal = "gail_example.org#EXT#@example.com" }]);
        var rows = $"""
            {Somebody.Omar.Mail},{Somebody.Omar.Mail}
            nobody@example.com,{Somebody.Daniel.Mail}
            {Somebody.Omar.Mail},{Guest.Mail}
            {Somebody.Maya.Mail},{Somebody.Lena.Mail}
            {Somebody.Omar.Mail},{Somebody.Daniel.Mail},others
            {Somebody.Lena.Mail},{Somebody.Daniel.Mail},,soon
            {Somebody.Lena.Mail},{Somebody.Omar.Mail}
            Omar,{Somebody.Daniel.Mail}
            ,{Somebody.Daniel.Mail}
            a,b,c,d,e,f
            {Somebody.Omar.Mail},{Somebody.Daniel.Mail}
            """;

        var card = await EnrolAsync(story, rows, null);

        string[] expected =
        [
            $"Line 1, mentor: {Strings.Enrol_OwnMentor}",
            "Line 2, mentee: Nobody in your organisation has nobody@example.com.",
            "Line 3, mentor: Gail Guest is a guest",
            "Line 4, mentor: Maya Okafor is mentored by Daniel Reyes already.",
            "Line 5, program: You own no program of this name. Yours: leaders.",
            "Line 6, start: “soon” is not a date.",
            "Line 7, mentee: Lena Fischer is in line 6 as well.",
            "Line 8, mentee: “Omar” is neither",
            $"Line 9, mentee: {Strings.Enrol_NobodyThere}",
            "Line 10: There are 6 cells, and 5 columns are known.",
        ];
        Assert.All(expected, line => Assert.Contains(line, card.Words, StringComparison.Ordinal));
        Assert.Equal(["Check"], card.Buttons);
        Assert.Equal(rows, card.ValueOf("document"));
        Assert.Empty(await PairingsAsync(story, Somebody.Omar));
    }

    [Fact]
    public async Task A_Spreadsheets_Own_First_Line_And_Its_Empty_Columns_Are_No_Fault()
    {
        await using var story = await Mentorship.StartAsync();

        var card = await EnrolAsync(story, $"sep=;\n{Somebody.Omar.Mail};{Somebody.Daniel.Mail};;;;;;", null);

        Assert.Contains("Would be enrolled\nLine 2: Omar Haddad with Daniel Reyes", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_Has_To_Wait_Is_Not_Promised_A_Welcome()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { RollOutSize = 1 });

        var done = await EnrolAsync(story, $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail}", "Enrol 1");

        Assert.Contains(Strings.Enrol_DoneWaits, done.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Strings.Enrol_Done, done.Words, StringComparison.Ordinal);
        var started = await EnrolAsync(story, $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail},,2026-12-01", null);
        Assert.Contains("Line 1, start: Omar Haddad is enrolled already", started.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-15", "", "program: The program's last day is Sunday, 15 November 2026")]
    [InlineData("2026-12-11", "2026-12-12", "start: The program's last day is Friday, 11 December 2026")]
    [InlineData(null, "9999-12-31", "start: 9999-12-31 is too far away")]
    public async Task Nobody_Is_Enrolled_For_A_Day_On_Which_Nobody_Is_Asked(string? ends, string start, string fault)
    {
        LocalDate? last = ends is null ? null : LocalDatePattern.Iso.Parse(ends).Value;
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { EndsOn = last });

        var card = await EnrolAsync(story, $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail},,{start}", null);

        Assert.Contains($"Line 1, {fault}", card.Words, StringComparison.Ordinal);
        Assert.Equal(["Check"], card.Buttons);
    }

    [Fact]
    public async Task Whoever_Was_Enrolled_Meanwhile_By_Somebody_Else_Is_Shown_Before_Anything_Is_Done()
    {
        await using var story = await Mentorship.StartAsync();
        await EnrolAsync(story, $"{Somebody.Omar.Mail}\t{Somebody.Daniel.Mail}", null);
        await story.Bot.Get<PairingStore>().AddAsync(
            Mentorship.Pairing with { Id = "omar-and-lena", Mentee = Somebody.Omar.PersonName, Mentors = [Somebody.Lena.PersonName] }, default);

        var answer = await story.Priya.PressesAsync("Enrol 1");

        Assert.Contains("Omar Haddad is mentored by Lena Fischer already.", answer.Card!.Words, StringComparison.Ordinal);
        Assert.Single(await PairingsAsync(story, Somebody.Omar));
    }

    [Fact]
    public async Task Whoever_Is_Enrolled_In_Two_Programs_On_One_Day_Is_Welcomed_To_Both()
    {
        await using var story = await Mentorship.StartAsync();
        await story.Bot.Get<ProgramStore>().AddAsync(Mentorship.Program with { Id = "second", Title = "Second program" }, default);
        var omar = story.Bot.User(Somebody.Omar);

        foreach (var program in (string[])[Mentorship.ProgramId, "second"])
        {
            await EnrolAsync(story, $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail},{program}", "Enrol 1");
            await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
            await story.Bot.PassAsync(TimeSpan.FromMinutes(6));
            await story.Bot.PassAsync(TimeSpan.FromHours(1));
        }

        Assert.Single(omar.Messages);
        await story.StepUntilAsync(Mentorship.Wednesday.AddMinutes(-1));
        Assert.Equal(
            [false, true], omar.Messages.Select(message => message.Card!.Words.Contains("added you to “Second program”", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whose_Pairing_Ended_Can_Be_Enrolled_Anew()
    {
        await using var story = await Mentorship.StartAsync();
        var pairings = story.Bot.Get<PairingStore>();
        var stored = (await pairings.FindAsync(Somebody.Maya.Id, Mentorship.PairingId, default))!;
        await pairings.ChangeAsync(stored, stored.Pairing with { Ended = true }, default);

        await EnrolAsync(story, $"{Somebody.Maya.Mail},{Somebody.Daniel.Mail}", "Enrol 1");

        Assert.Equal([true, false], (await PairingsAsync(story, Somebody.Maya)).Select(pairing => pairing.Ended).Order().Reverse());
    }

    [Fact]
    public async Task Only_Owners_Enrol_Whatever_A_Press_Claims_And_Only_Into_Programs_Of_Theirs()
    {
        await using var story = await Mentorship.StartAsync();
        await story.Bot.Get<ProgramStore>().AddAsync(
            Mentorship.Program with { Id = "others", Owners = [Somebody.Lena.PersonName] }, default);

        await story.Maya.SaysAsync("enrol");
        Assert.Equal(Strings.Owners_OwnersOnly, story.Maya.Latest.Text);
        foreach (var verb in (string[])[OwnerVerbs.Enrol, OwnerVerbs.CheckRows, OwnerVerbs.EnrolRows])
        {
            var data = new System.Text.Json.Nodes.JsonObject
            {
                ["program"] = Mentorship.ProgramId, ["document"] = $"{Somebody.Omar.Mail},{Somebody.Maya.Mail}", ["shown"] = "x",
            };
            var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(story.Maya.InvokeActivity("1", verb, data)));
            Assert.Equal(Strings.Owners_OwnersOnly, answer.Error);
        }

        var others = new System.Text.Json.Nodes.JsonObject
        {
            ["program"] = "others", ["document"] = $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail}", ["shown"] = "x",
        };
        var refused = await CardAnswer.ReadAsync(await story.Priya.PostAsync(story.Priya.InvokeActivity("1", OwnerVerbs.EnrolRows, others)));
        Assert.Contains("Name one of: leaders.", refused.Card!.Words, StringComparison.Ordinal);
        Assert.Empty(await PairingsAsync(story, Somebody.Omar));
    }

    private static async Task<CardView> EnrolAsync(Mentorship story, string rows, string? confirm)
    {
        await story.Priya.SaysAsync("enrol");
        var card = (await story.Priya.PressesAsync("Check", new { document = rows })).Card!;
        return confirm is null ? card : (await story.Priya.PressesAsync(confirm)).Card!;
    }

    private static async Task<IReadOnlyList<Pairing>> PairingsAsync(Mentorship story, Somebody mentee) =>
        [.. (await story.Bot.Get<PairingStore>().ForMenteeAsync(mentee.Id, default)).Select(stored => stored.Pairing)];
}
