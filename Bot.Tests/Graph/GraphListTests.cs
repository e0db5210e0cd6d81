using System.Net;
using Microsoft.AspNetCore.Http;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>Lists are read to their end, and several reads go in one request.</summary>
public sealed class GraphListTests
{
    private const string Group = "0c9e7a10-2f4b-4c8e-9a6d-1e3f5a7b9c11";

    private static readonly string[] Both = [GraphDouble.Mentor.ObjectId, GraphDouble.Sender.ObjectId];

    [Theory]
    [InlineData(999, 1)]
    [InlineData(2, 6)]
    [InlineData(1, 10)]
    public async Task Every_Page_Of_A_List_Is_Read_Also_Behind_Empty_Ones(int largestPage, int requests)
    {
        await using var graph = await WithGroupAsync();
        graph.Graph.LargestPage = largestPage;

        var members = (await graph.Client.ListMembersAsync(Group, default)).Value!;

        Assert.Equal(5, members.Count);
        Assert.Equal(Both, members.Where(member => member.IsPerson()).Select(member => member.Id));
        Assert.Equal(requests, graph.Requests.Count);
    }

    [Theory]
    [InlineData("https://graph.example.com/v1.0/groups/x/transitiveMembers?$skiptoken=1")]
    [InlineData("ROOT.example.com/v1.0/groups/x")]
    [InlineData("ROOT/beta/groups/x")]
    [InlineData("/v1.0/groups/x")]
    public async Task A_Next_Page_Anywhere_But_At_Graph_Is_Not_Asked_For(string next)
    {
        await using var graph = await WithGroupAsync();
        var root = graph.Address.AbsoluteUri.TrimEnd('/') + LocalGraphEndpoints.PagePath;
        graph.FailNext(async context =>
        {
            await context.Response.WriteAsJsonAsync(
                new Dictionary<string, object> { ["value"] = Array.Empty<int>(), ["@odata.nextLink"] = next.Replace("ROOT", root, StringComparison.Ordinal) });
            return true;
        });

        var problem = (await graph.Client.ListMembersAsync(Group, default)).Problem!;

        Assert.Equal((GraphProblemKind.Failed, "ForeignNextLink"), (problem.Kind, problem.Code));
        Assert.Single(graph.Requests);
    }

    [Fact]
    public async Task A_List_Without_An_End_Is_Given_Up()
    {
        await using var graph = await WithGroupAsync();
        for (var page = 0; page < 300; page++)
        {
            graph.FailNext(async context =>
            {
                var url = $"{graph.Address.AbsoluteUri.TrimEnd('/')}{LocalGraphEndpoints.PagePath}/v1.0/groups/{Group}/transitiveMembers";
                await context.Response.WriteAsJsonAsync(new Dictionary<string, object> { ["value"] = Array.Empty<int>(), ["@odata.nextLink"] = url });
                return true;
            });
        }

        Assert.Equal("EndlessList", (await graph.Client.ListMembersAsync(Group, default)).Problem!.Code);
        Assert.Equal(200, graph.Requests.Count);
    }

    [Fact]
    public async Task Forty_One_People_Take_Three_Requests_And_Keep_Their_Order()
    {
        await using var graph = await GraphDouble.StartAsync();
        var ids = Enumerable.Range(0, 41).Select(n => n % 3 == 2 ? $"nobody-{n}'#@contoso.example" : Both[n % 3]).ToList();

        var users = await graph.Client.GetUsersAsync(ids, default);

        Assert.Equal(3, graph.Requests.Count);
        Assert.Equal(ids.Select(id => Both.Contains(id) ? id : null), users.Select(user => user.Value?.Id));
        Assert.All(users.Where(user => !user.IsOk), user => Assert.Equal(GraphProblemKind.NotFound, user.Problem!.Kind));
    }

    [Fact]
    public async Task What_Was_Throttled_Inside_A_Batch_Is_Asked_Again_Alone()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.Graph.Refuse(GraphOperation.GetUser, times: 1, seconds: 3);

        var users = await graph.Client.GetUsersAsync(Both, default);

        Assert.All(users, user => Assert.True(user.IsOk));
        Assert.Equal(["POST", "GET"], graph.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_Long_Throttling_Inside_A_Batch_Is_Told_For_Its_Item_Alone()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.Graph.Refuse(GraphOperation.GetUser, times: 1, seconds: 90);

        var users = await graph.Client.GetUsersAsync(Both, default);

        Assert.Equal([false, true], users.Select(user => user.IsOk));
        Assert.Equal((GraphProblemKind.Throttled, TimeSpan.FromSeconds(90)), (users[0].Problem!.Kind, users[0].Problem!.RetryAfter));
        Assert.Single(graph.Requests);
    }

    [Theory]
    [InlineData("""{"responses":[]}""", "NotInBatch")]
    [InlineData("""{"value":[]}""", "NotInBatch")]
    public async Task A_Batch_That_Says_Nothing_About_An_Item_Leaves_It_Unanswered(string answer, string code)
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.FailNext(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(answer));
            return true;
        });

        var users = await graph.Client.GetUsersAsync(Both, default);

        Assert.All(users, user => Assert.Equal((GraphProblemKind.Unavailable, code), (user.Problem!.Kind, user.Problem!.Code)));
    }

    [Fact]
    public async Task A_Batch_That_Fails_As_A_Whole_Is_Repeated_As_A_Whole()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.AnswerNext((int)HttpStatusCode.ServiceUnavailable);

        Assert.All(await graph.Client.GetUsersAsync(Both, default), user => Assert.True(user.IsOk));
        Assert.Equal(["POST", "POST"], graph.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(503, nameof(GraphProblemKind.Unavailable))]
    [InlineData(429, nameof(GraphProblemKind.Throttled))]
    public async Task A_Batch_That_Keeps_Failing_As_A_Whole_Is_Not_Taken_Apart(int status, string kind)
    {
        await using var graph = await GraphDouble.StartAsync();
        for (var attempt = 0; attempt <= GraphPipelines.Retries; attempt++)
            graph.AnswerNext(status);

        Assert.All(await graph.Client.GetUsersAsync([.. Both, .. Both], default), user => Assert.Equal(kind, user.Problem!.Kind.ToString()));
        Assert.Equal(["POST", "POST", "POST"], graph.Requests.Select(request => request.Method));
    }

    private static async Task<GraphDouble> WithGroupAsync()
    {
        var graph = await GraphDouble.StartAsync();
        graph.Graph.Groups.Add(new LocalGraphGroup(Group, [.. Both, "device-1", "device-2", "device-3"]));
        return graph;
    }
}
