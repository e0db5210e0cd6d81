namespace TeamsMentorBot.Local;

/// <summary>What every page for developers has around its own part.</summary>
internal static class LocalPage
{
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
