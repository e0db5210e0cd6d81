using Azure.Data.Tables;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Owners;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

public sealed class OwnerCommandsTests
{
    private static readonly string Document = ProgramWriter.Write(Mentorship.Program);

    private static readonly string Mondays = Document
        .Replace("rhythm: two-weeks", "rhythm: weekly", StringComparison.Ordinal)
        .Replace("weekday: wednesday", "weekday: monday", StringComparison.Ordinal);

    [Fact]
    public async Task Programs_Shows_Each_With_Its_Next_Date_And_What_Can_Be_Done()
    {
        await using var story = await Mentorship.StartAsync();

        await story.Priya.SaysAsync("programs");

        var card = story.Priya.Latest.Card!;
        Assert.Contains("Leaders of tomorrow", card.Words, StringComparison.Ordinal);
        Assert.Contains("Next check-in: Wednesday, ", card.Words, StringComparison.Ordinal);
        Assert.Contains("at 09:00 (Europe/Berlin)", card.Words, StringComparison.Ordinal);
        Assert.Contains("Pairings: 1. Still running: 1.", card.Words, StringComparison.Ordinal);
        Assert.Equal(["Rhythm", "Export", "Next six weeks", "Status", "Enrol", "More", "Import"], card.Buttons);
        Assert.Contains("Rhythm of Leaders of tomorrow", (await story.Priya.PressesAsync("Rhythm")).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Exported_Can_Be_Imported_And_Changes_Nothing()
    {
        await using var story = await Mentorship.StartAsync();
        await story.Priya.SaysAsync("export");
        var text = story.Priya.Latest.Card!.ValueOf("document")!;

        await story.Priya.SaysAsync("import");
        var card = (await story.Priya.PressesAsync("Check", new { document = text })).Card!;
        var drawn = "\uFEFF" + text.Replace("  ", "\u00A0\u00A0", StringComparison.Ordinal);
        var asDrawn = (await story.Priya.PressesAsync("Check", new { document = drawn })).Card!;
        var indented = $"\n  {text.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal)}\n\n";
        var asIndented = (await story.Priya.PressesAsync("Check", new { document = indented })).Card!;

        Assert.Equal(Document, text);
        Assert.All([card, asDrawn, asIndented], answer => Assert.Contains(Strings.Owners_ImportSame, answer.Words, StringComparison.Ordinal));
        Assert.Equal(["Check"], card.Buttons);
    }

    [Fact]
    public async Task An_Import_Is_Shown_First_Then_Stored_And_Asked_From_Then_On()
    {
        await using var story = await Mentorship.StartAsync();
        await story.Priya.SaysAsync("import");
        var text = Mondays.Replace("daysOff: []", "daysOff: [2026-12-07]", StringComparison.Ordinal);

        var preview = (await story.Priya.PressesAsync("Check", new { document = text })).Card!;

        Assert.Contains("From now on\ncadence, rhythm: weekly\ncadence, weekday: monday\n", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Until now\ncadence, rhythm: two-weeks\ncadence, weekday: wednesday\n", preview.Words, StringComparison.Ordinal);
        Assert.Contains("The next dates (Europe/Berlin)\nMonday, ", preview.Words, StringComparison.Ordinal);
        Assert.Contains("The dates until now (Europe/Berlin)\nWednesday, ", preview.Words, StringComparison.Ordinal);
        Assert.Equal(text.Trim(), preview.ValueOf("document"));
        Assert.Equivalent(Mentorship.Program, await ProgramAsync(story), strict: true);

        var press = story.Priya.PressActivity(story.Priya.Latest, "Store this", new { document = text });
        var stored = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        var again = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));

        Assert.Contains(Strings.Owners_ImportStored, stored.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(stored.Card.Words, again.Card!.Words);
        var program = await ProgramAsync(story);
        Assert.Equal((Rhythm.Weekly, IsoDayOfWeek.Monday, 2), (program.Cadence.Rhythm, program.Cadence.Weekday, program.CadenceRevision));
        Assert.Equal(new LocalDate(2026, 12, 7), Assert.Single(program.Hours.DaysOff));
        var agenda = await story.Bot.Tables.Agenda.QueryAsync<TableEntity>().ToListAsync();
        Assert.Single(agenda, row => TableKeys.Split(row.RowKey)[3].StartsWith("maya-and-daniel.cadence-2.", StringComparison.Ordinal));

        await story.Priya.SaysAsync("export");
        Assert.Contains("Version 2", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
        var earlier = (await story.Priya.PressesAsync("The version before")).Card!;
        Assert.Equal((Document, true), (earlier.ValueOf("document"), earlier.Words.Contains("Version 1", StringComparison.Ordinal)));
        Assert.Equal(["My programs"], earlier.Buttons);
    }

    [Fact]
    public async Task An_Hour_That_Is_Corrected_On_The_Day_Itself_Asks_Nobody_Again()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.UntilAsync(Mentorship.Wednesday);
        story.Bot.Time.Advance(TimeSpan.FromMinutes(5));
        await story.Priya.SaysAsync("import");
        var text = Document.Replace("at: \"09:00\"", "at: \"10:00\"", StringComparison.Ordinal);

        var preview = (await story.Priya.PressesAsync("Check", new { document = text })).Card!;
        await story.Priya.PressesAsync("Store this");
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(7));

        Assert.Contains("The next dates (Europe/Berlin)\nWednesday, 2 December 2026 at 10:00", preview.Words, StringComparison.Ordinal);
        Assert.Single(story.Prompts, IsFirst);
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(14).AddHours(1));
        Assert.Equal(2, story.Prompts.Count(IsFirst));

        static bool IsFirst(SentActivity prompt) => !prompt.Everything.Contains("A reminder of", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_Are_Shown_Line_By_Line_And_The_Text_Stays()
    {
        await using var story = await Mentorship.StartAsync();
        await story.Priya.SaysAsync("import");
        var text = Document.Replace("reminders: [2]", "reminders: 9", StringComparison.Ordinal)
            .Replace("zone: Europe/Berlin", "zone: Berlin", StringComparison.Ordinal);

        var card = (await story.Priya.PressesAsync("Check", new { document = text })).Card!;

        Assert.Contains("Line 3, zone: \"Berlin\" is not a time zone. Use a name such as Europe/Berlin.", card.Words, StringComparison.Ordinal);
        Assert.Contains("Line 12, cadence.reminders: ", card.Words, StringComparison.Ordinal);
        Assert.Equal(text.Trim(), card.ValueOf("document"));
        Assert.Equal(["Check"], card.Buttons);
        Assert.Contains(
            Strings.Owners_ImportEmpty, (await story.Priya.PressesAsync("Check", new { document = " " })).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_Text_Or_Another_Owners_Change_Is_Shown_Before_It_Is_Stored()
    {
        await using var story = await Mentorship.StartAsync();
        await story.Priya.SaysAsync("import");
        await story.Priya.PressesAsync("Check", new { document = Mondays });

        var other = await story.Priya.PressesAsync(
            "Store this", new { document = Mondays.Replace("reminders: [2]", "reminders: []", StringComparison.Ordinal) });

        Assert.Contains(Strings.Rhythm_Again, other.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("cadence, reminders: []", other.Card.Words, StringComparison.Ordinal);
        await story.Bot.Get<ProgramStore>().ChangeAsync(BotFixture.Tenant, Mentorship.ProgramId, program =>
            Task.FromResult(new ProgramChange<bool>(program with { Title = "Renamed" }, true)), default);
        var renamed = await story.Priya.PressesAsync(
            "Store this", new { document = Mondays.Replace("reminders: [2]", "reminders: []", StringComparison.Ordinal) });
        Assert.Contains(Strings.Rhythm_Again, renamed.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(Rhythm.EveryTwoWeeks, (await ProgramAsync(story)).Cadence.Rhythm);
    }

    [Fact]
    public async Task Only_Owners_Are_Answered_Whatever_A_Press_Claims()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();

        foreach (var command in (string[])["programs", "export", "import", "status"])
        {
            await story.Maya.SaysAsync(command);
            Assert.Equal(Strings.Owners_OwnersOnly, story.Maya.Latest.Text);
        }

        foreach (var verb in (string[])[OwnerVerbs.Programs, OwnerVerbs.Export, OwnerVerbs.Status, OwnerVerbs.Import, OwnerVerbs.Check, OwnerVerbs.Store])
        {
            var data = new System.Text.Json.Nodes.JsonObject { ["program"] = Mentorship.ProgramId, ["document"] = Mondays, ["shown"] = "x" };
            var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(story.Maya.InvokeActivity("1", verb, data)));
            Assert.Equal(Strings.Owners_OwnersOnly, answer.Error);
        }

        await story.Priya.SaysAsync("import");
        var unknown = await story.Priya.PressesAsync(
            "Check", new { document = Mondays.Replace("program: leaders", "program: others", StringComparison.Ordinal) });
        Assert.Contains("You own no program named others.", unknown.Card!.Words, StringComparison.Ordinal);
        Assert.Equivalent(Mentorship.Program, await ProgramAsync(story), strict: true);
    }

    [Fact]
    public async Task An_Owner_Of_Many_Programs_Reaches_Each_Of_Them()
    {
        await using var story = await Mentorship.StartAsync();
        foreach (var number in Enumerable.Range(1, 9))
            await story.Bot.Get<ProgramStore>().AddAsync(Mentorship.Program with { Id = $"a-{number}", Title = $"Program {number}" }, default);

        foreach (var command in (string[])["pause program", "preview", "roll out", "milestone reached", "rhythm"])
        {
            await story.Priya.SaysAsync(command);
            var answer = await story.Priya.PressesAsync("Open", new { program = "a-9" });
            Assert.Contains("Program 9", answer.Card!.Words, StringComparison.Ordinal);
        }

        await story.Priya.SaysAsync("programs");
        Assert.StartsWith("Your programs\nLeaders of tomorrow\n", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
        var one = (await story.Priya.PressesAsync("Open", new { program = "a-9" })).Card!;
        Assert.Contains("Program 9", one.Words, StringComparison.Ordinal);
        Assert.Contains("Status", one.Buttons);
        Assert.Contains("Program 1", (await story.Priya.PressesAsync("My programs")).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_Counts_And_Names_Whom_It_Cannot_Reach_But_Never_Shows_A_Word()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.Priya.SaysAsync("status");
        Assert.Contains(Strings.Owners_StatusNobody, story.Priya.Latest.Card!.Words, StringComparison.Ordinal);

        await story.SharesAsync(Answers.First);
        await story.ReachesAsync("The Berlin deal");
        await story.Bot.Get<PersonStore>().ChangeAsync(
            Somebody.Daniel.Id, person => ValueTask.FromResult(Change.To(person with { Unreachable = "BotBlocked" }, true)), default);
        await story.Priya.SaysAsync("status");

        var words = story.Priya.Latest.Card!.Words;
        Assert.Contains("Asked: 2. Answered: 1 (50 %).", words, StringComparison.Ordinal);
        Assert.Contains("People asked: 1. Answered at least once: 1 (100 %).", words, StringComparison.Ordinal);
        Assert.Contains("Teams does not let me write to these people: Daniel Reyes.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", words, StringComparison.Ordinal);
        Assert.DoesNotContain("board", words, StringComparison.Ordinal);
    }

    private static async Task<MentoringProgram> ProgramAsync(Mentorship story) =>
        (await story.Bot.Get<ProgramStore>().FindAsync(BotFixture.Tenant, Mentorship.ProgramId, default))!;
}
