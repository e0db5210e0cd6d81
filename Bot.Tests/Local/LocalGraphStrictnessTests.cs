using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Graph;

namespace TeamsMentorBot.Tests.Local;

/// <summary>What the local Graph refuses: so that no client passes by accident.</summary>
public sealed class LocalGraphStrictnessTests
{
    private const string Api = "/local/graph/v1.0";

    private const string Install = $$"""{"teamsApp@odata.bind":"ROOT/appCatalogs/teamsApps/{{LocalGraph.CatalogAppId}}"}""";

    private const string Mail = """
        {"message":{"subject":"s","body":{"contentType":"HTML","content":"c"},
        "toRecipients":[{"emailAddress":{"address":"a@b.example","name":"A"}}]},"saveToSentItems":false}
        """;

    private static readonly string Notification = $$"""
        {"topic":{"source":"entityUrl","value":"ROOT/users/{{GraphDouble.Mentor.ObjectId}}/teamwork/installedApps/INSTALLATION"},
        "activityType":"digestWaits","previewText":{"content":"p"},"templateParameters":[{"name":"n","value":"v"}]}
        """.Replace("INSTALLATION", Uri.EscapeDataString(LocalGraphOperations.InstallationId(GraphDouble.Mentor)), StringComparison.Ordinal);

    private const string Batch = """{"requests":[{"id":"1","method":"GET","url":"/users/x?$select=id"}]}""";

    private static string MentorPath => $"{Api}/users/{GraphDouble.Mentor.ObjectId}";

    private static string InstallPath => $"{MentorPath}/teamwork/installedApps";

    private static string NotifyPath => $"{MentorPath}/teamwork/sendActivityNotification";

    private static string BatchPath => $"{Api}/$batch";

    private static string MailPath => $"{Api}/users/{GraphDouble.Sender.ObjectId}/sendMail";

    [Fact]
    public async Task Right_Requests_Pass()
    {
        await using var graph = await GraphDouble.StartAsync();

        Assert.Equal(201, (await SendAsync(graph, "POST", InstallPath, Install)).Status);
        Assert.Equal(202, (await SendAsync(graph, "POST", MailPath, Mail)).Status);
        Assert.Equal(204, (await SendAsync(graph, "POST", NotifyPath, Notification)).Status);
        Assert.Equal(200, (await SendAsync(graph, "POST", BatchPath, Batch)).Status);
    }

    [Fact]
    public async Task Every_Mutation_Of_A_Body_Is_Refused()
    {
        await using var graph = await GraphDouble.StartAsync();
        var refused = 0;
        graph.Graph.Install(GraphDouble.Mentor);
        foreach (var (path, body) in new[] { (InstallPath, Install), (MailPath, Mail), (NotifyPath, Notification), (BatchPath, Batch) })
        {
            foreach (var (mutant, what) in Mutations.Of(body).Where(mutation => !Optional(mutation.What)))
            {
                var (status, _) = await SendAsync(graph, "POST", path, mutant);
                Assert.True(status == 400, $"{what} was answered {status}");
                refused++;
            }
        }

        Assert.True(refused > 100, $"only {refused} mutations");
        Assert.Empty(graph.Graph.Mails);
        Assert.Empty(graph.Graph.Notifications);
    }

    [Fact]
    public async Task A_Batch_Of_More_Than_Twenty_Or_With_One_Id_Twice_Is_Refused()
    {
        await using var graph = await GraphDouble.StartAsync();
        static string Item(int id) => $$"""{"id":"{{id}}","method":"GET","url":"/users/x"}""";
        string Many(IEnumerable<int> ids) => $$"""{"requests":[{{string.Join(',', ids.Select(Item))}}]}""";

        Assert.Equal(200, (await SendAsync(graph, "POST", BatchPath, Many(Enumerable.Range(0, 20)))).Status);
        Assert.Equal(400, (await SendAsync(graph, "POST", BatchPath, Many(Enumerable.Range(0, 21)))).Status);
        Assert.Equal(400, (await SendAsync(graph, "POST", BatchPath, Many([1, 1]))).Status);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/" + LocalGraph.CatalogAppId, 400)]
    [InlineData("/appCatalogs/teamsApps/" + LocalGraph.CatalogAppId, 400)]
    [InlineData("ROOT/appCatalogs/teamsApps('" + LocalGraph.CatalogAppId + "')", 400)]
    [InlineData("ROOT/appCatalogs/teamsApps/" + LocalGraph.ManifestId, 404)]
    public async Task Bind_To_Anything_But_The_App_In_The_Catalogue_Is_Refused(string bind, int status)
    {
        await using var graph = await GraphDouble.StartAsync();

        var answer = await SendAsync(graph, "POST", InstallPath, new JsonObject { ["teamsApp@odata.bind"] = bind }.ToJsonString());

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("GET", "/v1.0/me", 400)]
    [InlineData("GET", "/v1.0/", 400)]
    [InlineData("GET", "/v1.0", 400)]
    [InlineData("GET", "/v1.0/users/MENTOR/teamwork/installedapps", 400)]
    [InlineData("GET", "/v1.0/users/MENTOR?$select=id,birthday", 400)]
    [InlineData("GET", "/v1.0/users/MENTOR?$top=1", 400)]
    [InlineData("GET", "/v1.0/users/MENTOR/teamwork/installedApps?$filter=teamsApp/id eq 'x'", 400)]
    [InlineData("GET", "/v1.0/users/MENTOR/teamwork/installedApps?$filter=teamsApp/externalId eq 'x' or 'y'", 400)]
    [InlineData("GET", "/v1.0/users/MENTOR/teamwork/installedApps?$expand=chat", 400)]
    [InlineData("GET", "/v1.0/users/MENTOR/teamwork/installedApps/unknown/chat", 404)]
    [InlineData("GET", "/v1.0/users/nobody", 404)]
    [InlineData("DELETE", "/v1.0/users/MENTOR", 405)]
    [InlineData("GET", "/v1.0/users/MENTOR/sendMail", 405)]
    public async Task Unknown_Requests_Get_The_Documented_Error(string method, string path, int status)
    {
        await using var graph = await GraphDouble.StartAsync();
        path = "/local/graph" + path.Replace("MENTOR", GraphDouble.Mentor.ObjectId, StringComparison.Ordinal);

        var answer = await SendAsync(graph, method, path, null);

        Assert.Equal(status, answer.Status);
        var error = answer.Body!["error"]!;
        Assert.NotEmpty(error["code"]!.GetValue<string>());
        Assert.NotEmpty(error["message"]!.GetValue<string>());
        Assert.NotEmpty(error["innerError"]!["request-id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Bearer_Of_This_Run_Is_Needed()
    {
        await using var graph = await GraphDouble.StartAsync();
        await using var other = await GraphDouble.StartAsync();

        Assert.NotEqual(graph.Graph.Bearer, other.Graph.Bearer);
        foreach (var bearer in new[] { null, "", "guess", other.Graph.Bearer })
        {
            var answer = await SendAsync(graph, "GET", MentorPath, null, request =>
                request.Headers.Authorization = bearer is null ? null : new AuthenticationHeaderValue("Bearer", bearer));
            Assert.Equal(401, answer.Status);
            Assert.Equal("InvalidAuthenticationToken", answer.Body!["error"]!["code"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task Other_Content_Types_Are_Refused(string type)
    {
        await using var graph = await GraphDouble.StartAsync();

        var answer = await SendAsync(
            graph, "POST", MailPath, Mail, request => request.Content!.Headers.ContentType = new MediaTypeHeaderValue(type));

        Assert.Equal(415, answer.Status);
    }

    [Theory]
    [InlineData("Host", "bot.contoso.example")]
    [InlineData("Origin", "http://localhost:3978")]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    public async Task Nobody_But_This_Machine_Is_Served(string header, string value)
    {
        await using var graph = await GraphDouble.StartAsync();

        foreach (var path in new[] { MentorPath, "/local/graph", "/local/graph/style.css" })
        {
            var answer = await SendAsync(graph, "GET", path, null, request => request.Headers.TryAddWithoutValidation(header, value));
            Assert.Equal(404, answer.Status);
        }

        Assert.Empty(graph.Graph.Calls);
    }

    [Fact]
    public async Task Nothing_Is_Served_In_Production()
    {
        await using var graph = await GraphDouble.StartAsync(environment: "Production");

        Assert.Equal(404, (await SendAsync(graph, "GET", MentorPath, null)).Status);
        Assert.Equal(404, (await SendAsync(graph, "GET", "/local/graph", null)).Status);
    }

    [Fact]
    public async Task Nothing_Is_Served_Where_The_Stand_In_Was_Not_Added()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapLocalGraph(app.Environment);
        await app.StartAsync();

        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri($"{app.Urls.First()}/local/graph"));

        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task Too_Long_A_Body_Is_Refused()
    {
        await using var graph = await GraphDouble.StartAsync();

        var answer = await SendAsync(
            graph, "POST", MailPath, Mail.Replace("\"c\"", $"\"{new string('c', 4 * 1024 * 1024)}\"", StringComparison.Ordinal));

        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public void Memory_Is_Bounded()
    {
        var graph = new LocalGraph([GraphDouble.Mentor], TimeProvider.System);
        for (var i = 0; i < LocalGraph.KeptCalls + 10; i++)
        {
            graph.Note("GET", $"/{i}", 200, "x");
            graph.Keep(new LocalGraphMail(graph.Now, "from", "to", $"{i}", "html"));
        }

        Assert.Equal(LocalGraph.KeptCalls, graph.Calls.Count);
        Assert.Equal(LocalGraph.KeptMails, graph.Mails.Count);
        Assert.Equal($"/{LocalGraph.KeptCalls + 9}", graph.Calls[0].Path);
    }

    private static bool Optional(string what) =>
        what is "templateParameters = []" or "without saveToSentItems" or "without message.toRecipients[0].emailAddress.name";

    private static async Task<(int Status, JsonNode? Body)> SendAsync(
        GraphDouble graph, string method, string path, string? body, Action<HttpRequestMessage>? change = null)
    {
        using var http = graph.Browser();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", graph.Graph.Bearer);
        if (body is not null)
        {
            request.Content = new StringContent(
                body.Replace("ROOT", $"{graph.Address.AbsoluteUri.TrimEnd('/')}{Api}", StringComparison.Ordinal),
                Encoding.UTF8,
                "application/json");
        }

        change?.Invoke(request);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }
}
