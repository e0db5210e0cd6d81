using Microsoft.Playwright;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Pages;

/// <summary>
/// One person's chat in the Agents Playground. Opening it installs the bot for the person, and shows nothing of earlier pages.
/// Every method waits by itself until it can do its work; "the card" is the last one, or the last one with the given text.
/// </summary>
internal sealed class PlaygroundPage(IPage page)
{
    private const string BotMessage = ".fai-OutputCard";
    private const string CardPanel = ".ac-preview-panel";

    public static async Task<PlaygroundPage> OpenAsync(Uri address)
    {
        var page = await ChromiumBrowser.NewPageAsync();
        var chat = new PlaygroundPage(page);
        await page.GotoAsync(address.ToString());
        await chat.Editor.WaitForAsync();
        await chat.CloseLogAsync();
        return chat;
    }

    private ILocator Editor => page.Locator("[data-lexical-editor=true]").First;

    /// <summary>Loads the page again, as people do: the bot is installed once more.</summary>
    public async Task ReloadAsync()
    {
        await page.ReloadAsync();
        await Editor.WaitForAsync();
        await CloseLogAsync();
    }

    public async Task SayAsync(string text)
    {
        await Editor.ClickAsync();
        await page.Keyboard.InsertTextAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits until the bot has said this, in a message or on a card.</summary>
    public async Task SeesAsync(string text)
    {
        try
        {
            await Messages(text).Last.WaitForAsync();
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"\"{text}\" was not seen. The page shows:\n{await page.Locator("body").InnerTextAsync()}", late);
        }
    }

    /// <summary>Waits until nothing that the bot has said shows this any more.</summary>
    public Task SeesNoMoreAsync(string text) => Assertions.Expect(Messages(text)).ToHaveCountAsync(0);

    /// <summary>How many of the bot's messages show this now.</summary>
    public Task<int> CountAsync(string text) => Messages(text).CountAsync();

    /// <summary>
    /// Presses a button, and waits until the bot's answer is drawn. Before that the page may show what the bot sent
    /// meanwhile; then it draws the chat anew, and what was filled in faster than a person could is gone.
    /// </summary>
    public async Task PressAsync(string title, string? onCardWith = null)
    {
        var answer = await page.RunAndWaitForResponseAsync(
            () => Button(title, onCardWith).ClickAsync(), response => response.Url.EndsWith("/invoke", StringComparison.Ordinal));
        await answer.FinishedAsync();
        await page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    }

    /// <summary>Presses a button that opens a part of its own card; the bot is not asked.</summary>
    public Task UnfoldAsync(string title, string? onCardWith = null) => Button(title, onCardWith).ClickAsync();

    public Task FillAsync(string label, string text, string? onCardWith = null) =>
        Card(onCardWith).GetByLabel(label).Last.FillAsync(text);

    /// <summary>Chooses an option of a list of radio buttons or check boxes, or ticks a toggle.</summary>
    public Task TickAsync(string title, string? onCardWith = null) =>
        Card(onCardWith).GetByLabel(title, new LocatorGetByLabelOptions { Exact = true }).Last
            .CheckAsync(new LocatorCheckOptions { Force = true });

    /// <summary>Takes the tick off the toggle with this title, counted from the top of the card.</summary>
    public Task UntickAsync(string title, int index) =>
        Card(null).GetByLabel(title, new LocatorGetByLabelOptions { Exact = true }).Nth(index)
            .UncheckAsync(new LocatorUncheckOptions { Force = true });

    /// <summary>Chooses an option of a list that folds out.</summary>
    public async Task SelectAsync(string label, string option, string? onCardWith = null)
    {
        await Card(onCardWith).GetByLabel(label).Last.ClickAsync();
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { Name = option, Exact = true }).ClickAsync();
    }

    /// <summary>All words on the card.</summary>
    public Task<string> TextAsync(string? onCardWith = null) => Card(onCardWith).InnerTextAsync();

    /// <summary>A picture of the page in the git-ignored folder artifacts/screenshots.</summary>
    public Task ShotAsync(string name) => page.ScreenshotAsync(new PageScreenshotOptions { Path = Shot(name) });

    /// <summary>A picture of the card alone.</summary>
    public Task CardShotAsync(string name, string? onCardWith = null) =>
        Card(onCardWith).ScreenshotAsync(new LocatorScreenshotOptions { Path = Shot(name) });

    public Task CloseAsync() => page.Context.CloseAsync();

    private static string Shot(string name) => Repository.PathOf("artifacts", "screenshots", $"{name}.png");

    private ILocator Messages(string text) => page.Locator(BotMessage).Filter(new LocatorFilterOptions { HasText = text });

    private ILocator Button(string title, string? onCardWith) =>
        Card(onCardWith).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = title, Exact = true }).Last;

    private ILocator Card(string? with)
    {
        var cards = page.Locator(CardPanel);
        return (with is null ? cards : cards.Filter(new LocatorFilterOptions { HasText = with })).Last;
    }

    // The log repeats what is said in the chat, and takes room.
    private Task CloseLogAsync() =>
        page.GetByText("Log Panel", new PageGetByTextOptions { Exact = true })
            .Locator("xpath=ancestor::*[.//button][1]").GetByRole(AriaRole.Button).Last.ClickAsync();
}
