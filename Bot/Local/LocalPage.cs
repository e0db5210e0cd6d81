using System.Text;

namespace TeamsMentorBot.Local;

/// <summary>What every page for developers has around its own part.</summary>
internal static class LocalPage
{
    /// <summary>Not kept by the browser, and never taken for anything but a page.</summary>
    /// <param name="policy">What it may load, run and send (Content Security Policy).</param>
    /// <param name="referrer">To whom it says where it came from (Referrer Policy).</param>
    public static IResult Answer(HttpContext context, string policy, string referrer, string html)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = referrer;
        return Results.Text(html, "text/html", Encoding.UTF8);
    }

    /// <param name="title">Text without markup.</param>
    /// <param name="body">Markup: a header and a main part.</param>
    public static string Frame(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title}</title>
        <link rel="stylesheet" href="{LocalGraphEndpoints.PagePath}/style.css">
        </head>
        <body>
        {body}
        </body>
        </html>
        """;
}
