using System.Globalization;

namespace TeamsMentorBot.Local;

/// <summary>What the bot's clock says, and buttons that move it.</summary>
internal static class LocalClockPage
{
    public const string StepField = "step";
    public const string Next = "next";
    public const string Hour = "hour";
    public const string Day = "day";
    public const string Week = "week";

    public static string Render(DateTimeOffset now, TimeSpan ahead, DateTimeOffset? next, TimeZoneInfo zone) =>
        LocalPage.Frame("Local clock", $"""
        <header>
        <div>
        <h1>{Moment(now, zone)}</h1>
        <p>{(ahead == TimeSpan.Zero ? "The bot's clock shows the true time." : $"The bot's clock is {Words(ahead)} ahead of the true time.")}
        Moved forward, everything that is due on the way happens at its own time: check-ins, reminders, digests. It never goes back;
        start with --reset to begin afresh.</p>
        </div>
        </header>
        <main>
        <section aria-labelledby="move">
        <h2 id="move">Move it forward</h2>
        <form method="post" action="{LocalClockEndpoints.PagePath}">
        {(next is { } due ? Button(Next, $"To what comes next ({Moment(due, zone)})") : """<p class="empty">Nothing is planned.</p>""")}
        {Button(Hour, "One hour")}
        {Button(Day, "One day")}
        {Button(Week, "One week")}
        </form>
        </section>
        </main>
        """);

    private static string Button(string step, string title) =>
        $"""<button class="button" name="{StepField}" value="{step}">{title}</button>""";

    private static string Moment(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("dddd, d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    private static string Words(TimeSpan ahead) => ahead.TotalDays >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{ahead.Days} days and {ahead.Hours} hours")
        : string.Create(CultureInfo.InvariantCulture, $"{ahead.Hours} hours and {ahead.Minutes} minutes");
}
