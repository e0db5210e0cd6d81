using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>How often storage is asked, counted on the wire.</summary>
public sealed class RoundTripTests
{
    private static readonly QuestionSet FourTaps = new()
    {
        Id = "four-taps",
        Version = 1,
        Title = "Four taps",
        Source = "Written for this test.",
        Questions = [.. Enumerable.Range(1, 4).Select(number => new Question
        {
            Id = $"q{number}",
            Kind = QuestionKind.Choice,
            Ask = $"Question {number}?",
            Label = $"Label {number}",
            Choices = [new($"a{number}", $"Yes to {number}"), new($"b{number}", $"No to {number}")],
        })],
    };

    [Fact]
    public async Task Four_Tapped_Questions_From_First_Answer_To_Send_Take_Six_Round_Trips()
    {
        await using var story = await Mentorship.StartAsync(
            Mentorship.Program with { QuestionSetId = FourTaps.Id },
            services => services.AddSingleton(new QuestionSetCatalog([.. QuestionSetCatalog.FromThisBuild().Newest, FourTaps])));
        await story.BeginAsync();
        var card = await story.ReachesAsync();
        story.Bot.Storage.Reset();

        for (var number = 1; number <= 4; number++)
            await story.Maya.PressesAsync(card, $"Yes to {number}");

        var sent = await story.Maya.PressesAsync(card, "Send to Daniel Reyes");

        Assert.Contains("On its way", sent.Card!.Words, StringComparison.Ordinal);
        // One write for each answer; for Send the agenda's item, then everything of the submission in one transaction.
        Assert.Equal((6, 0), (Trips(story).Count, Trips(story).Count(request => request.StartsWith("GET", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_Typed_Turn_Takes_One_Write_And_At_Most_One_Read()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.ReachesAsync();
        await story.Maya.SaysAsync("a surprise");

        story.Bot.Storage.Reset();
        await story.Maya.SaysAsync("zq-learned while warm");
        var warm = Trips(story);
        story.Bot.Get<PersonStore>().Forget(Somebody.Maya.Id);
        story.Bot.Storage.Reset();
        await story.Maya.SaysAsync("zq-better while cold");
        var cold = Trips(story);

        Assert.Equal((0, 1), (Reads(warm), warm.Count));
        Assert.Equal((1, 2), (Reads(cold), cold.Count));
    }

    /// <summary>A process that is killed right after would forget which message to take the words out of.</summary>
    [Fact]
    public async Task A_Message_With_Her_Own_Words_Is_Known_To_Storage_At_Once()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.ReachesAsync();
        foreach (var words in (string[])["a surprise", "zq-learned", "back"])
            await story.Maya.SaysAsync(words);

        Assert.Contains("zq-learned", story.Maya.Latest.Everything, StringComparison.Ordinal);
        Assert.Equal(story.Maya.Latest.Id, (await story.OpenAsync())!.Current!.ActivityId);
    }

    [Fact]
    public async Task A_New_Process_Beside_Another_Reads_Once_And_Stores_The_Answer_And_What_It_Said()
    {
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        await story.ReachesAsync();
        await story.Maya.SaysAsync("a surprise");
        await using var other = await BotFixture.StartAsync(beside: story.Bot);
        var maya = other.User(Somebody.Maya);
        await other.SettleAsync();
        await other.Get<Instances>().BeatAsync(CancellationToken.None);
        other.Time.Advance(TimeSpan.FromSeconds(30));
        other.Storage.Reset();

        await maya.SaysAsync("zq-learned elsewhere");

        var trips = Trips(other.Storage);
        Assert.Equal((1, 3), (Reads(trips), trips.Count));
        Assert.Equal("zq-learned elsewhere", (await story.OpenAsync())!.CheckIn.AnswerTo("learned")!.Text);
    }

    private static int Reads(List<string> trips) => trips.Count(request => request.StartsWith("GET", StringComparison.Ordinal));

    private static List<string> Trips(Mentorship story) => Trips(story.Bot.Storage);

    private static List<string> Trips(CountingPolicy counted) => [.. counted.OfTurns];
}
