using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

/// <summary>Priya looks six weeks ahead. It is Monday, 16 November; Maya is asked every second Wednesday.</summary>
public sealed class PreviewTests
{
    private static readonly MentoringProgram Program = Mentorship.Program with
    {
        Hours = WorkingHours.Default with { DaysOff = new HashSet<LocalDate> { new(2026, 12, 2), new(2026, 12, 18) } },
    };

    [Fact]
    public async Task An_Owner_Sees_Days_Reasons_And_Minutes_But_No_Words_And_No_Pause()
    {
        await using var story = await Mentorship.BegunAsync(Program, ("zq-secret plan", 5));
        await story.Maya.SaysAsync("pause 3 weeks");

        await story.Priya.SaysAsync("preview");

        var words = story.Priya.Latest.Card!.Words;
        Assert.Contains("Wednesday, 18 November 2026 at 09:00: check-in\nFriday, 20 November 2026 at 09:00: reminder", words, StringComparison.Ordinal);
        Assert.Contains(
            "Monday, 23 November 2026 at 09:00: whether a milestone happened, moved from Saturday, 21 November 2026 (no working day)",
            words, StringComparison.Ordinal);
        Assert.Contains(
            "Thursday, 3 December 2026 at 09:00: check-in, moved from Wednesday, 2 December 2026 (a day off)", words, StringComparison.Ordinal);
        Assert.Contains("About 2.5 minutes a month", words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", words, StringComparison.Ordinal);
        Assert.DoesNotContain("away", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Waits_To_Start_Is_Said_To_Wait()
    {
        await using var story = await Mentorship.BegunAsync(Program with { RollOutSize = 1 });
        await story.ChangePairingAsync(pairing => pairing with { Waits = true });

        await story.Priya.SaysAsync("preview");

        Assert.Contains("Maya Okafor\nThey wait until you let them start: say “roll out”.", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Is_Foreseen_Is_What_Then_Happens()
    {
        var cadence = Program.Cadence with { Rhythm = Rhythm.Weekly, Reminders = ReminderDays.Usual(2) };
        await using var story = await Mentorship.BegunAsync(
            Program with { Cadence = cadence }, ("Wednesday's", 2), ("Thursday's", 3), ("Friday's", 4), ("Sunday's", 20), ("On a day off", 32));
        var foreseen = await story.Bot.Get<ForeseeAsks>().OfAsync(Somebody.Maya.Id, 35, default);
        var expected = foreseen.Where(one => one.At is not null).Select(one => (one.At!.Value.ToDateTimeOffset(), one.Kind == AskKind.Milestone)).ToList();

        var happened = new List<(DateTimeOffset, bool)>();
        for (var hour = story.Bot.Time.GetUtcNow(); hour <= expected[^1].Item1; hour = hour.AddHours(1))
        {
            if (hour.Hour is < 7 or > 9)
                continue;
            var (prompts, questions) = (story.Prompts.Count, story.MilestoneQuestions.Count);
            await story.UntilAsync(hour);
            happened.AddRange(Enumerable.Repeat((hour, false), story.Prompts.Count - prompts));
            happened.AddRange(Enumerable.Repeat((hour, true), story.MilestoneQuestions.Count - questions));
        }

        Assert.Equal(expected, happened);
        Assert.Contains(foreseen, one => one.Obstacles.Contains(Obstacle.WeekFull));
        Assert.Contains(foreseen, one => one.Obstacles.Contains(Obstacle.DayTaken));
    }

    [Fact]
    public async Task The_Minutes_Count_The_Debrief_That_A_Check_In_Leads_To()
    {
        await using var story = await Mentorship.BegunAsync(Program with { CadenceSetId = "experiment-start" });

        await story.Priya.SaysAsync("preview");

        // Every two weeks 170 seconds at the start of an experiment, and 220 looking back on it.
        Assert.Contains("About 14.1 minutes a month", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_With_The_Same_Plan_Stand_Together()
    {
        await using var story = await Mentorship.BegunAsync(Program);
        await story.Bot.Get<PairingStore>().AddAsync(
            Mentorship.Pairing with { Id = "before-maya", Mentee = Somebody.Omar.PersonName }, default);

        await story.Priya.SaysAsync("preview");

        Assert.Contains("Maya Okafor, Omar Haddad", story.Priya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_Else_May_Look_Ahead()
    {
        await using var story = await Mentorship.BegunAsync(Program);

        await story.Maya.SaysAsync("preview");

        Assert.Equal(Strings.Owners_OwnersOnly, story.Maya.Latest.Text);
        var press = story.Maya.InvokeActivity("1", OwnerVerbs.Preview, new System.Text.Json.Nodes.JsonObject { ["program"] = Program.Id });
        Assert.Equal(Strings.Owners_OwnersOnly, (await CardAnswer.ReadAsync(await story.Maya.PostAsync(press))).Error);
    }

    [Fact]
    public void Minutes_Follow_From_Questions_And_Rhythm()
    {
        // Start, three questions and Send are five taps; one of the questions wants a sentence.
        Assert.Equal(70 * 26 / 12.0 / 60, Minutes("pulse", Rhythm.EveryTwoWeeks), 6);
        Assert.Equal(70 / 60.0, Minutes("pulse", Rhythm.Monthly), 6);
        Assert.Equal(70 * 52 / 12.0 * 7 / 10 / 60, Minutes("pulse", Rhythm.EveryDays, 10), 6);
        // However often it is wanted, nobody is asked more than twice a week.
        Assert.Equal(70 * 104 / 12.0 / 60, Minutes("pulse", Rhythm.EveryDays), 6);
        Assert.Equal((170 + 220) / 2.0 * 104 / 12.0 / 60, Minutes("experiment-start", Rhythm.EveryDays), 6);
        // Another look is asked for only where it was too early to say.
        Assert.Equal(220 / 60.0, Minutes("experiment-debrief", Rhythm.Monthly), 6);

        static double Minutes(string set, Rhythm rhythm, int every = 1) => Effort.MinutesAMonth(
            QuestionSetCatalog.FromThisBuild(),
            Mentorship.Program with { CadenceSetId = set, Cadence = Mentorship.Program.Cadence with { Rhythm = rhythm, Every = every } });
    }

    [Fact]
    public void A_Set_That_Leads_To_Itself_Is_Counted_Once()
    {
        var pulse = QuestionSetCatalog.FromThisBuild().GetNewest("pulse");
        var day = new Question { Id = "day", Kind = QuestionKind.Date, Label = "Day", Ask = "When?" };
        var sets = new QuestionSetCatalog([pulse with { Questions = [.. pulse.Questions, day], Then = new FollowOn("pulse", "day") }]);

        Assert.Equal(75 / 60.0, Effort.MinutesAMonth(sets, Mentorship.Program with
        {
            CadenceSetId = "pulse", Cadence = Mentorship.Program.Cadence with { Rhythm = Rhythm.Monthly },
        }), 6);
    }
}
