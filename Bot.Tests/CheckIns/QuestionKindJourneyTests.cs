using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Every kind of question from the card to the mentor's digest.</summary>
public sealed class QuestionKindJourneyTests
{
    [Fact]
    public async Task Every_Kind_Is_Answered_On_Its_Card_And_Read_In_The_Digest()
    {
        await using var story = await StartAsync();
        var maya = story.Maya;
        var card = await story.ReachesAsync();
        await maya.PressesAsync(card, "Hard");
        await maya.PressesAsync(card, "Next", new { text = "ok" });
        Assert.Contains("Can you give one example?", maya.Sees(card)!.Words, StringComparison.Ordinal);
        await maya.PressesAsync(card, "Next", new { text = "zq-hardest the silence" });
        await maya.PressesAsync(card, "Next", new { choices = "luck,time" });
        await maya.PressesAsync(card, "Getting there");
        await maya.PressesAsync(card, "Next", new { due = "2026-03-02" });
        await maya.PressesAsync(card, "Next", new { number = 12 });
        await maya.PressesAsync(card, "Add this one", new { cell0 = "zq-Ann", cell1 = "High", cell2 = "zq-coffee" });
        await maya.PressesAsync(card, "That is all", new { cell0 = "zq-Bob" });

        await maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.HoldEndsAsync();

        var digest = Assert.Single(story.Daniel.Messages).Card!.Words;
        Assert.All(
            [
                "zq-hardest the silence", "Time, Luck", "Getting there (2 of 3)", "Monday, 2 March 2026", "12 people", "zq-Ann",
                "Influence: High · Next move: zq-coffee", "zq-Bob",
            ],
            words => Assert.Contains(words, digest, StringComparison.Ordinal));
        Assert.Equal((EveryKind.Set.Id, 1), ((await story.StoredAsync()).QuestionSetId, (await story.StoredAsync()).QuestionSetVersion));
    }

    [Fact]
    public async Task Every_Kind_Can_Be_Typed()
    {
        await using var story = await StartAsync();
        await story.ReachesAsync();
        foreach (var text in (string[])
            ["good", "time and advice", "quite sure", "2 March 2026", "about 12", "zq-Ann, high, zq-coffee", "zq-Bob", "done"])
        {
            await story.Maya.SaysAsync(text);
        }

        await story.Maya.SaysAsync("send");
        await story.Maya.SaysAsync("send");
        await story.HoldEndsAsync();

        var digest = Assert.Single(story.Daniel.Messages).Card!.Words;
        Assert.All(
            ["Good", "Time, Advice", "Quite sure (3 of 3)", "12 people", "Influence: High · Next move: zq-coffee", "zq-Bob"],
            words => Assert.Contains(words, digest, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Row_Is_Opened_And_Changed_On_The_Card()
    {
        await using var story = await StartAsync();
        var card = await story.ReachesAsync();
        foreach (var text in (string[])["good", "skip", "skip", "skip", "skip"])
            await story.Maya.SaysAsync(text);

        card = story.Maya.Latest;
        await story.Maya.PressesAsync(card, "Add this one", new { cell0 = "zq-Ann", cell1 = "High" });
        await story.Maya.PressesAsync(card, "Edit zq-Ann");
        Assert.Equal(("zq-Ann", "High"), (story.Maya.Sees(card)!.ValueOf("cell0"), story.Maya.Sees(card)!.ValueOf("cell1")));

        await story.Maya.PressesAsync(card, "Change this one", new { cell1 = "Some" });
        await story.Maya.PressesAsync(card, "That is all");

        Assert.Equal("zq-Ann | Some", (await story.OpenAsync())!.CheckIn.AnswerTo("people")!.Text);
    }

    private static async Task<Mentorship> StartAsync()
    {
        var story = await Mentorship.StartAsync(
            Mentorship.Program with { QuestionSetId = EveryKind.Set.Id },
            services => services.AddSingleton(new QuestionSetCatalog([.. QuestionSetCatalog.FromThisBuild().Newest, EveryKind.Set])));
        await story.BeginAsync();
        return story;
    }
}
