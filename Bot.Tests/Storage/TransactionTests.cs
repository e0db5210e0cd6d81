using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using TeamsMentorBot.Tests.Infrastructure;
using static Azure.Data.Tables.TableTransactionActionType;

namespace TeamsMentorBot.Tests.Storage;

public sealed class TransactionTests
{
    [Fact]
    public async Task Every_Kind_Of_Action_Is_Applied_Together()
    {
        var table = await TableAsync();
        foreach (var key in (string[])["merged", "replaced", "deleted", "upserted"])
            await table.AddEntityAsync(Row(key, "before"));

        var responses = await table.SubmitTransactionAsync(
        [
            new(Add, Samples.EveryType("p", "added 'quoted'")),
            new(UpdateMerge, new TableEntity("p", "merged") { ["More"] = 1 }, ETag.All),
            new(UpdateReplace, new TableEntity("p", "replaced") { ["More"] = 2 }, ETag.All),
            new(Delete, new TableEntity("p", "deleted")),
            new(UpsertMerge, new TableEntity("p", "upserted") { ["More"] = 3 }),
            new(UpsertReplace, Row("new", "after")),
        ]);

        Assert.Equal([204, 204, 204, 204, 204, 204], responses.Value.Select(response => response.Status));
        var rows = await table.QueryAsync<TableEntity>().ToDictionaryAsync(row => row.RowKey);
        Assert.Equal(["added 'quoted'", "merged", "new", "replaced", "upserted"], rows.Keys.Order(StringComparer.Ordinal));
        Samples.AssertSame(Samples.EveryType("p", "added 'quoted'"), rows["added 'quoted'"]);
        Assert.Equal(("before", 1), (rows["merged"].GetString("Text"), rows["merged"].GetInt32("More")));
        Assert.Equal((null, 2), (rows["replaced"].GetString("Text"), rows["replaced"].GetInt32("More")));
        Assert.Equal(("before", 3), (rows["upserted"].GetString("Text"), rows["upserted"].GetInt32("More")));
        Assert.Equal(rows["merged"].ETag, responses.Value[1].Headers.ETag);
    }

    [Fact]
    public async Task A_Failed_Action_Undoes_The_Others_And_Is_Named()
    {
        var table = await TableAsync();
        await table.AddEntityAsync(Row("there", "before"));

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [new(Add, Row("first", "x")), new(Add, Row("second", "x")), new(Add, Row("there", "after"))]));

        Assert.Equal((409, 2), (failed.Status, failed.FailedTransactionActionIndex));
        Assert.True(failed.ErrorCode == TableErrorCode.EntityAlreadyExists);
        TableEntity only = Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync());
        Assert.Equal("before", only.GetString("Text"));
    }

    [Theory]
    [InlineData(nameof(UpdateMerge))]
    [InlineData(nameof(UpdateReplace))]
    [InlineData(nameof(Delete))]
    public async Task An_Outdated_Condition_Fails_The_Whole(string typeName)
    {
        var type = Enum.Parse<TableTransactionActionType>(typeName);
        var table = await TableAsync();
        var old = (await table.AddEntityAsync(Row("r", "1"))).Headers.ETag!.Value;
        var current = (await table.UpsertEntityAsync(Row("r", "2"))).Headers.ETag!.Value;

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [new(Add, Row("other", "x")), new(type, Row("r", "3"), old)]));
        Assert.Equal((412, 1), (failed.Status, failed.FailedTransactionActionIndex));
        Assert.True(failed.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied);
        Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync());

        var responses = await table.SubmitTransactionAsync([new(Add, Row("other", "x")), new(type, Row("r", "3"), current)]);
        Assert.Equal(2, responses.Value.Count);
    }

    [Fact]
    public async Task An_Update_Of_A_Missing_Row_Fails_The_Whole()
    {
        var table = await TableAsync();

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [new(Add, Row("other", "x")), new(UpdateMerge, Row("none", "x"), ETag.All)]));

        Assert.Equal((404, 1), (failed.Status, failed.FailedTransactionActionIndex));
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task A_Hundred_Actions_And_A_Single_One_Are_Applied()
    {
        var table = await TableAsync();

        var responses = await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(
            number => new TableTransactionAction(Add, Row($"r{number:D3}", "}{ {\"x\":1}\r\nPOST http://x"))));
        await table.SubmitTransactionAsync([new(Delete, new TableEntity("p", "r050"))]);

        Assert.Equal(100, responses.Value.Count);
        Assert.Equal(99, await table.QueryAsync<TableEntity>().CountAsync());
    }

    private static TableEntity Row(string key, string text) => new("p", key) { ["Text"] = text };

    private static async Task<TableClient> TableAsync() => await (await Azurite.StartAsync()).NewTableAsync();
}
