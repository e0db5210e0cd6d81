using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Tests.Graph;

namespace TeamsMentorBot.Tests.Local;

public sealed class LocalGraphPageTests
{
    [Fact]
    public async Task Newcomer_Sees_The_Calls_And_The_Mail_As_It_Would_Be_Sent()
    {
        await using var graph = await GraphDouble.StartAsync();
        const string html = "<p style=\"color:red\">Hello \"you\" &amp; <script>alert(1)</script></p>";
        await graph.Reach.FindChatAsync(GraphDouble.Tenant, GraphDouble.Mentor.ObjectId, default);
        await graph.Mail.SendAsync(new MailMessage(GraphDouble.Mentor.Mail, "<b>A digest</b>", html), default);

        var page = await PageAsync(graph);

        Assert.Equal(
            ["202", "200", "200", "201"], page.QuerySelectorAll(".calls .status").Select(status => status.TextContent));
        Assert.Contains("Send a mail from Mentoring", page.QuerySelector(".calls .what")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>A digest</b>", page.QuerySelector(".subject")!.TextContent);
        var frame = page.QuerySelector("iframe")!;
        Assert.Equal(html, frame.GetAttribute("srcdoc"));
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Empty(page.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Empty_Page_Says_What_Will_Be_There()
    {
        await using var graph = await GraphDouble.StartAsync();

        var page = await PageAsync(graph);

        Assert.Equal(2, page.QuerySelectorAll(".empty").Length);
        Assert.Equal("Local Graph", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Nothing_On_The_Page_May_Run_Or_Load()
    {
        await using var graph = await GraphDouble.StartAsync();
        using var http = graph.Browser();
        using var response = await http.GetAsync("/local/graph");

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        using var style = await http.GetAsync("/local/graph/style.css");
        Assert.Equal("text/css", style.Content.Headers.ContentType!.MediaType);
    }

    private static async Task<IDocument> PageAsync(GraphDouble graph)
    {
        using var http = graph.Browser();
        return await new HtmlParser().ParseDocumentAsync(await http.GetStringAsync("/local/graph"));
    }
}
