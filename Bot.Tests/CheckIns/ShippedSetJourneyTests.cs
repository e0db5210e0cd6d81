using System.Text.RegularExpressions;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Each set of this build, from the first question to the mentor's digest.</summary>
public sealed class ShippedSetJourneyTests
{
    private static readonly QuestionSetCatalog Catalog = QuestionSetCatalog.FromThisBuild();

    public static TheoryData<string> Ids => [.. Catalog.Newest.Select(set => set.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_Question_Of_A_Set_Is_Asked_Answered_And_Read(string id)
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.Maya.SaysAsync($"reflect {id.Replace('-', ' ')}");
        var card = story.Maya.Latest;

        var transcript = new Transcript(Catalog.GetNewest(id));
        var asked = await AnswerAllAsync(story, card, transcript);
        if (story.Maya.Sees(card)!.Buttons.Contains("Add detail"))
        {
            await story.Maya.PressesAsync(card, "Add detail");
            asked.AddRange(await AnswerAllAsync(story, card, transcript));
        }

        transcript.Add("Read it over", story.Maya.Sees(card)!.Words);

        Assert.True(asked.Count >= Catalog.GetNewest(id).Always.Count());
        if (Catalog.GetNewest(id).Readers == Audience.Nobody)
        {
            await AssertStaysAsync(story, card);
            await transcript.SaveAsync();
            return;
        }

        await story.Maya.PressesAsync(card, story.Maya.Sees(card)!.Buttons.First(title => Regex.IsMatch(title, "^(Send to|Tell) ")));
        await story.HoldEndsAsync();
        var (reader, other) = Catalog.GetNewest(id).Readers == Audience.Team ? (story.Priya, story.Daniel) : (story.Daniel, story.Priya);
        Assert.Empty(other.Messages);
        var words = Assert.Single(reader.Messages).Card!.Words;
        transcript.Add($"What {reader.Name} reads", words);
        await transcript.SaveAsync();
        Assert.All(asked, question => Assert.Contains(question.Label, words, StringComparison.Ordinal));
        Assert.All(asked.Where(question => question.Options.Count == 0 && question.Kind != QuestionKind.Date), question =>
            Assert.Contains(transcript.AnswerTo(question).Split('|')[0], words, StringComparison.Ordinal));
    }

    private static async Task AssertStaysAsync(Mentorship story, SentActivity card)
    {
        Assert.DoesNotContain(story.Maya.Sees(card)!.Buttons, title => title.StartsWith("Send", StringComparison.Ordinal));
        await story.Maya.SaysAsync("send");
        await story.Maya.SaysAsync("send");
        await story.Bot.PassAsync(TimeSpan.FromDays(8));
        Assert.Empty(story.Daniel.Messages.Concat(story.Priya.Messages));
    }

    private static async Task<List<Question>> AnswerAllAsync(Mentorship story, SentActivity card, Transcript transcript)
    {
        var asked = new List<Question>();
        while ((await story.OpenAsync())!.Step is { Kind: StepKind.Question, QuestionId: { } current })
        {
            asked.Add(transcript.Set.Find(current)!);
            transcript.Add($"{asked.Count}. {asked[^1].Label}", story.Maya.Sees(card)!.Words);
            transcript.Answer(asked[^1]);
            await AnswerAsync(story.Maya, card, asked[^1], transcript);
        }

        return asked;
    }

    private static Task<CardAnswer> AnswerAsync(TeamsUser maya, SentActivity card, Question question, Transcript transcript) => question.Kind switch
    {
        _ when question.IsOneTap => maya.PressesAsync(card, question.Options[0].Label),
        QuestionKind.Rows => maya.PressesAsync(card, "That is all", transcript.CellsOf(question).Index()
            .ToDictionary(cell => $"cell{cell.Index}", cell => cell.Item)),
        QuestionKind.Choices => maya.PressesAsync(card, "Next", new { choices = question.Options[^1].Id }),
        QuestionKind.Date => maya.PressesAsync(card, "Next", new { due = "2026-12-18" }),
        QuestionKind.Commitment => maya.PressesAsync(card, "Next", new { text = transcript.AnswerTo(question), due = "2026-12-18" }),
        _ => maya.PressesAsync(card, "Next", new { text = transcript.AnswerTo(question) }),
    };
}
