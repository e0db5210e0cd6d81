using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Digests;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Digests;

/// <summary>What a mentor reads first, what moved, and what they can do with it.</summary>
public sealed class MentorSideTests
{
    private static readonly QuestionSet Energy = new()
    {
        Id = "energy",
        Version = 1,
        Title = "Energy",
        Source = "Written for this test.",
        Questions =
        [
            new() { Id = "energy", Kind = QuestionKind.Scale, Ask = "How much?", Label = "Energy", Steps = ["Low", "Fair", "High"] },
            new() { Id = "why", Kind = QuestionKind.Text, Ask = "Why?", Label = "Why" },
        ],
    };

    [Fact]
    public async Task The_Mentees_Own_Sentence_Stands_First_And_Three_Questions_Last()
    {
        await using var story = await Mentorship.BegunAsync();
        await story.Daniel.InstallsAsync();
        await story.SharesAsync(Answers.First with { Learned = "zq-one I talk too soon. Then nobody else does." });

        var words = story.Daniel.Latest.Card!.Words;
        Assert.StartsWith("“zq-one I talk too soon.”", words, StringComparison.Ordinal);
        var questions = story.Bot.Get<QuestionSetCatalog>().GetNewest("milestone").AskNext.Mentoring;
        Assert.Equal(3, questions.Count);
        Assert.All(questions, question => Assert.Contains(question, words, StringComparison.Ordinal));
        Assert.Contains("“zq-one I talk too soon.”", WebUtility.HtmlDecode(Assert.Single(story.Bot.Graph.Mails).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Rating_Is_Compared_Only_With_Those_That_Were_Released()
    {
        await using var story = await Mentorship.StartAsync(
            Mentorship.Program with { QuestionSetId = Energy.Id },
            services => services.AddSingleton(new QuestionSetCatalog([.. QuestionSetCatalog.FromThisBuild().Newest, Energy])));
        await story.BeginAsync();
        await story.Daniel.InstallsAsync();

        await RateAsync(story, "First", "Low", shared: true);
        Assert.DoesNotContain(Strings.Digest_SinceLast, story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
        await RateAsync(story, "Second", "Fair", shared: false);
        await RateAsync(story, "Third", "High", shared: true);

        Assert.Contains("Energy: ▁█ from 1 to 3 of 3", story.Daniel.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_Are_The_Mentors_Alone_And_Go_With_What_They_Are_About()
    {
        await using var story = await SharedAsync();
        var digest = story.Daniel.Latest;
        Assert.Contains("type “my notes”", (await story.Daniel.PressesAsync(digest, "Keep for me", new { note = "zq-note ask about Ann" })).Card!.Words,
            StringComparison.Ordinal);
        await story.Daniel.PressesAsync(digest, "Keep for our next talk");

        var (closed, notes) = await OpenNotesAsync(story);
        Assert.Contains("For your next talk with Maya Okafor", notes.Words, StringComparison.Ordinal);
        Assert.Contains("zq-note ask about Ann", notes.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("zq-", closed.Everything, StringComparison.Ordinal);
        Assert.Contains(Answers.First.Learned, (await story.Daniel.PressesAsync(closed, "Read the reflection")).Card!.Words, StringComparison.Ordinal);
        Assert.Contains("zq-note", await OwnDataAsync(story.Daniel), StringComparison.Ordinal);
        Assert.DoesNotContain("zq-note", await OwnDataAsync(story.Maya), StringComparison.Ordinal);
        Assert.DoesNotContain("zq-note", story.MayaSaw.Received, StringComparison.Ordinal);

        (closed, _) = await OpenNotesAsync(story);
        Assert.DoesNotContain("For your next talk", (await story.Daniel.PressesAsync(closed, "Remove")).Card!.Words, StringComparison.Ordinal);

        await story.Maya.SaysAsync("delete my data");
        await story.Maya.PressesAsync("Delete everything");
        await story.Bot.SettleAsync();
        Assert.Contains(Strings.Notes_None, (await OpenNotesAsync(story)).Notes.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_Was_Kept_For_The_Next_Talk_Cannot_Be_Read_After_It_Was_Taken_Back()
    {
        await using var story = await SharedAsync();
        await story.Daniel.PressesAsync("Keep for our next talk");
        await story.Maya.PressesAsync("Take back");

        var (closed, _) = await OpenNotesAsync(story);

        Assert.Equal(Strings.Digest_Gone, (await story.Daniel.PressesAsync(closed, "Read the reflection")).Error);
    }

    [Fact]
    public async Task Links_Lead_To_The_Mentee_And_Carry_Nothing_Of_The_Reflection()
    {
        await using var story = await SharedAsync();
        Assert.Equal(5, story.Daniel.Latest.Card!.Json.GetProperty("actions").GetArrayLength());
        var card = (await story.Daniel.PressesAsync("I have read this")).Card!;

        var links = new[] { "Open our chat", "Propose a meeting" }.Select(title => card.Button(title)!.Value.GetProperty("url").GetString()!).ToList();

        Assert.Equal(
            [
                "https://teams.microsoft.com/l/chat/0/0?users=maya.okafor%40example.com",
                "https://teams.microsoft.com/l/meeting/new?subject=Mentoring%20talk&attendees=maya.okafor%40example.com",
            ],
            links);
        Assert.Equal(5, card.Json.GetProperty("actions").GetArrayLength());
    }

    [Theory]
    [InlineData("One. Two.", "One.")]
    [InlineData("No end", "No end")]
    [InlineData("Version 2.5 went out! Good", "Version 2.5 went out!")]
    [InlineData("First line\nsecond line.", "First line")]
    public void A_Headline_Is_A_First_Sentence(string text, string headline) => Assert.Equal(headline, Headline.Of([Said(text)]));

    [Fact]
    public void A_Long_Sentence_Is_Cut_At_A_Word_And_A_Surrogate_Is_Never_Torn()
    {
        Assert.EndsWith("word …", Headline.Of([Said(string.Concat(Enumerable.Repeat("word ", 60)))])!, StringComparison.Ordinal);
        Assert.DoesNotContain(Headline.Of([Said("x" + string.Concat(Enumerable.Repeat("😀", 200)))])!.TrimEnd('…', ' ')[^1..], char.IsHighSurrogate);
    }

    private static DigestAnswer Said(string text) =>
        new(new Question { Id = "q", Kind = QuestionKind.Text, Ask = "?", Label = "Q" }, new(1, text, null, null), false);

    private static async Task RateAsync(Mentorship story, string title, string step, bool shared)
    {
        var card = await story.ReachesAsync(title);
        await story.Maya.PressesAsync(card, step);
        await story.Maya.PressesAsync(card, "Next", new { text = "zq-why" });
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes", new Dictionary<string, string> { ["share.energy"] = shared ? "true" : "false" });
        await story.HoldEndsAsync();
    }

    private static async Task<Mentorship> SharedAsync()
    {
        var story = await Mentorship.BegunAsync();
        await story.Daniel.InstallsAsync();
        await story.SharesAsync(Answers.First);
        return story;
    }

    private static async Task<(SentActivity Closed, CardView Notes)> OpenNotesAsync(Mentorship story)
    {
        await story.Daniel.SaysAsync("my notes");
        var closed = story.Daniel.Latest;
        return (closed, (await story.Daniel.PressesAsync(closed, "Show my notes")).Card!);
    }

    private static async Task<string> OwnDataAsync(TeamsUser user)
    {
        await user.SaysAsync("my data");
        var card = user.Latest;
        await user.PressesAsync(card, "Show my data");
        var read = (await user.PressesAsync(card, "Read all of it")).Card!.Words;
        while (user.Sees(card)!.Button("Next page") is not null)
            read += (await user.PressesAsync(card, "Next page")).Card!.Words;
        return read;
    }
}
