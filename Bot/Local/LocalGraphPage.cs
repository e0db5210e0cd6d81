using System.Globalization;
using System.Text.Encodings.Web;

namespace TeamsMentorBot.Local;

/// <summary>What the stand-in was asked and which mails Graph would have sent, for a developer to read.</summary>
internal static class LocalGraphPage
{
    public static string Render(IReadOnlyList<LocalGraphCall> calls, IReadOnlyList<LocalGraphMail> mails, TimeZoneInfo zone) =>
        LocalPage.Frame("Local Graph", $"""
        <header>
        <div>
        <h1>Local Graph</h1>
        <p>Stands in for Microsoft Graph while you develop. The bot calls it with the same client that it uses in production;
        nothing leaves this machine, and everything here is forgotten when the bot stops.</p>
        </div>
        <a class="button" href="{LocalGraphEndpoints.PagePath}">Refresh</a>
        </header>
        <main>
        <section aria-labelledby="mails">
        <h2 id="mails">Mails <span class="count">{mails.Count}</span></h2>
        {(mails.Count == 0
            ? """<p class="empty">None yet. A digest that goes by mail appears here as Graph would send it.</p>"""
            : string.Concat(mails.Select((mail, i) => Mail(mail, i == 0, zone))))}
        </section>
        <section aria-labelledby="calls">
        <h2 id="calls">Calls <span class="count">{calls.Count}</span></h2>
        {(calls.Count == 0
            ? """<p class="empty">None yet. The first comes when a digest is due for a mentor whose chat is not known.</p>"""
            : $"<ol class=\"calls\">{string.Concat(calls.Select(call => Call(call, zone)))}</ol>")}
        </section>
        </main>
        """);

    private static string Mail(LocalGraphMail mail, bool open, TimeZoneInfo zone) => $"""
        <details class="mail"{(open ? " open" : "")}>
        <summary><span class="subject">{Encode(mail.Subject)}</span> <time>{Clock(mail.At, zone)}</time>
        <span class="address">from {Encode(mail.From)} to {Encode(mail.To)}</span></summary>
        <iframe sandbox title="Mail: {Encode(mail.Subject)}" srcdoc="{Encode(mail.Html)}"></iframe>
        </details>
        """;

    private static string Call(LocalGraphCall call, TimeZoneInfo zone) => $"""
        <li>
        <span class="status {(call.Status < 300 ? "good" : call.Status == 409 ? "known" : "bad")}">{Number(call.Status)}</span>
        <span class="what">{Encode(call.What)}{(call.Status == 409 ? ": already there" : "")}</span>
        <time>{Clock(call.At, zone)}</time>
        <code title="{Encode(call.Path)}"><b>{Encode(call.Method)}</b> {Encode(Short(call.Path))}</code>
        </li>
        """;

    // Ids are long and say little; the whole path is the line's title.
    private static string Short(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal) is var i and >= 0 ? path[i..] : "";
        var segments = path[..^query.Length].Split('/').Select(segment => segment.Length > 20 ? $"{segment[..8]}…" : segment);
        return string.Join('/', segments) + query;
    }

    private static string Clock(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
