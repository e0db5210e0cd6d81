using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>A mentor chooses when digests come; the program of these stories has them on Fridays at three in the afternoon.</summary>
public sealed class DigestSettingsTests
{
    private static readonly DateTimeOffset Friday = Mentorship.Wednesday.AddDays(2).AddHours(6);

    private static readonly MentoringProgram Fridays = Mentorship.Program with
    {
        Digest = new DigestRhythm(DigestWhen.Weekly, IsoDayOfWeek.Friday, new LocalTime(15, 0)),
        Hours = WorkingHours.Default,
        MailNamedInAgreement = false,
    };

    [Fact]
    public async Task What_Waits_Comes_On_The_Chosen_Day_At_The_Chosen_Hour_And_Never_On_The_Old_One()
    {
        await using var story = await SharedAsync();
        Assert.Equal(Friday, Assert.Single(await PlannedAsync(story)).Due);

        var answer = await ChoosesAsync(story, "weekly-3", "10:00");

        Assert.Contains("Your next digest comes on Wednesday, 18 November 2026 at 10:00", answer, StringComparison.Ordinal);
        Assert.Equal(Mentorship.Wednesday.AddHours(1), Assert.Single(await PlannedAsync(story)).Due);
        await story.StepUntilAsync(Mentorship.Wednesday.AddMinutes(59));
        Assert.Empty(Digests(story));
        await story.StepUntilAsync(Mentorship.Wednesday.AddHours(1));
        Assert.Single(Digests(story));
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(8));
        Assert.Single(Digests(story));
        Assert.Empty(await story.WaitingAsync(Somebody.Daniel));
    }

    [Fact]
    public async Task Whoever_Had_A_Digest_Today_Has_The_Next_On_Another_Day()
    {
        await using var story = await SharedAsync();
        await story.StepUntilAsync(Friday);
        Assert.Single(Digests(story));

        var answer = await ChoosesAsync(story, "daily", "17:00");
        await story.SharesAsync(Answers.New("second"), "The strategy day");

        Assert.Contains("Monday, 23 November 2026 at 17:00", answer, StringComparison.Ordinal);
        await story.StepUntilAsync(Friday.AddHours(3));
        Assert.Single(Digests(story));
        await story.StepUntilAsync(Friday.AddDays(3).AddHours(2));
        Assert.Equal(2, Digests(story).Count);
        await story.StepUntilAsync(Friday.AddDays(5));
        Assert.Equal(2, Digests(story).Count);
    }

    [Fact]
    public async Task Whoever_Wants_Things_As_They_Are_Shared_Has_What_Waits_At_Once_And_Can_Go_Back_To_The_Programs_Rhythm()
    {
        await using var story = await SharedAsync();

        Assert.Contains(Strings.Doors_AsShared, await ChoosesAsync(story, "release", "09:00"), StringComparison.Ordinal);
        await story.Bot.SettleAsync();
        Assert.Single(Digests(story));

        var answer = await ChoosesAsync(story, "program", "09:00");
        Assert.Contains("Friday, 20 November 2026 at 15:00", answer, StringComparison.Ordinal);
        await story.SharesAsync(Answers.New("second"), "The strategy day");
        await story.StepUntilAsync(Friday.AddMinutes(-1));
        Assert.Single(Digests(story));
        await story.StepUntilAsync(Friday);
        Assert.Equal(2, Digests(story).Count);
    }

    [Theory]
    [InlineData("weekly-6", "10:00")]
    [InlineData("weekly-9", "10:00")]
    [InlineData("hourly", "10:00")]
    [InlineData("daily", "18:00")]
    [InlineData("daily", "25:00")]
    [InlineData("daily", null)]
    [InlineData(null, "10:00")]
    public async Task What_Is_Not_Offered_Changes_Nothing(string? when, string? hour)
    {
        await using var story = await SharedAsync();
        await story.Daniel.SaysAsync("digest settings");

        await story.Daniel.PressesAsync(story.Daniel.Latest, "Save", new { when, hour });

        Assert.Contains(Strings.Doors_Choose, story.Daniel.Sees(story.Daniel.Latest)!.Words, StringComparison.Ordinal);
        Assert.Null((await story.Bot.Get<PersonStore>().GetAsync(Somebody.Daniel.Id, default)).Digest);
        Assert.Equal(Friday, Assert.Single(await PlannedAsync(story)).Due);
    }

    [Theory]
    [InlineData("Asia/Tokyo", true, 6)]
    [InlineData("America/New_York", true, 20)]
    [InlineData("America/New_York", false, 20)]
    [InlineData("Asia/Tokyo", false, 6)]
    public async Task A_Mentor_Who_Moves_Has_Their_Digest_At_Its_Hour_There_Once(string zone, bool saysSo, int hour)
    {
        await using var story = await SharedAsync();
        if (saysSo)
            await story.Daniel.SaysAsync($"my zone {zone}");
        else
            story.Daniel.TimeZone = zone;
        await story.Daniel.SaysAsync("help");
        await story.Bot.SettleAsync();
        var there = new DateTimeOffset(2026, 11, 20, hour, 0, 0, TimeSpan.Zero);

        await story.StepUntilAsync(there.AddMinutes(-1));
        Assert.Empty(Digests(story));
        await story.StepUntilAsync(there);
        Assert.Single(Digests(story));
        await story.StepUntilAsync(there.AddDays(8));
        Assert.Single(Digests(story));
    }

    [Fact]
    public async Task The_Sweep_Puts_A_Lost_Digest_Back_To_The_Chosen_Hour_And_My_Data_Names_It()
    {
        await using var story = await SharedAsync();
        await ChoosesAsync(story, "weekly-4", "11:00");
        var lost = Assert.Single(await PlannedAsync(story));
        await story.Bot.Get<Agenda>().RemoveAsync(lost, default);

        Assert.Equal(1, await story.Bot.Get<SweepAgenda>().RepairAsync(default));

        Assert.Equal(lost, Assert.Single(await PlannedAsync(story)) with { Version = lost.Version });
        await story.Daniel.SaysAsync("my data");
        await story.Daniel.PressesAsync("Show my data");
        await story.Daniel.PressesAsync(story.Daniel.Latest, "Read all of it");
        Assert.Contains("every Thursday at 11:00", story.Daniel.Sees(story.Daniel.Latest)!.Words, StringComparison.Ordinal);
    }

    private static async Task<Mentorship> SharedAsync()
    {
        var story = await Mentorship.StartAsync(Fridays);
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();
        await story.SharesAsync(Answers.First);
        return story;
    }

    private static async Task<string> ChoosesAsync(Mentorship story, string when, string hour)
    {
        await story.Daniel.SaysAsync("digest settings");
        await story.Daniel.PressesAsync(story.Daniel.Latest, "Save", new { when, hour });
        return story.Daniel.Sees(story.Daniel.Latest)!.Words;
    }

    private static async Task<IReadOnlyList<AgendaItem>> PlannedAsync(Mentorship story) =>
        [.. (await story.Bot.Get<RecipientRows>().PlannedAsync(Somebody.Daniel.Id.Key, default)).Where(item => item.Kind == "digest")];

    private static IReadOnlyList<SentActivity> Digests(Mentorship story) =>
        [.. story.Daniel.Messages.Where(message => message.Everything.Contains("zq-", StringComparison.Ordinal))];
}
