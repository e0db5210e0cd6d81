using System.Text.Json;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.Pages;

/// <summary>Every card that an owner and a mentor are shown in one story, as the bot sent it.</summary>
internal sealed class StoryAlbum
{
    private static readonly Answers Written = new(
        "I talk before I listen. In the review I had answered a question that nobody had asked.",
        "I could have asked Ann first what the committee worries about.", "I open with a question.", "Call the finance team before the board meets");

    private static readonly Lazy<Task<IReadOnlyList<(string, JsonElement)>>> Lived = new(LiveAsync);

    private readonly List<(string, JsonElement)> cards = [];

    /// <summary>Lived once; then the same cards for every sheet.</summary>
    public static Task<IReadOnlyList<(string Name, JsonElement Card)>> CardsAsync() => Lived.Value;

    private static async Task<IReadOnlyList<(string, JsonElement)>> LiveAsync()
    {
        await using var story = await Mentorship.StartAsync(Mentorship.Program with { RollOutSize = 1 }, milestones: ("The board review", 3));
        var album = new StoryAlbum();
        await album.OwnerAsync(story.Priya);
        await album.MentorAsync(story);
        await album.OwnerEndsAsync(story.Priya);
        return album.cards;
    }

    private async Task OwnerAsync(TeamsUser owner)
    {
        await owner.InstallsAsync();
        Keep("owner: welcome", owner);
        foreach (var command in (string[])["programs", "status", "preview", "export", "import", "milestone reached"])
            await SayAsync(owner, command);
        await PressAsync(owner, "See who is asked", new { title = "The first assessment" });
        await PressAsync(owner, "More");
        await SayAsync(owner, "rhythm");
        await PressAsync(owner, "See the dates", new { weekday = "2" });
        await PressAsync(owner, "Confirm");
        await SayAsync(owner, "enrol");
        await PressAsync(owner, "Check", new { document = $"{Somebody.Omar.Mail}, {Somebody.Lena.Mail}\nnobody@example.com, {Somebody.Lena.Mail}" });
        await PressAsync(owner, "Check", new { document = $"{Somebody.Omar.Mail}, {Somebody.Lena.Mail}" });
        await PressAsync(owner, "Enrol 1");
        await SayAsync(owner, "enrol group");
        await SayAsync(owner, "roll out");
        await PressAsync(owner, "Start those as a pilot", new { pilot = Somebody.Omar.ObjectId, first = "2026-11-17" });
        await SayAsync(owner, "replace mentor");
        await SayAsync(owner, "end pairing");
    }

    private async Task MentorAsync(Mentorship story)
    {
        var mentor = story.Daniel;
        await mentor.InstallsAsync();
        Keep("mentor: welcome", mentor);
        await SayAsync(mentor, "agreement");
        await story.BeginAsync();
        await story.SharesAsync(Written);
        await story.HoldEndsAsync();
        Keep("mentor: digest", mentor);
        await PressAsync(mentor, "I have read this");
        await PressAsync(mentor, "Keep for me", new { note = "Ask about the committee." });
        foreach (var command in (string[])["my notes", "digest settings"])
            await SayAsync(mentor, command);
        await PressAsync(mentor, "Save", new { when = "weekly-4", hour = "09:00" });
    }

    private async Task OwnerEndsAsync(TeamsUser owner)
    {
        await SayAsync(owner, "status");
        await SayAsync(owner, "pause program");
        await SayAsync(owner, "end program");
    }

    private async Task SayAsync(TeamsUser user, string command)
    {
        await user.SaysAsync(command);
        Keep($"{Role(user)}: {command}", user);
    }

    private async Task PressAsync(TeamsUser user, string button, object? inputs = null)
    {
        var answer = await user.PressesAsync(button, inputs);
        Assert.True(answer.Card is not null, $"\"{button}\" was answered without a card: {answer.Value}");
        cards.Add(($"{Role(user)}: {button}", answer.Card.Json));
    }

    private void Keep(string name, TeamsUser user)
    {
        Assert.True(user.Latest.Card is not null, $"{name}: {user.Latest.Text}");
        cards.Add((name, user.Latest.Card.Json));
    }

    private static string Role(TeamsUser user) => user.Name == Somebody.Priya.Name ? "owner" : "mentor";
}
