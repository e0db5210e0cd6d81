using System.Net;
using System.Text.Json.Nodes;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Teams;

public sealed class CardPressTests
{
    private static readonly AdaptiveCard Question = new()
    {
        Body = [new TextBlock("What did you learn?"), new TextInput("answer") { Label = "Answer", MaxLength = 20 }],
        Actions =
        [
            new ExecuteAction("Save", "save", new JsonObject { ["checkIn"] = "c-1" }),
            new ShowCardAction("More", new AdaptiveCard
            {
                Version = null,
                Body = [new TextBlock("More")],
                Actions = [new ExecuteAction("Later", "later")],
            }),
        ],
    };

    private static readonly AdaptiveCard Thanks = new() { Body = [new TextBlock("Thank you")] };

    private static readonly Route Start = Route.Command((turn, ct) => turn.SendAsync(Question, "A question", ct), "start");

    [Fact]
    public async Task A_Press_Carries_Data_And_Inputs_And_Is_Answered_With_The_Next_Card_Which_Also_Stays()
    {
        CardAction? seen = null;
        await using var host = await TeamsHost.StartAsync([Start, Route.Card("save", (_, action, _) =>
        {
            seen = action;
            return Task.FromResult(CardResponse.Card(Thanks));
        })]);
        var maya = host.Person();
        await maya.SaysAsync("start");

        var answer = await maya.PressesAsync("Save", new { answer = "to listen" });

        Assert.Equal("Thank you", answer.Card!.Words);
        Assert.Equal(("c-1", "to listen"), (seen!.Id("checkIn"), seen.Text("answer", 20)));
        Assert.Equal(maya.Latest.Id, seen.ActivityId);
        Assert.StartsWith("f:", seen.InvokeId, StringComparison.Ordinal);
        Assert.Equal("Thank you", maya.Latest.Card!.Words);
        Assert.Single(maya.Messages);
        Assert.Empty(host.Connector.Complaints);
    }

    [Fact]
    public async Task A_Passing_Card_Leaves_The_Standing_One_Alone()
    {
        await using var host = await TeamsHost.StartAsync(
            [Start, Route.Card("later", (_, _, _) => Task.FromResult(CardResponse.Passing(Thanks)))]);
        var maya = host.Person();
        await maya.SaysAsync("start");

        var answer = await maya.PressesAsync("Later");

        Assert.Equal("Thank you", answer.Card!.Words);
        Assert.Equal("Thank you", maya.Sees(maya.Latest)!.Words);
        maya.Reloads();
        Assert.Contains("What did you learn?", maya.Sees(maya.Latest)!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_Older_Client_Gets_The_Same_By_An_Update()
    {
        CardAction? seen = null;
        await using var host = await TeamsHost.StartAsync([Start, Route.Card("save", (_, action, _) =>
        {
            seen = action;
            return Task.FromResult(CardResponse.Card(Thanks));
        })]);
        var maya = host.Person();
        await maya.SaysAsync("start");

        await maya.PressesOnOldClientAsync(maya.Latest, "Save", new { answer = "to listen" });

        Assert.Equal(("save", "c-1", "to listen"), (seen!.Verb, seen.Id("checkIn"), seen.Text("answer", 20)));
        Assert.Equal("Thank you", maya.Latest.Card!.Words);
        Assert.Single(maya.Messages);
    }

    [Fact]
    public async Task An_Unknown_Verb_Says_That_The_Card_Is_Out_Of_Date()
    {
        await using var host = await TeamsHost.StartAsync([Start]);
        var maya = host.Person();
        await maya.SaysAsync("start");

        var answer = await maya.PressesAsync("Save");

        Assert.Equal((400, Strings.Teams_CardOutOfDate), (answer.StatusCode, answer.Error));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"action\":null}")]
    [InlineData("{\"action\":{\"verb\":7}}")]
    [InlineData("[]")]
    public async Task A_Press_Of_Any_Shape_Is_Answered_With_200(string value)
    {
        await using var host = await TeamsHost.StartAsync([]);
        var maya = host.Person();
        var activity = maya.InvokeActivity("1", "x", null);
        activity["value"] = JsonNode.Parse(value);

        var answer = await CardAnswer.ReadAsync(await maya.PostAsync(activity));

        Assert.Equal(Strings.Teams_CardOutOfDate, answer.Error);
    }

    [Fact]
    public async Task An_Input_Longer_Than_Its_Card_Allows_Is_Refused_And_The_Card_Stays()
    {
        await using var host = await TeamsHost.StartAsync([Start, Route.Card("save", (_, action, _) =>
        {
            action.Text("answer", 20);
            return Task.FromResult(CardResponse.Card(Thanks));
        })]);
        var maya = host.Person();
        await maya.SaysAsync("start");

        var answer = await maya.PressesAsync("Save", new { answer = new string('x', 21) });

        Assert.Equal((400, Strings.Teams_InputNotUnderstood), (answer.StatusCode, answer.Error));
        Assert.Single(maya.Latest.Versions);
    }

    [Fact]
    public async Task A_Failing_Press_Is_Answered_Kindly()
    {
        await using var host = await TeamsHost.StartAsync(
            [Start, Route.Card("save", (_, _, _) => throw new InvalidOperationException("storage"))]);
        var maya = host.Person();
        await maya.SaysAsync("start");

        var answer = await maya.PressesAsync("Save");

        Assert.Equal((500, Strings.Teams_SomethingWentWrong), (answer.StatusCode, answer.Error));
    }

    [Fact]
    public async Task A_Card_That_Came_Out_Too_Large_Is_A_Press_That_Failed()
    {
        AdaptiveCard huge = new() { Body = [new TextBlock(new string('x', CardSize.Longest))] };
        await using var host = await TeamsHost.StartAsync([Start, Route.Card("save", (_, _, _) => Task.FromResult(CardResponse.Passing(huge)))]);
        var maya = host.Person();
        await maya.SaysAsync("start");

        var answer = await maya.PressesAsync("Save");

        Assert.Equal((500, Strings.Teams_SomethingWentWrong), (answer.StatusCode, answer.Error));
    }

    [Fact]
    public async Task An_Update_That_Fails_Does_Not_Cost_The_Answer()
    {
        await using var host = await TeamsHost.StartAsync(
            [Start, Route.Card("save", (_, _, _) => Task.FromResult(CardResponse.Card(Thanks)))]);
        var maya = host.Person();
        await maya.SaysAsync("start");
        host.Connector.Next(ScriptedAnswer.Error(HttpStatusCode.Forbidden, "MessageWritesBlocked"));

        Assert.Equal("Thank you", (await maya.PressesAsync("Save")).Card!.Words);
    }
}
