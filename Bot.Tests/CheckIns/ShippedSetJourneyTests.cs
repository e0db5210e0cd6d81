using System.Text.RegularExpressions;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Each set of this build, from the first question to its reader's digest.</summary>
public sealed class ShippedSetJourneyTests
{
    private static readonly QuestionSetCatalog Catalog = QuestionSetCatalog.FromThisBuild();

    /// <summary>A mentor's half is answered where there is something that it is the half of.</summary>
    public static TheoryData<string> Ids => [.. Catalog.Newest.Where(set => !Catalog.IsHalfTogether(set.Id)).Select(set => set.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_Question_Of_A_Set_Is_Asked_Answered_And_Read(string id)
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        var set = Catalog.GetNewest(id);
        var (author, who) = set.AnsweredBy == Side.Mentee ? (story.Maya, Somebody.Maya) : (story.Daniel, Somebody.Daniel);
        await author.SaysAsync($"reflect {id.Replace('-', ' ')}");
        var card = author.Latest;

        var transcript = new Transcript(set);
        Task<List<Question>> AnswerAsync() => AnswerAllAsync(author, async () => (await story.OpenAsync(who))!, card, transcript);
        var asked = await AnswerAsync();
        if (author.Sees(card)!.Buttons.Contains("Add detail"))
        {
            await author.PressesAsync(card, "Add detail");
            asked.AddRange(await AnswerAsync());
        }

        transcript.Add("Read it over", author.Sees(card)!.Words);

        Assert.True(asked.Count >= set.Always.Count());
        if (set.Readers == Audience.Nobody)
        {
            await AssertStaysAsync(story, card);
            await transcript.SaveAsync();
            return;
        }

        var (reader, other) = set.AnsweredBy == Side.Mentor ? (story.Maya, story.Priya)
            : set.Readers == Audience.Team ? (story.Priya, story.Daniel)
            : (story.Daniel, story.Priya);
        var before = reader.Messages.Count;
        await author.PressesAsync(card, author.Sees(card)!.Buttons.First(title => Regex.IsMatch(title, "^(Send to|Tell) ")));
        await story.HoldEndsAsync();
        if (set.MentorsHalf is { Together: true } half)
            before += await AnswerHalfAsync(story, Catalog.GetNewest(half.Set), transcript);

        Assert.Empty(other.Messages);
        var words = Assert.Single(reader.Messages.Skip(before)).Card!.Words;
        transcript.Add($"What {reader.Name} reads", words);
        await transcript.SaveAsync();
        Assert.All(asked, question => Assert.Contains(question.Label, words, StringComparison.Ordinal));
        Assert.All(asked.Where(question => question.Options.Count == 0 && question.Kind != QuestionKind.Date), question =>
            Assert.Contains(transcript.AnswerTo(question).Split('|')[0], words, StringComparison.Ordinal));
    }

    /// <returns>Messages that the mentor got for it, before the half of the mentee.</returns>
    private static async Task<int> AnswerHalfAsync(Mentorship story, QuestionSet set, Transcript transcript)
    {
        var card = story.Daniel.Latest;
        await story.Daniel.PressesAsync(card, "Start");
        var half = new Transcript(set);
        var asked = await AnswerAllAsync(story.Daniel, async () => (await story.OpenAsync(Somebody.Daniel))!, card, half);
        await story.Daniel.PressesAsync(card, "Send to Maya Okafor");
        await half.SaveAsync();
        await story.HoldEndsAsync();
        Assert.All(asked, question => Assert.Contains(question.Label, story.Maya.Latest.Card!.Words, StringComparison.Ordinal));
        transcript.Add("What Maya Okafor reads", story.Maya.Latest.Card!.Words);
        return 1;
    }

    private static async Task AssertStaysAsync(Mentorship story, SentActivity card)
    {
        Assert.DoesNotContain(story.Maya.Sees(card)!.Buttons, title => title.StartsWith("Send", StringComparison.Ordinal));
        await story.Maya.SaysAsync("send");
        await story.Maya.SaysAsync("send");
        await story.Bot.PassAsync(TimeSpan.FromDays(8));
        Assert.Empty(story.Daniel.Messages.Concat(story.Priya.Messages));
    }

    private static async Task<List<Question>> AnswerAllAsync(
        TeamsUser author, Func<Task<DialogState>> open, SentActivity card, Transcript transcript)
    {
        var asked = new List<Question>();
        while ((await open()).Step is { Kind: StepKind.Question, QuestionId: { } current })
        {
            asked.Add(transcript.Set.Find(current)!);
            transcript.Add($"{asked.Count}. {asked[^1].Label}", author.Sees(card)!.Words);
            transcript.Answer(asked[^1]);
            await AnswerAsync(author, card, asked[^1], transcript);
        }

        return asked;
    }

    private static Task<CardAnswer> AnswerAsync(TeamsUser author, SentActivity card, Question question, Transcript transcript) => question.Kind switch
    {
        _ when question.IsOneTap => author.PressesAsync(card, question.Options[0].Label),
        QuestionKind.Rows => author.PressesAsync(card, "That is all", transcript.CellsOf(question).Index()
            .ToDictionary(cell => $"cell{cell.Index}", cell => cell.Item)),
        QuestionKind.Choices => author.PressesAsync(card, "Next", new { choices = question.Options[^1].Id }),
        QuestionKind.Date => author.PressesAsync(card, "Next", new { due = "2026-12-18" }),
        QuestionKind.Commitment => author.PressesAsync(card, "Next", new { text = transcript.AnswerTo(question), due = "2026-12-18" }),
        _ => author.PressesAsync(card, "Next", new { text = transcript.AnswerTo(question) }),
    };
}
