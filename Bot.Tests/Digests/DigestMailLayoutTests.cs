using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Digests;

public sealed class DigestMailLayoutTests
{
    private static readonly DigestMail Digest = new(
        "Maya reflected on a milestone",
        "Maya shared this with you.",
        [
            new("What I learned", "First line\nSecond line"),
            new("Next step") { Rows = [("By", "Friday 27 November"), ("Tied to", "Board paper")] },
        ],
        "You get this because you mentor Maya.");

    [Fact]
    public void Everything_Is_Said_In_Order()
    {
        var page = Parse(Digest);

        Assert.Equal("Maya reflected on a milestone", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["What I learned", "Next step"], page.QuerySelectorAll("h2").Select(heading => heading.TextContent));
        Assert.Equal("First line<br>Second line", page.QuerySelector("h2 + p")!.InnerHtml);
        Assert.Equal(
            ["By", "Friday 27 November", "Tied to", "Board paper"],
            page.QuerySelectorAll("h2 + table td").Select(cell => cell.TextContent));
        Assert.EndsWith("You get this because you mentor Maya.", page.Body!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public void Whatever_People_Wrote_Stays_Text()
    {
        var elements = Shape(Parse(Say("text")));
        Prop.ForAll<NonNull<string>>(text =>
        {
            var page = Parse(Say(text.Get));
            Assert.Equal(elements, Shape(page));
            Assert.Equal(Readable(text.Get), Readable(page.QuerySelector("h1")!.TextContent));
        }).Holds();
        foreach (var text in new[] { "</td><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "<!--", "&lt;b&gt;", "&nbsp;" })
        {
            var page = Parse(Say(text));
            Assert.Equal(elements, Shape(page));
            Assert.Equal(text, page.QuerySelector("h1")!.TextContent);
            Assert.Equal(text, page.QuerySelector("h2 + p")!.TextContent);
        }
    }

    [Fact]
    public void Mail_Programs_Load_And_Run_Nothing()
    {
        var page = Parse(Digest);

        Assert.Empty(page.QuerySelectorAll("img, script, link, style, iframe, form, a, [src], [href], [background]"));
        Assert.DoesNotContain("url(", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void Preview_In_The_Inbox_Holds_No_Answer()
    {
        var text = Parse(Digest).Body!.TextContent.Trim();

        Assert.DoesNotContain("First line", text[..255], StringComparison.Ordinal);
        Assert.DoesNotContain("Maya shared", text[..255], StringComparison.Ordinal);
    }

    private static DigestMail Say(string text) =>
        new(text, text, [new DigestMailSection(text, $"{text}") { Rows = [(text, text)] }], text);

    private static IDocument Parse(DigestMail mail) => new HtmlParser().ParseDocument(DigestMailLayout.Render(mail));

    // Line breaks and an empty paragraph come and go with the text; nothing else may.
    private static string Shape(IDocument page) =>
        string.Join(' ', page.All.Select(element => element.LocalName).Where(name => name is not ("br" or "p")));

    // Parsers replace what HTML cannot hold.
    private static string Readable(string text) => new([.. text.Where(c => char.IsLetterOrDigit(c) || char.IsPunctuation(c))]);
}
