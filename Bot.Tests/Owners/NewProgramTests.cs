using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

public sealed class NewProgramTests
{
    [Fact]
    public async Task A_Program_Is_Made_From_A_Template_Once_However_Often_The_Button_Is_Pressed()
    {
        await using var story = await OwnedByOmarAsync();
        var omar = story.Bot.User(Somebody.Omar);
        await omar.SaysAsync("new program");
        var text = omar.Latest.Card!.ValueOf("document")!.Replace("My mentoring program", "Führung: Köln", StringComparison.Ordinal);

        var preview = (await omar.PressesAsync("Check", new { document = text })).Card!;
        Assert.Contains("There is no program named fuhrung-koln yet.", preview.Words, StringComparison.Ordinal);
        Assert.Contains("Owners\nOmar Haddad\n", preview.Words, StringComparison.Ordinal);
        Assert.Contains("The next dates (Europe/Berlin)\nWednesday, ", preview.Words, StringComparison.Ordinal);
        Assert.Equal(["Create", "Check"], preview.Buttons);
        Assert.Null(await FindAsync(story, "fuhrung-koln"));

        var press = omar.PressActivity(omar.Latest, "Create");
        var made = await CardAnswer.ReadAsync(await omar.PostAsync(press));
        var again = await CardAnswer.ReadAsync(await omar.PostAsync(press));

        Assert.Contains(Strings.Owners_ImportStored, made.Card!.Words, StringComparison.Ordinal);
        Assert.Equal(made.Card.Words, again.Card!.Words);
        var program = (await FindAsync(story, "fuhrung-koln"))!;
        Assert.Equal(("Führung: Köln", "Europe/Berlin", Somebody.Omar.Id), (program.Title, program.Zone, Assert.Single(program.Owners).Id));
        Assert.Equal(2, (await story.Bot.Get<ProgramStore>().OfTenantAsync(BotFixture.Tenant, default)).Count);
        await omar.SaysAsync("programs");
        Assert.Contains("Führung: Köln", omar.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Document_With_A_Name_That_Nobody_Has_Creates_And_One_That_Somebody_Took_Meanwhile_Is_Shown_Again()
    {
        await using var story = await OwnedByOmarAsync();
        var omar = story.Bot.User(Somebody.Omar);
        var document = ProgramWriter.Write(Mentorship.Program with { Id = "graduates", Title = "Graduates" });
        await omar.SaysAsync("import");
        await omar.PressesAsync("Check", new { document });
        await story.Bot.Get<ProgramStore>().AddAsync(Mentorship.Program with { Id = "graduates", Title = "Others" }, default);

        var answer = await omar.PressesAsync("Create", new { document });

        Assert.Contains(Strings.Rhythm_Again, answer.Card!.Words, StringComparison.Ordinal);
        Assert.Contains("title: \"Others\"", answer.Card.Words, StringComparison.Ordinal);
        Assert.Equal("Others", (await FindAsync(story, "graduates"))!.Title);
    }

    [Fact]
    public async Task Whoever_Owns_Only_Some_Programs_Creates_None()
    {
        await using var story = await Mentorship.StartAsync();
        var document = ProgramWriter.Write(Mentorship.Program with { Id = "", Title = "Mine" });

        await story.Priya.SaysAsync("new program");
        Assert.Equal(Strings.Owners_CreatorsOnly, story.Priya.Latest.Text);
        foreach (var verb in (string[])[OwnerVerbs.Check, OwnerVerbs.Store])
        {
            var data = new System.Text.Json.Nodes.JsonObject { ["document"] = document, ["shown"] = "x" };
            var answer = await CardAnswer.ReadAsync(await story.Priya.PostAsync(story.Priya.InvokeActivity("1", verb, data)));
            Assert.Contains(Strings.Owners_ImportNameless, answer.Card!.Words, StringComparison.Ordinal);
        }

        var opened = await CardAnswer.ReadAsync(await story.Priya.PostAsync(story.Priya.InvokeActivity("1", OwnerVerbs.New, null)));
        Assert.Equal(Strings.Owners_CreatorsOnly, opened.Error);
        Assert.Null(await FindAsync(story, "mine"));
    }

    [Fact]
    public async Task Whoever_Leaves_Themselves_Out_Is_Warned_Before_They_Lose_The_Program()
    {
        await using var story = await Mentorship.StartAsync();
        var document = ProgramWriter.Write(Mentorship.Program with { Owners = [Somebody.Omar.PersonName] });
        await story.Priya.SaysAsync("import");

        var preview = (await story.Priya.PressesAsync("Check", new { document })).Card!;

        Assert.Contains(Strings.Owners_ImportLeaves, preview.Words, StringComparison.Ordinal);
        await story.Priya.PressesAsync("Store this", new { document });
        await story.Priya.SaysAsync("programs");
        Assert.Equal(Strings.Owners_OwnersOnly, story.Priya.Latest.Text);
    }

    [Fact]
    public async Task Owners_Named_In_The_Configuration_Are_Told_What_They_Can_Do()
    {
        await using var story = await OwnedByOmarAsync();
        var omar = story.Bot.User(Somebody.Omar);

        await omar.SaysAsync("hi");

        Assert.Contains(Strings.Home_OwnerHint, omar.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Contains(Strings.Home_OwnerOfAllHint, omar.Latest.Card.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Strings.Welcome_Nobody, omar.Latest.Card.Words, StringComparison.Ordinal);
        await omar.SaysAsync("programs");
        Assert.Equal(["Rhythm", "Export", "Next six weeks", "Status", "Enrol", "More", "New program", "Import"], omar.Latest.Card!.Buttons);
    }

    [Fact]
    public async Task In_A_Tenant_Without_Programs_Its_Configured_Owner_Sees_How_To_Begin()
    {
        await using var bot = await BotFixture.StartAsync(more: Configured);
        var omar = bot.User(Somebody.Omar);

        await omar.SaysAsync("programs");
        Assert.Contains(Strings.Owners_ProgramsNone, omar.Latest.Card!.Words, StringComparison.Ordinal);
        var card = (await omar.PressesAsync("New program")).Card!;

        Assert.StartsWith("title: \"My mentoring program\"\n", card.ValueOf("document"), StringComparison.Ordinal);
        foreach (var command in (string[])["status", "rhythm"])
        {
            await omar.SaysAsync(command);
            Assert.Equal(Strings.Owners_ProgramsNone, omar.Latest.Text);
        }
    }

    [Theory]
    [InlineData("Executive mentoring", "executive-mentoring")]
    [InlineData("  2027: Größe & Mut!  ", "gro-e-mut")]
    [InlineData("日本", "program")]
    [InlineData("Taken", "taken-3")]
    [InlineData("A program whose title is very much longer than any name", "a-program-whose-title-is-very-much-longe")]
    public void A_Name_Comes_From_The_Title(string title, string name) =>
        Assert.Equal(name, ProgramTemplate.NameFor(title, new HashSet<string> { "taken", "taken-2" }));

    private static Task<Mentorship> OwnedByOmarAsync() => Mentorship.StartAsync(more: Configured);

    private static void Configured(IServiceCollection services) =>
        services.Configure<ProgramsOptions>(options => options.Owners.Add(Somebody.Omar.Id.Key));

    private static Task<MentoringProgram?> FindAsync(Mentorship story, string id) =>
        story.Bot.Get<ProgramStore>().FindAsync(BotFixture.Tenant, id, default);
}
