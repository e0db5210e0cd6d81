using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Graph;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.People;

/// <summary>Whoever has left the organisation is asked nothing, and the owner sees it. It is Monday; the cadence asks on Wednesdays.</summary>
public sealed class LeaverTests
{
    private static readonly DateTimeOffset Wednesday = Mentorship.Wednesday;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_Mentee_Who_Left_Is_Not_Asked_And_The_Owner_Is_Told(bool isGone)
    {
        await using var story = await Mentorship.BegunAsync();
        Leaves(story, isGone);

        await story.StepUntilAsync(Wednesday.AddDays(14));

        Assert.Empty(story.Prompts);
        await story.Priya.SaysAsync("status");
        Assert.Contains("have left the organisation, so I ask them nothing any more: Maya Okafor.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_Who_Left_Is_Asked_About_Their_Milestone_Or_Reminded(bool isGone)
    {
        await using var story = await Mentorship.BegunAsync(null, ("The board review", 3));
        await story.StepUntilAsync(Wednesday);
        Assert.Single(story.Prompts);
        Leaves(story, isGone);

        await story.StepUntilAsync(Wednesday.AddDays(7));

        Assert.Single(story.Prompts);
        Assert.Empty(story.MilestoneQuestions);
    }

    [Fact]
    public async Task The_Owner_Is_Told_The_Morning_After_And_Once_Whatever_Became_Of_Their_Earlier_Programs()
    {
        await using var story = await Mentorship.BegunAsync(Mentorship.Program with { Hours = WorkingHours.Default });
        await story.Bot.Get<ProgramStore>().AddAsync(Mentorship.Program with { Id = "former", EndsOn = new LocalDate(2026, 11, 13) }, default);
        await story.Priya.InstallsAsync();
        var before = story.Priya.Messages.Count;
        Leaves(story, isGone: true);
        await story.StepUntilAsync(Wednesday.AddHours(22).AddMinutes(59));
        Assert.Equal(before, story.Priya.Messages.Count);

        await story.StepUntilAsync(Wednesday.AddDays(15));

        var news = Assert.Single(story.Priya.Messages.Skip(before)).Card!;
        Assert.Contains("have left the organisation, so I ask them nothing any more: Maya Okafor.", news.Words, StringComparison.Ordinal);
        Assert.Contains(Strings.Owners_LeaversHint, news.Words, StringComparison.Ordinal);
        Assert.Equal(["Status"], news.Buttons);
    }

    [Fact]
    public async Task Two_Leavers_Of_One_Name_Are_Two()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Priya.InstallsAsync();
        var other = new PersonName(Somebody.Omar.Id, Somebody.Maya.Name);
        await story.Bot.Get<PairingStore>().AddAsync(Mentorship.Pairing with { Id = "other", Mentee = other }, default);
        story.Bot.Graph.Change(other.Id.ObjectId, _ => null);
        await story.Bot.Get<PersonStore>().ChangeAsync(
            other.Id, person => ValueTask.FromResult(Change.To(person with { Unreachable = Leavers.Left }, true)), default);
        Leaves(story, isGone: true);

        await story.StepUntilAsync(Wednesday.AddDays(2));

        Assert.Contains("any more: Maya Okafor, Maya Okafor.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Mentee_Who_Is_Back_Is_Asked_Again()
    {
        await using var story = await Mentorship.BegunAsync();
        Leaves(story, isGone: false);
        await story.StepUntilAsync(Wednesday.AddDays(1));
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => person with { Disabled = false });

        await story.StepUntilAsync(Wednesday.AddDays(15));

        Assert.Single(story.Prompts);
        Assert.Null((await story.Bot.Get<PersonStore>().GetStoredAsync(Somebody.Maya.Id, default)).Unreachable);
    }

    [Fact]
    public async Task A_Graph_That_Does_Not_Answer_Stops_Nobody()
    {
        await using var story = await Mentorship.BegunAsync();
        story.Bot.Graph.Granted.Clear();

        await story.StepUntilAsync(Wednesday);

        Assert.Single(story.Prompts);
    }

    [Fact]
    public async Task People_Of_Another_Tenant_Than_Graphs_Are_Not_Taken_For_Leavers()
    {
        await using var story = await Mentorship.StartAsync(more: services =>
            services.PostConfigure<GraphOptions>(options => options.TenantId = "99999999-0000-4000-8000-000000000009"));
        await story.BeginAsync();
        Leaves(story, isGone: true);

        await story.StepUntilAsync(Wednesday);

        Assert.Single(story.Prompts);
    }

    private static void Leaves(Mentorship story, bool isGone) =>
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, person => isGone ? null : person with { Disabled = true });
}
