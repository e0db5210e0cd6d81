using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Tests.Infrastructure;
using static Azure.Data.Tables.TableTransactionActionType;
using static TeamsMentorBot.Tests.Infrastructure.ScriptedHandler;

namespace TeamsMentorBot.Tests.Storage;

/// <summary>What goes on the wire, to the byte. Written by hand after the REST reference of Azure Table storage.</summary>
public sealed partial class RecordedRequestTests
{
    private static readonly ETag SomeETag = new("W/\"datetime'2026-11-21T09%3A00%3A00.1234567Z'\"");

    [Fact]
    public async Task An_Insert_Carries_Each_Type_In_Its_Notation()
    {
        var sent = await SendAsync(table => table.AddEntityAsync(new TableEntity("O'Neil", "r|1")
        {
            ["Text"] = "it's \"über\" 🙂",
            ["Whole"] = -7,
            ["Long"] = 7L,
            ["Double"] = 5.0,
            ["Yes"] = true,
            ["Id"] = Guid.Parse("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
            ["When"] = new DateTimeOffset(2026, 11, 21, 11, 0, 0, TimeSpan.FromHours(2)),
            ["Bytes"] = new byte[] { 1, 2, 255 },
            ["Gone"] = null,
        }));

        Assert.Equal(
            """
            POST https://mentors.table.core.windows.net/People
            Accept: application/json;odata=minimalmetadata
            Content-Type: application/json
            DataServiceVersion: 3.0
            Prefer: return-no-content
            x-ms-version: 2020-12-06

            {"PartitionKey":"O\u0027Neil","RowKey":"r|1",
            "Text":"it\u0027s \u0022\u00FCber\u0022 \uD83D\uDE42",
            "Whole":-7,
            "Long@odata.type":"Edm.Int64","Long":"7",
            "Double@odata.type":"Edm.Double","Double":5,
            "Yes":true,
            "Id@odata.type":"Edm.Guid","Id":"0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
            "When@odata.type":"Edm.DateTime","When":"2026-11-21T09:00:00.0000000Z",
            "Bytes@odata.type":"Edm.Binary","Bytes":"AQL/"}
            """.Replace(",\n", ",", StringComparison.Ordinal),
            Record(sent));
    }

    [Fact]
    public async Task A_Conditional_Merge_Echoes_The_Etag_And_Doubles_Quotes_In_Keys()
    {
        var sent = await SendAsync(table => table.UpdateEntityAsync(new TableEntity("O'Neil", "a b") { ["Whole"] = 1 }, SomeETag));

        Assert.Equal(
            """
            PATCH https://mentors.table.core.windows.net/People(PartitionKey='O%27%27Neil',RowKey='a%20b')
            Accept: application/json;odata=minimalmetadata
            Content-Type: application/json
            DataServiceVersion: 3.0
            If-Match: W/"datetime'2026-11-21T09%3A00%3A00.1234567Z'"
            x-ms-version: 2020-12-06

            {"PartitionKey":"O\u0027Neil","RowKey":"a b","Whole":1}
            """,
            Record(sent));
    }

    [Fact]
    public async Task An_Upsert_Has_No_Condition_And_A_Delete_Always_One()
    {
        var upsert = await SendAsync(table => table.UpsertEntityAsync(new TableEntity("p", "r"), TableUpdateMode.Replace));
        var delete = await SendAsync(table => table.DeleteEntityAsync("p", "r"));

        Assert.Equal(("PUT", false), (upsert.Method, upsert.Headers.ContainsKey("If-Match")));
        Assert.Equal(("DELETE", "*"), (delete.Method, delete.Headers["If-Match"]));
    }

    [Fact]
    public async Task A_Transaction_Is_One_Change_Set_Of_Whole_Requests()
    {
        var handler = new ScriptedHandler(Answer(HttpStatusCode.BadRequest));
        await Assert.ThrowsAsync<RequestFailedException>(() => Scripted.Table(handler).SubmitTransactionAsync(
        [
            new(Add, new TableEntity("p", "r1") { ["Text"] = "x" }),
            new(UpdateMerge, new TableEntity("p", "r2") { ["Whole"] = 1 }, SomeETag),
            new(Delete, new TableEntity("p", "r3")),
        ]));

        Assert.Equal(
            """
            POST https://mentors.table.core.windows.net/$batch
            Accept: application/json;odata=minimalmetadata
            Content-Type: multipart/mixed; boundary=batch_GUID
            DataServiceVersion: 3.0
            x-ms-version: 2020-12-06

            --batch_GUID
            Content-Type: multipart/mixed; boundary=changeset_GUID

            --changeset_GUID
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            POST https://mentors.table.core.windows.net/People HTTP/1.1
            x-ms-version: 2020-12-06
            DataServiceVersion: 3.0
            Accept: application/json;odata=minimalmetadata
            Prefer: return-no-content
            Content-Type: application/json

            {"PartitionKey":"p","RowKey":"r1","Text":"x"}
            --changeset_GUID
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PATCH https://mentors.table.core.windows.net/People(PartitionKey='p',RowKey='r2') HTTP/1.1
            x-ms-version: 2020-12-06
            DataServiceVersion: 3.0
            Accept: application/json;odata=minimalmetadata
            If-Match: W/"datetime'2026-11-21T09%3A00%3A00.1234567Z'"
            Content-Type: application/json

            {"PartitionKey":"p","RowKey":"r2","Whole":1}
            --changeset_GUID
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            DELETE https://mentors.table.core.windows.net/People(PartitionKey='p',RowKey='r3') HTTP/1.1
            x-ms-version: 2020-12-06
            DataServiceVersion: 3.0
            Accept: application/json;odata=minimalmetadata
            If-Match: *


            --changeset_GUID--
            --batch_GUID--

            """,
            Record(handler.Requests.Single()));
        Assert.DoesNotContain('\n', handler.Requests[0].Body.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_Signature_Is_Over_The_Date_And_The_Encoded_Path_Only()
    {
        var sent = await SendAsync(table => table.UpdateEntityAsync(new TableEntity("O'Neil", "ä"), ETag.All));

        var text = $"{sent.Headers["x-ms-date"]}\n/mentors/People(PartitionKey='O%27%27Neil',RowKey='%C3%A4')";
        var hash = HMACSHA256.HashData(Convert.FromBase64String(Scripted.Key), Encoding.UTF8.GetBytes(text));
        Assert.Equal($"SharedKeyLite mentors:{Convert.ToBase64String(hash)}", sent.Headers["Authorization"]);
        Assert.Matches("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$", sent.Headers["x-ms-date"]);
        Assert.False(sent.Headers.ContainsKey("Date"));
    }

    [Fact]
    public async Task A_Query_Escapes_Its_Filter()
    {
        var handler = new ScriptedHandler(Answer(HttpStatusCode.OK, """{"value":[]}"""));
        var name = "O'Neil & Söhne=+%";

        await Scripted.Table(handler).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"Name eq {name} and Big gt {5L}"), 7, ["Name", "Big"]).ToListAsync();

        var sent = handler.Requests.Single();
        Assert.Equal("/People()", sent.Uri.AbsolutePath);
        Assert.Equal("Name eq 'O''Neil & Söhne=+%' and Big gt 5L", sent.Query["$filter"]);
        Assert.Equal(("7", "Name,Big"), (sent.Query["$top"], sent.Query["$select"]));
        Assert.DoesNotContain('+', sent.Uri.Query);
    }

    private static async Task<SentRequest> SendAsync(Func<TableClient, Task> act)
    {
        var handler = new ScriptedHandler(Answer(HttpStatusCode.NoContent));
        await act(Scripted.Table(handler));
        return handler.Requests.Single();
    }

    // The rest differs from call to call or belongs to Azure.Core: ids, user agent, trace, length, date and signature.
    private static string Record(SentRequest sent)
    {
        string[] names = ["Accept", "Content-Type", "DataServiceVersion", "If-Match", "Prefer", "x-ms-version"];
        var headers = names.Where(sent.Headers.ContainsKey).Select(name => $"{name}: {sent.Headers[name]}");
        var text = string.Join('\n', [$"{sent.Method} {sent.Uri.AbsoluteUri}", .. headers, "", sent.Body]);
        return GuidText().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "_GUID");
    }

    [GeneratedRegex("_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex GuidText();
}
