using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>What people do in a check-in besides answering it.</summary>
public sealed class HardCasesTests
{
    private static readonly MentoringProgram Other = Mentorship.Program with { Id = "board", Title = "Ready for the board" };

    public static TheoryData<string> LongTexts =>
    [
        Repeated("zq-plain the finance team waits. "),
        Repeated("zq-عربي تعلمت أن أستمع قبل أن أتكلم. "),
        Repeated("zq-😀 👩‍👩‍👧‍👦 learned 🧑🏽‍💻 "),
        Repeated("zq-**bold** [link](https://example.com) # heading\n- list `code` <b>x</b> | "),
    ];

    [Theory]
    [MemberData(nameof(LongTexts))]
    public async Task An_Answer_Of_Twenty_Thousand_Characters_Is_Kept_And_Read_To_Its_End(string text)
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.AnswersAsync(Answers.First with { Learned = text });
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.HoldEndsAsync();

        Assert.Equal(text, (await story.StoredAsync()).AnswerTo("learned")!.Text);
        var digest = Assert.Single(story.Daniel.Messages);
        var pages = new List<string> { (await story.Daniel.PressesAsync(digest, "Continue reading")).Card!.Words };
        while (story.Daniel.Sees(digest)!.Button("Continue reading") is not null)
            pages.Add((await story.Daniel.PressesAsync(digest, "Continue reading")).Card!.Words);

        // A page may end between two words that are looked for together.
        var (wanted, got) = (Bare(text), Bare(string.Concat(pages)));
        Assert.Contains(wanted[^40..], got, StringComparison.Ordinal);
        Assert.InRange(Count(got, wanted[..12]), Count(wanted, wanted[..12]) - pages.Count, int.MaxValue);
    }

    [Fact]
    public async Task Two_Devices_That_Press_At_Once_Make_One_Answer_And_One_Step()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.ReachesAsync();
        var (surprise, setback) = (story.Maya.PressActivity(card, "A surprise"), story.Maya.PressActivity(card, "A setback"));

        await Task.WhenAll(story.Maya.PostAsync(surprise), story.Maya.PostAsync(setback));

        var open = (await story.OpenAsync())!;
        Assert.Contains(open.CheckIn.AnswerTo("moment")!.ChoiceId, (string[])["surprise", "setback"]);
        Assert.Equal("learned", open.Step.QuestionId);
    }

    [Fact]
    public async Task What_The_Second_Device_Presses_Too_Late_Changes_Nothing_And_Shows_Where_They_Are()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.ReachesAsync();
        var late = story.Maya.PressActivity(card, "A setback");
        await story.Maya.PressesAsync(card, "A surprise");

        var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(late));

        Assert.Equal("surprise", (await story.OpenAsync())!.CheckIn.AnswerTo("moment")!.ChoiceId);
        Assert.Contains("What did you learn from it?", answer.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_Leaves_In_The_Middle_Finds_Every_Word_Again_And_Sent_None_Of_It()
    {
        await using var story = await Mentorship.BegunAsync();
        var card = await story.ReachesAsync();
        await story.Maya.PressesAsync(card, "A surprise");
        await story.Maya.PressesAsync(card, "Next", new { text = "zq-learned before leaving" });
        await story.Maya.RemovesAsync();
        var before = story.Maya.Messages.Count;
        await story.StepUntilAsync(Mentorship.Wednesday.AddDays(9));
        Assert.Equal(before, story.Maya.Messages.Count);
        Assert.Empty(story.Daniel.Messages);

        await story.Maya.InstallsAsync();
        await story.Maya.SaysAsync("continue");

        Assert.Contains("What could have gone better?", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
        Assert.Equal("zq-learned before leaving", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Text);
    }

    [Fact]
    public async Task A_Mentor_Who_Is_A_Mentee_Elsewhere_Keeps_The_Two_Apart()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Bot.Get<ProgramStore>().AddAsync(Other, default);
        await story.Bot.Get<PairingStore>().AddAsync(
            Mentorship.Pairing with
            {
                Id = "daniel-and-priya", ProgramId = Other.Id, Mentee = Somebody.Daniel.PersonName, Mentors = [Somebody.Priya.PersonName],
            }, default);
        await story.SharesAsync(Answers.First);
        await story.Daniel.InstallsAsync();

        await story.Daniel.SaysAsync("reflect setback");
        await story.Daniel.SaysAsync("zq-of-daniel");
        await SkipAsync(story.Daniel, 5);
        await story.Daniel.PressesAsync("Send to Priya Nair");
        await story.HoldEndsAsync();

        var toPriya = Assert.Single(story.Priya.Messages, message => message.Everything.Contains("zq-", StringComparison.Ordinal));
        Assert.Contains("zq-of-daniel", toPriya.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Answers.First.Learned, toPriya.Everything, StringComparison.Ordinal);
        Assert.DoesNotContain(story.Maya.Messages, message => message.Everything.Contains("zq-of-daniel", StringComparison.Ordinal));
        Assert.Equal(["setback"], (await story.Bot.Get<CheckInStore>().ListAsync(Somebody.Daniel.Id, default)).Select(known => known.QuestionSetId));
        await story.Daniel.SaysAsync("digest");
        Assert.Contains(Answers.First.Learned, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        await story.Daniel.SaysAsync("my space");
        Assert.Contains("Check-ins: 1", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    private static async Task SkipAsync(TeamsUser who, int times)
    {
        for (var skipped = 0; skipped < times; skipped++)
            await who.PressesAsync("Skip");
    }

    private static string Repeated(string words) => string.Concat(Enumerable.Repeat(words, 20_000 / words.Length + 1)).Trim();

    /// <summary>Without what parts words, escapes them or says that there is more.</summary>
    private static string Bare(string text) =>
        string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('…' or '\u2060' or '\u200d' or '\\')));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
