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

        var asked = await AnswerAllAsync(story, card, Catalog.GetNewest(id));
        if (story.Maya.Sees(card)!.Buttons.Contains("Add detail"))
        {
            await story.Maya.PressesAsync(card, "Add detail");
            asked.AddRange(await AnswerAllAsync(story, card, Catalog.GetNewest(id)));
        }

        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.HoldEndsAsync();

        var words = Assert.Single(story.Daniel.Messages).Card!.Words;
        Assert.True(asked.Count >= Catalog.GetNewest(id).Always.Count());
        Assert.All(asked, question => Assert.Contains(question.Label, words, StringComparison.Ordinal));
        Assert.All(asked.Where(question => question.Options.Count == 0 && question.Kind != QuestionKind.Date), question =>
            Assert.Contains(Text(question), words, StringComparison.Ordinal));
    }

    private static async Task<List<Question>> AnswerAllAsync(Mentorship story, SentActivity card, QuestionSet set)
    {
        var asked = new List<Question>();
        while ((await story.OpenAsync())!.Step is { Kind: StepKind.Question, QuestionId: { } current })
        {
            asked.Add(set.Find(current)!);
            await AnswerAsync(story.Maya, card, asked[^1]);
        }

        return asked;
    }

    private static Task<CardAnswer> AnswerAsync(TeamsUser maya, SentActivity card, Question question) => question.Kind switch
    {
        _ when question.IsOneTap => maya.PressesAsync(card, question.Options[0].Label),
        QuestionKind.Rows => maya.PressesAsync(card, "That is all", question.Columns.Index().ToDictionary(
            column => $"cell{column.Index}", column => column.Item.Choices is [var first, ..] ? first : Text(question))),
        QuestionKind.Choices => maya.PressesAsync(card, "Next", new { choices = question.Options[^1].Id }),
        QuestionKind.Date => maya.PressesAsync(card, "Next", new { due = "2026-12-18" }),
        QuestionKind.Commitment => maya.PressesAsync(card, "Next", new { text = Text(question), due = "2026-12-18" }),
        _ => maya.PressesAsync(card, "Next", new { text = Text(question) }),
    };

    private static string Text(Question question) => $"zq-{question.Id} in a few words";
}
