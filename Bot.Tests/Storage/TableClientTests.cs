using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Storage;

public sealed class TableClientTests
{
    [Fact]
    public async Task A_Row_Comes_Back_With_Every_Type_It_Was_Written_With()
    {
        var table = await TableAsync();
        var written = Samples.EveryType("p", "r");

        await table.AddEntityAsync(written);

        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r");
        Samples.AssertSame(written, read);
        Assert.NotNull(read.Timestamp);
        Assert.NotEqual(default, read.ETag);
    }

    [Theory]
    [InlineData("O'Neil", "it''s")]
    [InlineData("", "")]
    [InlineData("a b+c&d=e", "100%")]
    [InlineData("tenant|object", "checkin|über-Ä-日本-🙂")]
    [InlineData("(),:;@$!*", "[{}]^`\"<>~.")]
    [InlineData("..", ".")]
    public async Task Any_Allowed_Key_Names_Its_Row(string partitionKey, string rowKey)
    {
        var table = await TableAsync();
        await table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["Text"] = "here" });

        await table.UpdateEntityAsync(new TableEntity(partitionKey, rowKey) { ["More"] = 1 }, ETag.All);
        TableEntity read = await table.GetEntityAsync<TableEntity>(partitionKey, rowKey);

        Assert.Equal((partitionKey, rowKey, "here", 1), (read.PartitionKey, read.RowKey, read.GetString("Text"), read.GetInt32("More")));
        var listed = await table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}")).ToListAsync();
        Assert.Single(listed);
        Assert.Equal(204, (await table.DeleteEntityAsync(partitionKey, rowKey)).Status);
    }

    [Fact]
    public async Task A_Second_Insert_Is_Refused_As_Already_There()
    {
        var table = await TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((409, true), (refused.Status, refused.ErrorCode == TableErrorCode.EntityAlreadyExists));
    }

    [Fact]
    public async Task A_Missing_Row_Is_An_Error_For_Get_And_An_Answer_For_Get_If_Exists()
    {
        var table = await TableAsync();

        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "none"));
        var answer = await table.GetEntityIfExistsAsync<TableEntity>("p", "none");

        Assert.Equal((404, true), (missing.Status, missing.ErrorCode == TableErrorCode.ResourceNotFound));
        Assert.False(answer.HasValue);
        Assert.Throws<InvalidOperationException>(() => answer.Value);
        Assert.Equal(404, answer.GetRawResponse().Status);
    }

    [Fact]
    public async Task A_Merge_Keeps_What_It_Does_Not_Name_And_A_Replace_Does_Not()
    {
        var table = await TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Old"] = "kept", ["Both"] = 1 });

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Both"] = 2 });
        TableEntity merged = await table.GetEntityAsync<TableEntity>("p", "r");
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Both"] = 3 }, TableUpdateMode.Replace);
        TableEntity replaced = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal(("kept", 2), (merged.GetString("Old"), merged.GetInt32("Both")));
        Assert.Equal((false, 3), (replaced.ContainsKey("Old"), replaced.GetInt32("Both")));
    }

    [Theory]
    [InlineData(nameof(TableUpdateMode.Merge))]
    [InlineData(nameof(TableUpdateMode.Replace))]
    public async Task Of_Two_Writers_With_The_Same_Etag_One_Wins(string modeName)
    {
        var mode = Enum.Parse<TableUpdateMode>(modeName);
        var table = await TableAsync();
        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["By"] = "nobody" });
        var etag = added.Headers.ETag!.Value;

        var updated = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["By"] = "first" }, etag, mode);
        var refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["By"] = "second" }, etag, mode));

        Assert.Equal((412, true), (refused.Status, refused.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied));
        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal(("first", updated.Headers.ETag), (read.GetString("By"), read.ETag));
    }

    [Fact]
    public async Task An_Update_Of_A_Missing_Row_Inserts_Nothing()
    {
        var table = await TableAsync();

        var refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All));

        Assert.Equal(404, refused.Status);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "none"), default));
    }

    [Fact]
    public async Task A_Delete_Can_Be_Conditional_And_May_Find_Nothing()
    {
        var table = await TableAsync();
        var etag = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Changed"] = true });

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", etag));
        Assert.Equal(412, refused.Status);
        Assert.Equal(204, (await table.DeleteEntityAsync(new TableEntity("p", "r"))).Status);
        Assert.Equal(404, (await table.DeleteEntityAsync("p", "r")).Status);
    }

    [Fact]
    public async Task A_Long_Query_Arrives_Whole_And_In_Key_Order()
    {
        var table = await TableAsync();
        string[] keys = [.. Enumerable.Range(0, 23).Select(number => $"r{number:D3}")];
        await Task.WhenAll(keys.Reverse().Select(key => table.AddEntityAsync(new TableEntity("p", key) { ["A"] = 1, ["B"] = 2 })));

        var query = table.QueryAsync<TableEntity>("PartitionKey eq 'p'", maxPerPage: 5, select: ["RowKey", "A"]);
        var pages = await query.AsPages().ToListAsync();

        Assert.Equal(keys, pages.SelectMany(page => page.Values).Select(row => row.RowKey));
        Assert.Equal([5, 5, 5, 5, 3], pages.Select(page => page.Values.Count));
        Assert.All(pages.SelectMany(page => page.Values), row => Assert.False(row.ContainsKey("B")));
        var rest = await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages(pages[2].ContinuationToken, 100).ToListAsync();
        Assert.Equal(keys[15..], rest.SelectMany(page => page.Values).Select(row => row.RowKey));
    }

    [Fact]
    public async Task Tables_Are_Created_Once_And_Deleted_Once()
    {
        var service = (await Azurite.StartAsync()).Service();
        var table = service.GetTableClient(Azurite.NewPrefix());

        Assert.Equal(table.Name, (await table.CreateIfNotExistsAsync()).Value.Name);
        Assert.Equal(409, (await table.CreateIfNotExistsAsync()).GetRawResponse().Status);
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());
        Assert.True(refused.ErrorCode == TableErrorCode.TableAlreadyExists);
        Assert.Equal(204, (await table.DeleteAsync()).Status);
        Assert.Equal(404, (await table.DeleteAsync()).Status);
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.True(missing.ErrorCode == TableErrorCode.TableNotFound);
    }

    private static async Task<TableClient> TableAsync() => await (await Azurite.StartAsync()).NewTableAsync();
}
