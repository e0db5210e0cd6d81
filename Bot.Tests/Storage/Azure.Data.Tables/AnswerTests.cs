using System.Net;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using TeamsMentorBot.Tests.Infrastructure;
using static Azure.Data.Tables.TableTransactionActionType;
using static TeamsMentorBot.Tests.Infrastructure.ScriptedHandler;

namespace TeamsMentorBot.Tests.Storage;

/// <summary>Answers that the emulator never gives, after the REST reference of Azure Table storage.</summary>
public sealed class AnswerTests
{
    private const string NextPartition = "x-ms-continuation-NextPartitionKey";
    private const string NextRow = "x-ms-continuation-NextRowKey";
    private const string Busy = """{"odata.error":{"code":"ServerBusy","message":{"lang":"en-US","value":"Busy."}}}""";
    private const string Exists = """{"odata.error":{"code":"EntityAlreadyExists","message":{"lang":"en-US","value":"There."}}}""";
    private static readonly TableEntity Row = new("p", "r");

    [Fact]
    public async Task An_Empty_Page_With_A_Continuation_Is_Not_The_End()
    {
        var handler = new ScriptedHandler(
            Answer(HttpStatusCode.OK, """{"value":[]}""", (NextPartition, "1!8!cA--"), (NextRow, "1!4!cg--")),
            Answer(HttpStatusCode.OK, """{"value":[{"PartitionKey":"p","RowKey":"1"}]}""", (NextPartition, "1!8!cQ--")),
            Answer(HttpStatusCode.OK, """{"value":[]}""", (NextRow, "1!4!cw--")),
            Answer(HttpStatusCode.OK, """{"value":[{"PartitionKey":"q","RowKey":"2"}]}"""));

        var rows = await Scripted.Table(handler).QueryAsync<TableEntity>("Whole eq 1").Select(row => row.RowKey).ToListAsync();

        Assert.Equal(["1", "2"], rows);
        Assert.Equal(
            [(null, null), ("1!8!cA--", "1!4!cg--"), ("1!8!cQ--", null), (null, "1!4!cw--")],
            handler.Requests.Select(sent => (sent.Query.GetValueOrDefault("NextPartitionKey"), sent.Query.GetValueOrDefault("NextRowKey"))));
        Assert.All(handler.Requests, sent => Assert.Equal("Whole eq 1", sent.Query["$filter"]));
    }

    [Fact]
    public async Task A_Busy_Service_And_A_Broken_Connection_Are_Tried_Again_With_A_New_Signature()
    {
        var handler = new ScriptedHandler(
            Answer(HttpStatusCode.ServiceUnavailable, Busy), Broken(new HttpRequestException("reset")), Answer(HttpStatusCode.NoContent));

        await Scripted.Table(handler).UpsertEntityAsync(new TableEntity("p", "r") { ["Text"] = "kept" });

        Assert.Equal(3, handler.Requests.Count);
        Assert.All(handler.Requests, sent => Assert.EndsWith("\"Text\":\"kept\"}", sent.Body, StringComparison.Ordinal));
        Assert.All(handler.Requests, sent => Assert.Matches("^SharedKeyLite mentors:.{44}$", sent.Headers["Authorization"]));
    }

    [Fact]
    public async Task A_Service_That_Stays_Busy_Is_Given_Up_On_And_A_Conflict_At_Once()
    {
        var busy = new ScriptedHandler(Enumerable.Repeat(Answer(HttpStatusCode.ServiceUnavailable, Busy), 3));
        var conflict = new ScriptedHandler(Answer(HttpStatusCode.Conflict, Exists));

        var gaveUp = await Assert.ThrowsAsync<RequestFailedException>(() => Scripted.Table(busy).AddEntityAsync(Row));
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Scripted.Table(conflict).AddEntityAsync(Row));

        Assert.Equal((503, "ServerBusy", 3), (gaveUp.Status, gaveUp.ErrorCode, busy.Requests.Count));
        Assert.Equal((409, "EntityAlreadyExists", 1), (refused.Status, refused.ErrorCode, conflict.Requests.Count));
    }

    [Fact]
    public async Task A_Caller_Who_Gives_Up_Ends_The_Retries_And_The_Pages()
    {
        using var caller = new CancellationTokenSource();
        var handler = new ScriptedHandler(
            Answer(HttpStatusCode.OK, """{"value":[{"PartitionKey":"p","RowKey":"1"}]}""", (NextPartition, "1!4!cA--")),
            Broken(new HttpRequestException("reset")));

        var query = Scripted.Table(handler).QueryAsync<TableEntity>(cancellationToken: caller.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var row in query)
            {
                Assert.Equal("1", row.RowKey);
                await caller.CancelAsync();
            }
        });

        Assert.Single(handler.Requests);
    }

    [Theory]
    [InlineData("<html>proxy</html>", null)]
    [InlineData("", "TableBeingDeleted")]
    [InlineData("""{"odata.error":{}}""", "TableBeingDeleted")]
    [InlineData("""{"odata.error":5}""", null)]
    [InlineData("[]", null)]
    public async Task An_Error_Without_A_Readable_Body_Still_Has_Its_Status(string body, string? header)
    {
        var headers = header is null ? Array.Empty<(string, string)>() : [("x-ms-error-code", header)];
        var handler = new ScriptedHandler(Answer(HttpStatusCode.Conflict, body, headers));

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => Scripted.Table(handler).CreateIfNotExistsAsync());

        Assert.Equal((409, header), (error.Status, error.ErrorCode));
    }

    [Fact]
    public async Task Numbers_Without_An_Annotation_Are_Int32_Or_Double()
    {
        var handler = new ScriptedHandler(Answer(HttpStatusCode.OK,
            """
            {"odata.metadata":"https://x/$metadata#People/@Element","odata.etag":"W/\"1\"","PartitionKey":"p","RowKey":"r","A":1,"B":1.0,
            "C":1e3,"D":3000000000,"E":null,"Timestamp":"2026-11-21T09:00:00.1234567Z","F@odata.type":"Edm.Double","F":"Infinity"}
            """));

        TableEntity row = await Scripted.Table(handler).GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal((1, null), (row.GetInt32("A"), row.GetString("E")));
        Assert.Equal((1.0, 1000.0, 3e9), (row.GetDouble("B"), row.GetDouble("C"), row.GetDouble("D")));
        Assert.Equal(("W/\"1\"", double.PositiveInfinity), (row.ETag.ToString(), row.GetDouble("F")));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero).AddTicks(1234567), row.Timestamp);
        Assert.False(row.ContainsKey("odata.metadata"));
    }

    [Fact]
    public async Task A_Cut_Off_Answer_To_A_Transaction_Does_Not_Pass_For_A_Success()
    {
        const string half = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n"
            + "Content-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 204 No Content\r\nETag: W/\"1\"\r\n\r\n\r\n--c";
        string[] bodies = [half, half + "--\r\n--b--\r\n", "", "--b--\r\n", "garbage"];
        foreach (var body in bodies)
        {
            var handler = new ScriptedHandler(Answer(HttpStatusCode.Accepted, body, ("Content-Type", "multipart/mixed; boundary=b")));

            var error = await Assert.ThrowsAnyAsync<RequestFailedException>(() => Scripted.Table(handler).SubmitTransactionAsync(
                [new(Add, new TableEntity("p", "1")), new(Add, new TableEntity("p", "2"))]));
            Assert.Equal(202, error.Status);
        }
    }

    [Fact]
    public async Task The_Failed_Part_Of_A_Transaction_Gives_Its_Number_And_Code()
    {
        const string body = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n"
            + "Content-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 412 Precondition Failed\r\nContent-Type: application/json\r\n\r\n"
            + """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"1:Not satisfied.\nId:x"}}}"""
            + "\r\n--c--\r\n--b--\r\n";
        var handler = new ScriptedHandler(Answer(HttpStatusCode.Accepted, body, ("Content-Type", "multipart/mixed; boundary=\"b\"")));

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Scripted.Table(handler).SubmitTransactionAsync(
            [new(Delete, new TableEntity("p", "1")), new(Delete, new TableEntity("p", "2"))]));

        Assert.Equal((412, 1), (failed.Status, failed.FailedTransactionActionIndex));
        Assert.True(failed.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
    }
}
