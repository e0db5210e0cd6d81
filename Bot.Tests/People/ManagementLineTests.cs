using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Tests.Graph;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.People;

/// <summary>A mentee whose reader is above them in the organisation sees it before anything is shared.</summary>
public sealed class ManagementLineTests
{
    private const string Note = "is above you in your organisation";

    [Fact]
    public async Task A_Reader_Who_Manages_The_Mentees_Manager_Is_Named_As_Such()
    {
        await using var story = await Mentorship.BegunAsync();
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, maya => maya with { Manager = Somebody.Lena.ObjectId });
        story.Bot.Graph.Change(Somebody.Lena.ObjectId, lena => lena with { Manager = Somebody.Daniel.ObjectId });
        story.Bot.Graph.Change(Somebody.Daniel.ObjectId, daniel => daniel with { Manager = Somebody.Daniel.ObjectId });

        var card = await story.AnswersAsync(Answers.First);

        Assert.Contains($"Daniel Reyes {Note}", story.Maya.Sees(card)!.Words, StringComparison.Ordinal);
        Assert.Equal(3, Asked(story));
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");
        await story.HoldEndsAsync();
        Assert.Single(story.Daniel.Messages);
    }

    [Fact]
    public async Task A_Mentor_Who_Came_Since_The_Review_Is_Named_As_Such_Too()
    {
        await using var story = await Mentorship.BegunAsync();
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, maya => maya with { Manager = Somebody.Lena.ObjectId });
        var card = await story.AnswersAsync(Answers.First);
        await story.ChangeMentorsAsync(Somebody.Lena);

        var fresh = await story.Maya.PressesAsync(card, "Send to Daniel Reyes");

        Assert.Contains($"Lena Fischer {Note}", fresh.Card!.Words, StringComparison.Ordinal);
        await story.Maya.PressesAsync(card, "Send to Lena Fischer");
        await story.HoldEndsAsync();
        await story.Maya.PressesAsync(card, "Show what I wrote");
        var again = await story.Maya.PressesAsync(card, "Edit and send again");
        Assert.Contains($"Lena Fischer {Note}", again.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Reader_Beside_The_Line_Is_Not_And_Graph_Is_Asked_Once()
    {
        await using var story = await Mentorship.BegunAsync();
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, maya => maya with { Manager = Somebody.Lena.ObjectId });

        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.SaysAsync("skip");

        Assert.DoesNotContain(Note, story.Maya.Sees(card)!.Words, StringComparison.Ordinal);
        Assert.Equal(2, Asked(story));
    }

    [Fact]
    public async Task Without_The_Permission_The_Review_Comes_All_The_Same()
    {
        await using var story = await Mentorship.BegunAsync();
        story.Bot.Graph.Granted.Remove(GraphPermission.ReadDirectory.Name);
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, maya => maya with { Manager = Somebody.Daniel.ObjectId });

        var card = await story.AnswersAsync(Answers.First);

        Assert.NotNull(story.Maya.Sees(card)!.Button("Send to Daniel Reyes"));
        Assert.DoesNotContain(Note, story.Maya.Sees(card)!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Graph_That_Says_Nothing_Keeps_No_Mentee_Waiting_And_Is_Left_Alone_For_A_Minute()
    {
        var silence = new Silence("/manager");
        await using var story = await Mentorship.StartAsync(more: services =>
            services.AddHttpClient(GraphTransport.HttpClientName).AddHttpMessageHandler(silence.Handler));
        await story.BeginAsync();
        story.Bot.Graph.Change(Somebody.Maya.ObjectId, maya => maya with { Manager = Somebody.Daniel.ObjectId });

        var answering = story.AnswersAsync(Answers.First);
        await silence.Met;
        story.Bot.Time.Advance(TimeSpan.FromSeconds(3));
        var card = await answering;
        Assert.NotNull(story.Maya.Sees(card)!.Button("Send to Daniel Reyes"));
        Assert.Equal(1, silence.Times);

        silence.Ends();
        story.Bot.Time.Advance(TimeSpan.FromMinutes(1));
        await story.Maya.SaysAsync("skip");
        Assert.Contains($"Daniel Reyes {Note}", story.Maya.Sees(story.Maya.Latest)!.Words, StringComparison.Ordinal);
    }

    private static int Asked(Mentorship story) => story.Bot.Graph.Calls.Count(call => call.Path.Contains("/manager", StringComparison.Ordinal));
}
