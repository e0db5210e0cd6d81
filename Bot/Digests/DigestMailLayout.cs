using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace TeamsMentorBot.Digests;

/// <summary>What a mail says. All of it is plain text; line breaks are kept.</summary>
/// <param name="Language">BCP 47 tag of the text, for screen readers.</param>
internal sealed record DigestMail(
    string Title, string Intro, IReadOnlyList<DigestMailSection> Sections, string Footer, string Language = "en");

/// <param name="Rows">Pairs of a label and what belongs to it, below the body.</param>
internal sealed record DigestMailSection(string Heading, string Body = "")
{
    public IReadOnlyList<(string Label, string Text)> Rows { get; init; } = [];
}

/// <summary>
/// A mail as HTML that mail programs agree on: one table, styles on the elements, no image, script, font or link.
/// Everything that people wrote is encoded.
/// </summary>
internal static class DigestMailLayout
{
    private const string Font = "font-family:'Segoe UI',-apple-system,Roboto,Helvetica,Arial,sans-serif";

    private const string Table = "role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    private const string Sheet = "max-width:600px;background:#ffffff;border:1px solid #e1dfda;border-radius:8px";

    private const string Content = $"padding:28px 28px 8px;{Font};font-size:16px;line-height:24px;color:#242424;text-align:left";

    private const string Foot =
        $"padding:16px 28px 24px;border-top:1px solid #e1dfda;{Font};font-size:13px;line-height:19px;color:#5c5c5c;text-align:left";

    private const string Heading = "margin:0 0 4px;font-size:16px;line-height:22px;font-weight:600;color:#4f46b8";

    private const string Label = $"padding:2px 16px 2px 0;{Font};font-size:14px;line-height:21px;color:#5c5c5c";

    private const string Value = $"padding:2px 0;{Font};font-size:16px;line-height:22px;color:#242424";

    /// <summary>
    /// Inboxes and lock screens show the first 255 characters of a mail (Graph: message, bodyPreview). These take that place,
    /// so that no answer is read there.
    /// </summary>
    private static readonly string Padding = string.Concat(Enumerable.Repeat("&#847;&nbsp;", 130));

    public static string Render(DigestMail mail) => $"""
        <!DOCTYPE html>
        <html lang="{Encode(mail.Language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(mail.Title)}</title>
        </head>
        <body style="margin:0;padding:0;background:#f4f3f0">
        <div style="display:none;max-height:0;overflow:hidden">{Encode(mail.Title)}{Padding}</div>
        <table {Table} width="100%" style="background:#f4f3f0"><tr>
        <td align="center" style="padding:24px 12px">
        <table {Table} width="100%" style="{Sheet}"><tr>
        <td style="{Content}">
        <h1 style="margin:0 0 12px;font-size:22px;line-height:28px;font-weight:600">{Encode(mail.Title)}</h1>
        <p style="margin:0 0 24px">{Lines(mail.Intro)}</p>
        {string.Concat(mail.Sections.Select(Section))}
        </td></tr><tr>
        <td style="{Foot}">
        {Lines(mail.Footer)}
        </td></tr></table>
        </td></tr></table>
        </body>
        </html>
        """;

    private static string Section(DigestMailSection section)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<h2 style=\"{Heading}\">{Encode(section.Heading)}</h2>\n");
        if (section.Body.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 20px\">{Lines(section.Body)}</p>\n");

        if (section.Rows.Count > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<table {Table} style=\"margin:0 0 20px\">\n");
            foreach (var (label, text) in section.Rows)
            {
                html.Append(CultureInfo.InvariantCulture, $"""
                    <tr><td valign="top" style="{Label}">{Encode(label)}</td>
                    <td valign="top" style="{Value}">{Lines(text)}</td></tr>

                    """);
            }

            html.Append("</table>\n");
        }

        return html.ToString();
    }

    private static string Lines(string text) =>
        string.Join("<br>", text.ReplaceLineEndings("\n").Split('\n').Select(Encode));

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
