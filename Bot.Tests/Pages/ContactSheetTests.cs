using System.Text.Json;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Pages;

/// <summary>
/// Every card of a mentee, and those of an owner and a mentor in one story, as Microsoft's renderer draws it, on a phone and on a desk,
/// light, dark and in high contrast. What a machine can see is asserted; the sheets in artifacts/cards are for people to look at.
/// </summary>
public sealed class ContactSheetTests
{
    [Theory]
    [InlineData("light", 320)]
    [InlineData("light", 640)]
    [InlineData("dark", 320)]
    [InlineData("dark", 640)]
    [InlineData("contrast", 320)]
    [InlineData("contrast", 640)]
    public async Task Cards_Fit_Their_Width_And_Label_What_They_Ask(string theme, int width)
    {
        var page = await ChromiumBrowser.NewPageAsync((width + 16) * 4 + 32);
        await page.SetContentAsync(await File.ReadAllTextAsync(Repository.PathOf("Bot.Tests", "Pages", "card-sheet.html")));
        await page.AddScriptTagAsync(new() { Path = Path.Combine(await NpmTools.ModulesAsync(), "adaptivecards", "dist", "adaptivecards.min.js") });
        var faults = new List<string>();
        Directory.CreateDirectory(Repository.PathOf("artifacts", "cards"));
        foreach (var (whose, cards) in new[] { ("mentee", CardAlbum.Cards), ("owner-and-mentor", await StoryAlbum.CardsAsync()) })
        {
            faults.AddRange(await page.EvaluateAsync<string[]>(
                "given => showSheet(JSON.parse(given.cards), given.theme, given.width)",
                new { cards = JsonSerializer.Serialize(cards.Select(card => new { name = card.Name, json = card.Card })), theme, width }));
            await page.ScreenshotAsync(new() { Path = Repository.PathOf("artifacts", "cards", $"{whose}-{theme}-{width}.png"), FullPage = true });
        }

        await page.Context.CloseAsync();
        Assert.Empty(faults);
    }
}
