using System.Net;
using System.Text;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Tests.Teams;

public sealed class ConnectorOutcomeTests
{
    [Theory]
    [InlineData(200, "", SendStatus.Sent)]
    [InlineData(201, "{\"id\":\"1\"}", SendStatus.Sent)]
    [InlineData(202, "{}", SendStatus.Sent)]
    [InlineData(302, "", SendStatus.Rejected)]
    [InlineData(400, "{\"error\":{\"code\":\"BadArgument\"}}", SendStatus.Rejected)]
    [InlineData(401, "{\"error\":{\"code\":\"BotNotRegistered\"}}", SendStatus.TenantPaused)]
    [InlineData(403, "{\"error\":{\"code\":\"BotDisabledByAdmin\"}}", SendStatus.TenantPaused)]
    [InlineData(403, "{\"error\":{\"code\":\"InvalidBotApiHost\"}}", SendStatus.TenantPaused)]
    [InlineData(403, "{\"error\":{\"code\":\"BotNotInConversationRoster\"}}", SendStatus.Unreachable)]
    [InlineData(403, "{\"error\":{\"code\":\"ConversationBlockedByUser\"}}", SendStatus.Unreachable)]
    [InlineData(403, "{\"error\":{\"code\":\"NotEnoughPermissions\"}}", SendStatus.Unreachable)]
    [InlineData(403, "{\"error\":{\"code\":\"ForbiddenOperationException\"}}", SendStatus.Unreachable)]
    [InlineData(403, "{\"errorCode\":209,\"message\":\"{\\\"subCode\\\":\\\"MessageWritesBlocked\\\"}\"}", SendStatus.Unreachable)]
    [InlineData(403, "", SendStatus.Unreachable)]
    [InlineData(404, "{\"error\":{\"code\":\"ConversationNotFound\"}}", SendStatus.ConversationNotFound)]
    [InlineData(404, "{\"error\":{\"code\":\"ActivityNotFoundInConversation\"}}", SendStatus.Rejected)]
    [InlineData(408, "", SendStatus.Unknown)]
    [InlineData(412, "{\"error\":{\"code\":\"PreconditionFailed\"}}", SendStatus.Waiting)]
    [InlineData(413, "{\"error\":{\"code\":\"MessageSizeTooBig\"}}", SendStatus.Rejected)]
    [InlineData(429, "{\"error\":{\"code\":\"Throttled\"}}", SendStatus.Waiting)]
    [InlineData(500, "{\"error\":{\"code\":\"ServiceError\"}}", SendStatus.Unknown)]
    [InlineData(502, "<html>", SendStatus.Unknown)]
    [InlineData(503, "", SendStatus.Unknown)]
    [InlineData(504, "", SendStatus.Unknown)]
    internal void Every_Documented_Answer_Has_Its_Outcome(int status, string body, SendStatus expected) =>
        Assert.Equal(expected, ConnectorOutcome.Of(new() { Status = (HttpStatusCode)status, Body = Encoding.UTF8.GetBytes(body) }).Status);

    [Theory]
    [InlineData(true, SendStatus.Unknown)]
    [InlineData(false, SendStatus.Waiting)]
    internal void Without_An_Answer_It_Matters_Whether_Anything_Left(bool left, SendStatus expected) =>
        Assert.Equal((expected, "Timeout"), Shape(ConnectorOutcome.Of(new() { Failure = "Timeout", Left = left })));

    [Theory]
    [InlineData("{\"error\":{\"code\":\"A\"}}", "A")]
    [InlineData("{\"errorCode\":209,\"message\":\"{\\\"subCode\\\":\\\"B\\\"}\"}", "B")]
    [InlineData("{\"errorCode\":209,\"message\":\"no JSON\"}", "209")]
    [InlineData("{\"errorCode\":\"C\"}", "C")]
    [InlineData("{\"error\":\"text\"}", null)]
    [InlineData("{\"error\":{\"code\":{}}}", null)]
    [InlineData("[1]", null)]
    [InlineData("{", null)]
    public void Codes_Are_Found_In_Both_Shapes_And_Nothing_Else_Is_Taken(string body, string? expected) =>
        Assert.Equal(expected, ConnectorOutcome.Of(new() { Status = HttpStatusCode.Forbidden, Body = Encoding.UTF8.GetBytes(body) }).Code);

    [Fact]
    public void Every_Status_There_Is_Has_An_Outcome_And_Only_Success_Counts_As_Sent()
    {
        for (var status = 100; status < 600; status++)
        {
            var outcome = ConnectorOutcome.Of(new() { Status = (HttpStatusCode)status }).Status;
            Assert.Equal(status is >= 200 and < 300, outcome == SendStatus.Sent);
            Assert.True(status < 500 || outcome == (status == 501 ? SendStatus.Rejected : SendStatus.Unknown));
        }
    }

    private static (SendStatus, string?) Shape(SendResult result) => (result.Status, result.Code);
}
