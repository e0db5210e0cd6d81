using System.Net;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Faults;

/// <summary>Whatever the Connector answers to a prompt, its mentee gets it once or not at all, and the ledger tells the truth.</summary>
public sealed class ConnectorFaultTests
{
    private const string Blocked = """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}""";

    /// <summary>What is answered, whether the message arrived all the same, and what the ledger says at once.</summary>
    private static readonly (ScriptedAnswer Answer, DeliveryState State)[] Answers =
    [
        (new() { Status = HttpStatusCode.TooManyRequests, RetryAfter = "1" }, DeliveryState.Waiting),
        (new() { Status = HttpStatusCode.TooManyRequests, RetryAfter = "3600" }, DeliveryState.Waiting),
        (new() { Status = HttpStatusCode.TooManyRequests }, DeliveryState.Waiting),
        (new() { Status = HttpStatusCode.PreconditionFailed }, DeliveryState.Waiting),
        (new() { Status = HttpStatusCode.RequestTimeout }, DeliveryState.Unknown),
        (new() { Status = HttpStatusCode.InternalServerError }, DeliveryState.Unknown),
        (new() { Status = HttpStatusCode.InternalServerError, AfterAccepting = true }, DeliveryState.Unknown),
        (new() { Status = HttpStatusCode.BadGateway }, DeliveryState.Unknown),
        (new() { Status = HttpStatusCode.BadGateway, AfterAccepting = true }, DeliveryState.Unknown),
        (new() { Status = HttpStatusCode.ServiceUnavailable }, DeliveryState.Unknown),
        (new() { Status = HttpStatusCode.ServiceUnavailable, AfterAccepting = true }, DeliveryState.Unknown),
        (new() { Status = HttpStatusCode.GatewayTimeout }, DeliveryState.Unknown),
        (new() { Status = HttpStatusCode.GatewayTimeout, AfterAccepting = true }, DeliveryState.Unknown),
        (new() { Aborts = true }, DeliveryState.Unknown),
        (new() { Aborts = true, AfterAccepting = true }, DeliveryState.Unknown),
        (ScriptedAnswer.Error(HttpStatusCode.Forbidden, "BotNotInConversationRoster"), DeliveryState.Unreachable),
        (ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser"), DeliveryState.Unreachable),
        (ScriptedAnswer.Error(HttpStatusCode.Forbidden, "NotEnoughPermissions"), DeliveryState.Unreachable),
        (ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ForbiddenOperationException"), DeliveryState.Unreachable),
        (new() { Status = HttpStatusCode.Forbidden, Body = Blocked }, DeliveryState.Unreachable),
        (new() { Status = HttpStatusCode.Forbidden }, DeliveryState.Unreachable),
        (ScriptedAnswer.Error(HttpStatusCode.NotFound, "ConversationNotFound"), DeliveryState.Sent),
        (ScriptedAnswer.Error(HttpStatusCode.BadRequest, "BadArgument"), DeliveryState.Rejected),
        (ScriptedAnswer.Error(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"), DeliveryState.Rejected),
    ];

    [Fact]
    public async Task Every_Answer_There_Is_Ends_As_One_Message_Or_As_An_Honest_Record()
    {
        await using var crowd = await PromptedCrowd.StartAsync(Answers.Length + 1);
        foreach (var ((answer, _), mentee) in Answers.Zip(crowd.Mentees))
            mentee.Gets(answer.For(mentee.User.ConversationId));

        await crowd.FallDueAsync();

        foreach (var ((answer, state), mentee) in Answers.Zip(crowd.Mentees))
        {
            Assert.Equal((answer.Status, state), (answer.Status, await mentee.StateAsync()));
            Assert.Equal(answer.AfterAccepting || state == DeliveryState.Sent ? 1 : 0, mentee.Prompts.Count);
            Assert.Equal(state == DeliveryState.Unreachable, (await mentee.PersonAsync()).Unreachable is not null);
        }

        await crowd.IsHonestAsync();
        Assert.Single(crowd.Mentees[^1].Prompts);
        await WaitsAsync(crowd);
        await NextRungAsync(crowd);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, "BotNotRegistered")]
    [InlineData(HttpStatusCode.Forbidden, "BotDisabledByAdmin")]
    [InlineData(HttpStatusCode.Forbidden, "InvalidBotApiHost")]
    public async Task A_Refusal_Of_The_Whole_Tenant_Marks_Nobody_And_Everybody_Is_Asked_When_It_Is_Over(HttpStatusCode status, string code)
    {
        await using var crowd = await PromptedCrowd.StartAsync(12);
        var refusal = ScriptedAnswer.Error(status, code).For("/activities", times: 12);
        crowd.Connector.Next(refusal);

        await crowd.FallDueAsync();
        Assert.All(crowd.Mentees, mentee => Assert.Empty(mentee.Prompts));
        await crowd.IsHonestAsync();
        for (var minutes = 0; minutes < 60; minutes++)
            await crowd.PassAsync(TimeSpan.FromMinutes(1));

        await crowd.AllAreAskedAsync();
        foreach (var mentee in crowd.Mentees)
            Assert.Null((await mentee.PersonAsync()).Unreachable);
    }

    [Fact]
    public async Task In_A_Storm_Of_Refusals_By_Rate_Everybody_Is_Asked_Once_In_The_End()
    {
        var mentees = FullRun.Times(15);
        await using var crowd = await PromptedCrowd.StartAsync(mentees);
        crowd.Connector.Next(new ScriptedAnswer
        {
            Status = HttpStatusCode.TooManyRequests, RetryAfter = "1", Method = "POST", PathHolds = "/activities", Times = mentees * 3,
        });

        await crowd.FallDueAsync();
        for (var seconds = 0; seconds < 10; seconds++)
            await crowd.PassAsync(TimeSpan.FromSeconds(1));

        await crowd.AllAreAskedAsync();
    }

    [Fact]
    public async Task In_A_Storm_That_Says_An_Hour_Nobody_Is_Tried_Before_And_Everybody_Is_Asked_Once_After()
    {
        var mentees = FullRun.Times(15);
        await using var crowd = await PromptedCrowd.StartAsync(mentees);
        crowd.Connector.Next(new ScriptedAnswer
        {
            Status = HttpStatusCode.TooManyRequests, RetryAfter = "3600", Method = "POST", PathHolds = "/activities", Times = mentees,
        });
        await crowd.FallDueAsync();
        var tried = crowd.Connector.Requests;

        for (var minutes = 5; minutes < 60; minutes += 5)
            await crowd.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(tried, crowd.Connector.Requests);
        Assert.All(crowd.Mentees, mentee => Assert.Empty(mentee.Prompts));
        await crowd.IsHonestAsync();
        for (var minutes = 0; minutes < 10; minutes++)
            await crowd.PassAsync(TimeSpan.FromMinutes(1));

        await crowd.AllAreAskedAsync();
    }

    [Fact]
    public async Task A_Prompt_That_Was_Accepted_After_The_Bot_Gave_Up_Waiting_Does_Not_Come_Again()
    {
        await using var crowd = await PromptedCrowd.StartAsync(1);
        var late = crowd.Mentees[0].Gets(new() { Method = "POST", PathHolds = crowd.Mentees[0].User.ConversationId, Hangs = true, AfterAccepting = true });

        var falling = crowd.FallDueAsync();
        await late.Arrived;
        crowd.Bot.Time.Advance(ConnectorResilience.SendTimeout);
        await falling;
        Assert.Equal(DeliveryState.Unknown, await crowd.Mentees[0].StateAsync());
        late.Release();
        for (var hours = 0; hours < 6; hours++)
            await crowd.PassAsync(TimeSpan.FromHours(1));

        await crowd.AllAreAskedAsync();
    }

    /// <summary>Whoever was refused by rate is asked when the wait is over, and not a second before.</summary>
    private static async Task WaitsAsync(PromptedCrowd crowd)
    {
        var (soon, hourLater) = (crowd.Mentees[0], crowd.Mentees[1]);
        Assert.Empty(soon.Prompts);
        await crowd.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Single(soon.Prompts);
        await crowd.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(crowd.Mentees[3].Prompts);
        for (var minutes = 1; minutes < 60; minutes++)
            await crowd.PassAsync(TimeSpan.FromMinutes(minutes) - (crowd.Bot.Time.GetUtcNow() - PromptedCrowd.Hour));
        Assert.Empty(hourLater.Prompts);
        await crowd.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Single(hourLater.Prompts);
        await crowd.IsHonestAsync();
    }

    /// <summary>Two days on, the reminder heals what may not have arrived, and leaves alone whoever cannot be reached.</summary>
    private static async Task NextRungAsync(PromptedCrowd crowd)
    {
        await crowd.PassAsync(PromptedCrowd.Hour.AddDays(2).AddHours(1) - crowd.Bot.Time.GetUtcNow());
        foreach (var ((answer, state), mentee) in Answers.Zip(crowd.Mentees))
            Assert.Equal((answer.Status, state == DeliveryState.Unreachable ? 0 : 1), (answer.Status, mentee.Reminders.Count));
        await crowd.IsHonestAsync();
    }
}
