using System.Text.Json.Nodes;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Owners.RollOuts;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Tests.Faults;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Tests.Teams;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

/// <summary>A program rolls out in steps. It is Monday, 16 November; the rhythm asks every Wednesday. Maya began long ago; Omar and Lena wait.</summary>
public sealed class RollOutTests
{
    private static readonly MentoringProgram Program = Mentorship.Program with
    {
        Cadence = Mentorship.Program.Cadence with { Rhythm = Rhythm.Weekly },
        Hours = WorkingHours.Default,
        RollOutSize = 1,
        Milestones = [new ProgramMilestone("first-weeks", "The first weeks") { After = Period.FromWeeks(2) }],
    };

    [Fact]
    public async Task The_First_Cards_Come_To_The_Owner_Alone_Marked_As_A_Trial_And_Do_Nothing()
    {
        await using var story = await EnrolledAsync();
        await story.Priya.SaysAsync("roll out");
        var before = story.Priya.Messages.Count;

        await story.Priya.PressesAsync("Send me the first cards");

        var cards = story.Priya.Messages.Skip(before).Select(message => message.Card!).ToList();
        Assert.Equal(2, cards.Count);
        Assert.All(cards, card => Assert.StartsWith(Strings.RollOut_Trial, card.Words, StringComparison.Ordinal));
        Assert.Contains("Leaders of tomorrow", cards[0].Words, StringComparison.Ordinal);
        Assert.Equal(["Start", "Not now", "No thanks"], cards[0].Buttons);
        Assert.Contains("short questions, none", cards[1].Words, StringComparison.Ordinal);
        var answer = await story.Priya.PressesAsync(story.Priya.Messages[^1], "Start");
        Assert.Null(answer.Error);
        Assert.Empty(await story.Bot.Get<CheckInStore>().ListAsync(Somebody.Priya.Id, default));
        Assert.Empty(await story.Bot.Get<PairingStore>().ForMenteeAsync(Somebody.Priya.Id, default));
        Assert.Equal(Participation.Invited, (await story.Bot.Get<PersonStore>().GetAsync(Somebody.Priya.Id, default)).Participation);
    }

    [Fact]
    public async Task Whoever_Waits_Hears_Nothing_When_The_Rhythm_Asks()
    {
        await using var story = await EnrolledAsync();

        await story.StepUntilAsync(Mentorship.Wednesday.AddHours(3));

        Assert.All(new[] { Somebody.Omar, Somebody.Lena }, somebody => Assert.False(HasApp(story, somebody)));
        Assert.Single(story.Prompts);
        await story.Priya.SaysAsync("programs");
        Assert.Contains("Pairings: 3. Running: 1. Waiting to start: 2.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.All(await WaitingAsync(story), pairing => Assert.True(pairing.Waits));
    }

    [Fact]
    public async Task A_Pilot_Group_Starts_On_Its_Day_And_The_Others_Batch_By_Batch()
    {
        await using var story = await EnrolledAsync();
        await story.Priya.SaysAsync("roll out");

        var pilot = (await story.Priya.PressesAsync("Start those as a pilot", new { pilot = Somebody.Omar.ObjectId, first = "2026-11-17" })).Card!;
        Assert.Contains("Tuesday, 17 November 2026 (1): Omar Haddad", pilot.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await WaitingAsync(story)).Count);
        var press = story.Priya.PressActivity(story.Priya.Latest, "Start 1");
        var first = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));
        var second = await CardAnswer.ReadAsync(await story.Priya.PostAsync(press));

        Assert.Equal(first.Card!.Words, second.Card!.Words);
        Assert.Contains("Tuesday, 17 November 2026 (1): Omar Haddad", first.Card.Words, StringComparison.Ordinal);
        Assert.Equal("Lena Fischer", Assert.Single(await WaitingAsync(story)).Mentee.Name);

        var rest = (await story.Priya.PressesAsync("Start the others in batches", new { perDay = "1", first = "2026-11-20" })).Card!;
        Assert.Contains("Friday, 20 November 2026 (1): Lena Fischer", rest.Words, StringComparison.Ordinal);
        await story.Priya.PressesAsync("Start 1");
        Assert.Empty(await WaitingAsync(story));
        await story.Bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.False(HasApp(story, Somebody.Omar));
        await story.StepUntilAsync(Mentorship.Wednesday.AddHours(12));
        Assert.Equal((true, false), (HasApp(story, Somebody.Omar), HasApp(story, Somebody.Lena)));
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(3));
        Assert.True(HasApp(story, Somebody.Lena));
        var omar = Assert.Single(await story.Bot.Get<PairingStore>().ForMenteeAsync(Somebody.Omar.Id, default)).Pairing;
        Assert.Equal((false, new LocalDate(2026, 11, 17)), (omar.Waits, omar.StartsOn));
        Assert.Equal(new LocalDate(2026, 12, 1), Assert.Single(await story.Bot.Get<MilestoneStore>().ListAsync(Somebody.Omar.Id, default)).PlannedOn);
    }

    [Fact]
    public void Whoever_Has_No_Room_In_The_List_Is_Counted()
    {
        var waiting = Enumerable.Range(1, 70).Select(number => Mentorship.Pairing with { Mentee = Asked.Somebody(number).PersonName }).ToList();

        var card = new CardView(RollOutCard.Ask(new RollOutState(Program, new LocalDate(2026, 11, 16), waiting, [])).ToElement());

        Assert.Contains("And 10 more.", card.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_Fall_On_Working_Days_And_Everybody_Is_In_One()
    {
        var hours = WorkingHours.Default with { DaysOff = new HashSet<LocalDate> { new(2026, 11, 23) } };
        var waiting = Enumerable.Range(0, 5).Select(number => Mentorship.Pairing with { Id = $"pair-{number}" }).ToList();

        var plan = RollOutPlan.Of(Program with { Hours = hours }, waiting, 2, new LocalDate(2026, 11, 20));

        Assert.Equal([new LocalDate(2026, 11, 20), new LocalDate(2026, 11, 24), new LocalDate(2026, 11, 25)], plan.Batches.Select(batch => batch.Day));
        Assert.Equal(waiting, plan.Batches.SelectMany(batch => batch.Pairings));
    }

    [Fact]
    public async Task Nobody_Starts_After_The_Last_Day()
    {
        await using var story = await EnrolledAsync(Program with { EndsOn = new LocalDate(2026, 11, 20) });
        await story.Priya.SaysAsync("roll out");

        var late = await story.Priya.PressesAsync("Start the others in batches", new { perDay = "1", first = "2026-11-20" });
        Assert.Contains("The program's last day is Friday, 20 November 2026", late.Card!.Words, StringComparison.Ordinal);
        var inTime = await story.Priya.PressesAsync("Start the others in batches", new { perDay = "2", first = "2026-11-20" });

        Assert.Contains("Friday, 20 November 2026 (2): Lena Fischer, Omar Haddad", inTime.Card!.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Start those as a pilot", "", "2026-11-17", nameof(Strings.RollOut_PickPilot))]
    [InlineData("Start those as a pilot", "x", "2026-11-15", nameof(Strings.RollOut_PickDay))]
    [InlineData("Start the others in batches", "", "", nameof(Strings.RollOut_PickDay))]
    public async Task What_Cannot_Be_Is_Asked_For_Again(string button, string pilot, string first, string problem)
    {
        await using var story = await EnrolledAsync();
        await story.Priya.SaysAsync("roll out");

        var answer = await story.Priya.PressesAsync(button, new { pilot, first, perDay = "1" });

        Assert.Contains(Strings.ResourceManager.GetString(problem, Strings.Culture)!, answer.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_Owners_May_Whatever_A_Press_Claims()
    {
        await using var story = await EnrolledAsync();

        await story.Maya.SaysAsync("roll out");
        Assert.Equal(Strings.Owners_OwnersOnly, story.Maya.Latest.Text);
        foreach (var verb in (string[])[OwnerVerbs.RollOut, OwnerVerbs.CheckRollOut, OwnerVerbs.StartRollOut, OwnerVerbs.TryCards])
        {
            var data = new JsonObject { ["program"] = Mentorship.ProgramId, ["first"] = "2026-11-17", ["perDay"] = 5, ["shown"] = "x" };
            var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(story.Maya.InvokeActivity("1", verb, data)));
            Assert.Equal(Strings.Owners_OwnersOnly, answer.Error);
        }

        Assert.Equal(2, (await WaitingAsync(story)).Count);
    }

    private static async Task<Mentorship> EnrolledAsync(MentoringProgram? program = null)
    {
        var story = await Mentorship.BegunAsync(program ?? Program);
        await story.Priya.SaysAsync("enrol");
        await story.Priya.PressesAsync("Check", new
        {
            document = $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail}\n{Somebody.Lena.Mail},{Somebody.Daniel.Mail}",
        });
        await story.Priya.PressesAsync("Enrol 2");
        await story.Bot.PassAsync(TimeSpan.FromMinutes(2));
        return story;
    }

    /// <summary>Whether the bot has begun to reach somebody.</summary>
    private static bool HasApp(Mentorship story, Somebody somebody) => story.Bot.Graph.HasApp(story.Bot.Graph.Find(somebody.ObjectId)!);

    private static async Task<IReadOnlyList<Pairing>> WaitingAsync(Mentorship story) =>
        [.. (await story.Bot.Get<PairingStore>().InProgramAsync(Program, default)).Where(pairing => pairing.Waits)];
}
