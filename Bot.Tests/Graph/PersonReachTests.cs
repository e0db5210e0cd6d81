using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Tests.Graph;

public sealed class PersonReachTests
{
    private static string Mentor => GraphDouble.Mentor.ObjectId;

    [Fact]
    public async Task Mentor_Who_Never_Opened_The_Bot_Gets_The_App_And_Is_Reached()
    {
        await using var graph = await GraphDouble.StartAsync();

        Assert.Equal(new Reach.Chat(GraphDouble.Mentor.ChatId!), await graph.Reach.FindChatAsync(GraphDouble.Tenant, Mentor, default));
        Assert.Equal(new Reach.Chat(GraphDouble.Mentor.ChatId!), await graph.Reach.FindChatAsync(GraphDouble.Tenant, Mentor, default));
        Assert.Equal(6, graph.Requests.Count);
    }

    [Fact]
    public async Task Somebody_Who_Left_Is_Told_Apart_From_An_App_That_Is_Not_There()
    {
        await using var graph = await GraphDouble.StartAsync();

        Assert.IsType<Reach.NoSuchPerson>(await graph.Reach.FindChatAsync(GraphDouble.Tenant, Guid.NewGuid().ToString(), default));
        graph.AnswerNext(404, code: "NotFound");
        Assert.IsType<Reach.AppNotInCatalog>(await graph.Reach.FindChatAsync(GraphDouble.Tenant, Mentor, default));
    }

    [Fact]
    public async Task Installation_That_Is_Not_Listed_Yet_Means_Later()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.FailNext(_ => Task.FromResult(false));
        graph.FailNext(async context =>
        {
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync("""{"value":[]}"""u8.ToArray());
            return true;
        });

        var reach = Assert.IsType<Reach.Later>(await graph.Reach.FindChatAsync(GraphDouble.Tenant, Mentor, default));

        Assert.True(reach.After > TimeSpan.Zero);
        Assert.IsType<Reach.Chat>(await graph.Reach.FindChatAsync(GraphDouble.Tenant, Mentor, default));
    }

    [Fact]
    public async Task Throttled_Install_Is_Put_Off_As_Long_As_Graph_Says()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.AnswerNext(429, retryAfter: "90", code: "TooManyRequests");

        Assert.Equal(new Reach.Later(TimeSpan.FromSeconds(90), "TooManyRequests"), await graph.Reach.FindChatAsync(GraphDouble.Tenant, Mentor, default));
    }

    [Fact]
    public async Task Missing_Permission_Is_Named_To_Whoever_Can_Grant_It()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.Graph.Granted.Clear();

        Assert.Equal(
            new Reach.Refused("Forbidden", "TeamsAppInstallation.ReadWriteSelfForUser.All"),
            await graph.Reach.FindChatAsync(GraphDouble.Tenant, Mentor, default));
    }
}
