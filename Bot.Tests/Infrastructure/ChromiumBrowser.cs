using Microsoft.Playwright;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>One headless browser for the whole test run, started by the first test that asks. Each test has contexts of its own.</summary>
internal static class ChromiumBrowser
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    // Milliseconds for any single step. A busy machine is slow; what goes well does not wait.
    private const float LongestWait = 120_000;

    // No sandbox: containers do not allow it. No background traffic: nothing but the pages under test is to be asked.
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    public static async Task<IPage> NewPageAsync(int width = 1280, int height = 1000)
    {
        var browser = await Shared.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(LongestWait);
        context.SetDefaultNavigationTimeout(LongestWait);
        // Only this machine is asked. The Playground's fonts come from a server elsewhere; it does without them.
        await context.RouteAsync(
            url => !new Uri(url).IsLoopback,
            route => route.AbortAsync());
        return await context.NewPageAsync();
    }

    private static async Task<IBrowser> LaunchAsync()
    {
        var program = await ChromiumProgram.FindAsync();
        Assertions.SetDefaultExpectTimeout(LongestWait);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program.Path,
            Channel = program.Path is null ? "chrome" : null,
            Args = Flags,
            Env = program.Libraries is null
                ? null
                : new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = program.Libraries, ["HOME"] = Path.GetTempPath() },
        });
    }
}
