using System.Text.RegularExpressions;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;

namespace TeamsMentorBot.Tests.Graph;

public sealed class GraphClientTests
{
    private const string Subject = "A digest waits";

    [Fact]
    public async Task Installing_Twice_Adds_The_App_And_Then_Finds_It_There()
    {
        await using var graph = await GraphDouble.StartAsync();

        var first = await graph.Client.InstallAppAsync(GraphDouble.Mentor.ObjectId, LocalGraph.CatalogAppId, default);
        var second = await graph.Client.InstallAppAsync(GraphDouble.Mentor.ObjectId, LocalGraph.CatalogAppId, default);

        Assert.Equal(AppInstall.Added, first.Value);
        Assert.Equal(AppInstall.AlreadyThere, second.Value);
        Assert.Equal([409, 201], graph.Graph.Calls.Select(call => call.Status));
    }

    [Fact]
    public async Task Chat_Of_An_Installation_Is_The_Conversation_Of_The_Person()
    {
        await using var graph = await GraphDouble.StartAsync();
        await graph.Client.InstallAppAsync(GraphDouble.Mentor.ObjectId, LocalGraph.CatalogAppId, default);

        var installation = await graph.Client.FindInstallationAsync(GraphDouble.Mentor.ObjectId, LocalGraph.ManifestId, default);
        var chat = await graph.Client.GetChatAsync(GraphDouble.Mentor.ObjectId, installation.Value!.Id, default);

        Assert.Equal(GraphDouble.Mentor.ChatId, chat.Value!.Id);
    }

    [Fact]
    public async Task Person_Is_Found_By_Object_Id_And_By_Principal_Name()
    {
        await using var graph = await GraphDouble.StartAsync();

        foreach (var name in new[] { GraphDouble.Mentor.ObjectId, GraphDouble.Mentor.PrincipalName })
        {
            var user = await graph.Client.GetUserAsync(name, default);
            Assert.Equal(
                new GraphUser(
                    GraphDouble.Mentor.ObjectId, GraphDouble.Mentor.DisplayName, GraphDouble.Mentor.Mail, GraphDouble.Mentor.PrincipalName)
                {
                    AccountEnabled = true,
                },
                user.Value);
        }
    }

    [Fact]
    public async Task Mail_Arrives_As_It_Was_Composed()
    {
        await using var graph = await GraphDouble.StartAsync();
        var mail = new MailMessage("morgan@contoso.example", Subject, "<p>Ünïcode &amp; \"quotes\" \U0001F331</p>");

        var result = await graph.Mail.SendAsync(mail, default);

        Assert.NotNull(result.Value?.RequestId);
        var sent = Assert.Single(graph.Graph.Mails);
        Assert.Equal(
            (GraphDouble.Sender.Mail, mail.To, mail.Subject, mail.Html), (sent.From, sent.To, sent.Subject, sent.Html));
    }

    [Fact]
    public async Task Unknown_People_Are_Not_Found()
    {
        await using var graph = await GraphDouble.StartAsync();
        var nobody = Guid.NewGuid().ToString();

        Assert.Equal(GraphProblemKind.NotFound, (await graph.Client.GetUserAsync(nobody, default)).Problem!.Kind);
        Assert.Equal(
            GraphProblemKind.NotFound, (await graph.Client.InstallAppAsync(nobody, LocalGraph.CatalogAppId, default)).Problem!.Kind);
        Assert.Equal(
            "NotInstalled",
            (await graph.Client.FindInstallationAsync(GraphDouble.Mentor.ObjectId, LocalGraph.ManifestId, default)).Problem!.Code);
    }

    [Theory]
    [MemberData(nameof(GraphContractTests.Pages), MemberType = typeof(GraphContractTests))]
    public async Task Missing_Permission_Is_Named(string page)
    {
        await using var graph = await GraphDouble.StartAsync();
        var operation = GraphContract.All.Single(contract => contract.Operation.Page == page).Operation;
        graph.Graph.Granted.Remove(operation.Permission);

        var problem = await graph.Client.CallAsync(operation, GraphDouble.Mentor.ObjectId);

        Assert.Equal(GraphProblemKind.Forbidden, problem?.Kind);
        Assert.Equal(operation.Permission, problem?.Permission);
        Assert.Contains($"needs the permission {operation.Permission}. Grant it by ", graph.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_Carry_Both_Request_Ids_And_Nothing_That_People_Wrote()
    {
        await using var graph = await GraphDouble.StartAsync();

        await graph.Mail.SendAsync(new MailMessage("morgan@contoso.example", Subject, "<p>secret</p>"), default);
        await graph.Client.GetUserAsync("nobody@contoso.example", default);

        foreach (var request in graph.Requests)
            Assert.Contains($"client-request-id {request.ClientRequestId}", graph.Log.Text, StringComparison.Ordinal);

        var ours = string.Join('\n', graph.Log.Text.Split('\n').Where(line => line.Contains("TeamsMentorBot", StringComparison.Ordinal)));
        Assert.Equal(graph.Requests.Count, Regex.Count(ours, "request-id [0-9a-f-]{36}, client-request-id [0-9a-f-]{36}"));
        Assert.DoesNotContain("secret", graph.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Subject, graph.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("contoso.example", ours, StringComparison.Ordinal);
        Assert.DoesNotContain("does not exist", graph.Log.Text, StringComparison.Ordinal);
        Assert.Contains("Request_ResourceNotFound", ours, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Ids_That_No_Path_Can_Carry_Are_Refused(string id)
    {
        await using var graph = await GraphDouble.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => graph.Client.GetUserAsync(id, default));
        Assert.Empty(graph.Requests);
    }
}
