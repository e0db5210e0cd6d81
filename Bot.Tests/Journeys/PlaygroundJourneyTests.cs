using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Pages;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>What a newcomer lives through: the program as started by <c>dotnet run</c>, three chats in a real browser.</summary>
[Trait("Category", "Local")]
public sealed class PlaygroundJourneyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Owner_Sets_The_Rhythm_Mentee_Reflects_Mentor_Reads_And_Replies()
    {
        var options = LocalSettings.New(folder.Path);
        await using var bot = await BotProcess.StartReadyAsync(options);

        await OwnerSetsTheRhythmAsync(options);
        var mentor = await PlaygroundPage.OpenAsync(SamplePeople.Mentor.Page(options));
        await mentor.SeesAsync("You mentor Maya Okafor");
        var mentee = await MenteeReflectsAsync(options);

        await mentor.SeesAsync("would like to share reflections with you");
        await mentor.CardShotAsync("mentor-agreement");
        await mentor.PressAsync("I agree");
        await mentor.SeesAsync("Maya Okafor reflected on");
        await mentor.SeesAsync("Ask finance a week earlier");
        await mentor.SeesNoMoreAsync("I was afraid of the room");
        await mentor.CardShotAsync("mentor-digest");
        await mentor.UnfoldAsync("Reply", "reflected on");
        await mentor.FillAsync("Your words to Maya Okafor", "Shall we rehearse on Tuesday?");
        await mentor.PressAsync("Send reply", "reflected on");
        await mentor.SeesAsync("Your reply is with Maya Okafor.");
        await mentor.CardShotAsync("mentor-replied");

        await mentee.SeesAsync("Shall we rehearse on Tuesday?");
        await mentee.SeesAsync("Daniel Reyes can read it now");
        await mentee.SeesNoMoreAsync("I was afraid of the room");
        await mentee.ShotAsync("mentee-afterwards");

        await mentor.ReloadAsync();
        await mentor.SeesAsync("Maya Okafor reflected on");
        await TheMailIsTheSameAsync(options);
    }

    public void Dispose() => folder.Dispose();

    private static async Task OwnerSetsTheRhythmAsync(LocalOptions options)
    {
        var owner = await PlaygroundPage.OpenAsync(SamplePeople.Owner.Page(options));
        await owner.SeesAsync("You own");
        await owner.SayAsync("rhythm");
        await owner.SeesAsync("See the dates");
        await owner.SelectAsync("On which day?", "Tuesday");
        await owner.PressAsync("See the dates");
        await owner.SeesAsync("Tuesday");
        await owner.CardShotAsync("owner-dates");
        await owner.PressAsync("Confirm");
        await owner.SeesAsync("From now on");
        await owner.CardShotAsync("owner-confirmed");
        await owner.CloseAsync();
    }

    private static async Task<PlaygroundPage> MenteeReflectsAsync(LocalOptions options)
    {
        var mentee = await PlaygroundPage.OpenAsync(SamplePeople.Mentee.Page(options));
        await mentee.SeesAsync("Hello Maya");
        await mentee.CardShotAsync("mentee-welcome");
        await mentee.PressAsync("Start");
        await mentee.PressAsync("I reached a milestone");
        await mentee.TickAsync("Present the growth plan to the board");
        await mentee.PressAsync("Begin");
        await mentee.SeesAsync("1 of 5");
        await mentee.CardShotAsync("mentee-choice");
        await mentee.PressAsync("A setback");
        await mentee.FillAsync("What I learned", "I was afraid of the room.");
        await mentee.PressAsync("Next");
        await mentee.SeesAsync("3 of 5");
        await mentee.SayAsync("Ask finance a week earlier.");
        await mentee.SeesAsync("4 of 5");
        await mentee.PressAsync("Skip");
        await mentee.SeesAsync("5 of 5");
        await mentee.SayAsync("Book an hour with the CFO");
        await mentee.SeesAsync("By when?");
        // Pressed, not typed: words within a few milliseconds of a card would belong to the question before it.
        await mentee.PressAsync("No date");
        await mentee.SeesAsync("Read it over");
        await mentee.CardShotAsync("mentee-review");
        await mentee.UntickAsync("Share with Daniel Reyes", 1);
        await mentee.PressAsync("Send to Daniel Reyes");
        await mentee.SeesAsync("Before anything is shared");
        await mentee.CardShotAsync("mentee-agreement");
        await mentee.PressAsync("I agree, send to Daniel Reyes");
        await mentee.SeesAsync("On its way to Daniel Reyes");
        await mentee.CardShotAsync("mentee-held");
        return mentee;
    }

    private static async Task TheMailIsTheSameAsync(LocalOptions options)
    {
        using var http = new HttpClient();
        var page = System.Net.WebUtility.HtmlDecode(System.Net.WebUtility.HtmlDecode(
            await http.GetStringAsync(new Uri($"http://127.0.0.1:{options.BotPort}/local/graph"))));
        Assert.Contains("Ask finance a week earlier.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("I was afraid of the room", page, StringComparison.Ordinal);
    }
}
