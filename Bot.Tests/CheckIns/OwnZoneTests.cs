using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.People;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Somebody who named a zone reads days and hours there, whatever their Teams client says.</summary>
public sealed class OwnZoneTests
{
    /// <summary>Eleven hours behind UTC: the day before, while the story begins.</summary>
    private const string Samoa = "Pacific/Pago_Pago";

    [Fact]
    public async Task Tomorrow_Is_The_Day_After_Todays_In_Their_Own_Zone()
    {
        await using var story = await InSamoaAsync();
        var card = await story.ReachesAsync();
        await story.Maya.PressesAsync(card, "A surprise");
        foreach (var text in (string[])["zq-a", "zq-b", "zq-c"])
            await story.Maya.PressesAsync(card, "Next", new { text });
        await story.Maya.SaysAsync("zq-d");
        await story.Maya.SaysAsync("tomorrow");

        Assert.Contains("16 November 2026", story.Maya.Latest.Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Card_That_Is_Over_Tells_The_Hour_In_Their_Own_Zone()
    {
        await using var story = await InSamoaAsync();
        var card = await story.AnswersAsync(Answers.First);
        await story.Maya.PressesAsync(card, "Send to Daniel Reyes");

        var late = await CardAnswer.ReadAsync(await story.Maya.PostAsync(story.Maya.InvokeActivity(
            card.Id, CheckInVerbs.Back, new JsonObject { ["checkIn"] = Mentorship.CheckInId() })));

        Assert.Contains("from 22:00 on", late.Card!.Words, StringComparison.Ordinal);
    }

    private static async Task<Mentorship> InSamoaAsync()
    {
        var story = await Mentorship.BegunAsync();
        await story.Bot.Get<PersonStore>().ChangeAsync(
            Somebody.Maya.Id, maya => ValueTask.FromResult(Change.To(maya with { OwnZone = Samoa }, true)), default);
        return story;
    }
}
