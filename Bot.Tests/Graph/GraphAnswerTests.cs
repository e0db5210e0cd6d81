using System.Text;
using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>What Graph answers where it should say something else.</summary>
public sealed class GraphAnswerTests
{
    [Theory]
    [InlineData("<html>", "UnreadableAnswer")]
    [InlineData("null", "EmptyAnswer")]
    [InlineData("{}", "UnreadableAnswer")]
    [InlineData("""{"id":7}""", "UnreadableAnswer")]
    public async Task Answers_That_Are_No_Answers_Are_Failures(string body, string code)
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.FailNext(async context =>
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
            return true;
        });

        var problem = (await graph.Client.GetUserAsync("somebody", default)).Problem!;

        Assert.Equal((GraphProblemKind.Failed, code), (problem.Kind, problem.Code));
    }

    [Theory]
    [InlineData("", "NotJson")]
    [InlineData("<html>", "NotJson")]
    [InlineData("""{"error":{"code":"A sentence that somebody wrote"}}""", "NoCode")]
    [InlineData("""{"error":{"code":"ErrorAccessDenied"}}""", "ErrorAccessDenied")]
    [InlineData("""{"error":null}""", "NoCode")]
    public async Task Error_Codes_Are_Codes_Or_Nothing(string body, string code)
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.FailNext(async context =>
        {
            context.Response.StatusCode = 403;
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body));
            return true;
        });

        Assert.Equal(code, (await graph.Client.GetUserAsync("somebody", default)).Problem!.Code);
    }
}
