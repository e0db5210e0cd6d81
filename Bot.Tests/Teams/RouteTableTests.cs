using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Tests.Teams;

public sealed class RouteTableTests
{
    [Theory]
    [InlineData("hi", "hi")]
    [InlineData(" HI! ", "hi")]
    [InlineData("Hi…", "hi")]
    [InlineData("my \u00A0 data.", "my data")]
    [InlineData("What's next?", "what's next")]
    [InlineData("what’s next", "what's next")]
    [InlineData("hi :)", "hi")]
    public void A_Command_Is_Known_However_It_Is_Typed(string typed, string command) =>
        Assert.Equal(command, MessageText.Command(typed));

    [Fact]
    public void The_Bots_Own_Mention_Is_Taken_Out_And_Others_Stay()
    {
        var activity = System.Text.Json.JsonSerializer.Deserialize("""
            {"type":"message","text":"<at>bot</at> tell <at>Ravi</at> &nbsp;","recipient":{"id":"28:b"},"entities":[
              {"type":"mention","text":"<at>bot</at>","mentioned":{"id":"28:b","name":"bot"}},
              {"type":"mention","text":"<at>Ravi</at>","mentioned":{"id":"29:r","name":"Ravi"}},
              {"type":"mention"},{"type":"mention","text":7,"mentioned":[]},null,3]}
            """, TeamsJsonContext.Default.Activity)!;

        Assert.Equal("tell <at>Ravi</at> &nbsp;", MessageText.Of(activity));
    }

    [Fact]
    public void Two_Rows_For_The_Same_Thing_Are_A_Mistake()
    {
        Task Nothing(TurnContext turn, CancellationToken ct) => Task.CompletedTask;

        Assert.Throws<ArgumentException>(() => new RouteTable([Route.Command(Nothing, "hi"), Route.Command(Nothing, "Hi!")]));
        Assert.Throws<ArgumentException>(() => new RouteTable([Route.Text(Nothing), Route.Text(Nothing)]));
    }
}
