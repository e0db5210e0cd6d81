using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Storage;

/// <summary>
/// Understanding the Table service data model and Performing entity group transactions, Azure Storage REST API: nothing is sent.
/// </summary>
public sealed class LimitTests : IDisposable
{
    private readonly ScriptedHandler nobody = new();

    public static TheoryData<string, string, object?> OutsideLimits() => new()
    {
        { "PropertyValueTooLarge", "Text", new string('x', (32 * 1024) + 1) },
        { "PropertyValueTooLarge", "Bytes", new byte[(64 * 1024) + 1] },
        { "PropertyNameTooLong", new string('n', 256), 1 },
        { "PropertyNameInvalid", "1st", 1 },
        { "PropertyNameInvalid", "with-dash", 1 },
        { "PropertyNameInvalid", "a b", 1 },
        { "OutOfRangeInput", "When", new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero) },
    };

    public void Dispose() => nobody.Dispose();

    [Theory]
    [MemberData(nameof(OutsideLimits))]
    public async Task A_Property_Outside_The_Limits_Is_Refused(string code, string name, object? value)
    {
        var row = new TableEntity("p", "r") { [name] = value };

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Table().UpsertEntityAsync(row));

        Assert.Equal((400, code, 0), (refused.Status, refused.ErrorCode, nobody.Requests.Count));
    }

    [Theory]
    [InlineData("a/b", "OutOfRangeInput")]
    [InlineData("a\\b", "OutOfRangeInput")]
    [InlineData("a#b", "OutOfRangeInput")]
    [InlineData("a?b", "OutOfRangeInput")]
    [InlineData("a\tb", "OutOfRangeInput")]
    [InlineData("a\u0085b", "OutOfRangeInput")]
    [InlineData(513, "KeyValueTooLarge")]
    [InlineData(null, "PropertiesNeedValue")]
    public async Task A_Key_Outside_The_Limits_Is_Refused_Everywhere(object? keyOrLength, string code)
    {
        var key = keyOrLength is int length ? new string('k', length) : (string?)keyOrLength;
        List<Func<Task>> operations =
        [
            () => Table().AddEntityAsync(new TableEntity(key!, "r")),
            () => Table().UpsertEntityAsync(new TableEntity("p", key!)),
            () => Table().UpdateEntityAsync(new TableEntity("p", key!), ETag.All),
        ];
        if (key is not null)
        {
            operations.Add(() => Table().DeleteEntityAsync("p", key));
            operations.Add(() => Table().GetEntityAsync<TableEntity>(key, "r"));
        }

        foreach (var operation in operations)
            Assert.Equal(code, (await Assert.ThrowsAsync<RequestFailedException>(operation)).ErrorCode);

        Assert.Empty(nobody.Requests);
    }

    [Fact]
    public async Task A_Key_With_Half_A_Letter_Is_Refused_And_A_Whole_One_Is_Not()
    {
        // Attributes cannot carry a lone surrogate, so this is no theory.
        string[] halves = ["lone \ud83d", "\ude42 lone", "\ud83d\ud83d\ude42", "\ude42\ud83d"];
        foreach (var key in halves)
        {
            var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Table().AddEntityAsync(new TableEntity("p", key)));
            Assert.Equal("OutOfRangeInput", refused.ErrorCode);
        }

        Assert.Empty(nobody.Requests);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Table().AddEntityAsync(new TableEntity("p", "\ud83d\ude42")));
        Assert.Single(nobody.Requests);
    }

    [Fact]
    public async Task A_Row_Has_A_Limit_Of_Properties_And_Of_Bytes()
    {
        var many = new TableEntity("p", "r");
        for (var number = 0; number < 253; number++)
            many[$"P{number}"] = number;

        var large = new TableEntity("p", "r");
        for (var number = 0; number < 16; number++)
            large[$"P{number}"] = new string('x', 32 * 1024);

        Assert.Equal("TooManyProperties", (await Assert.ThrowsAsync<RequestFailedException>(() => Table().AddEntityAsync(many))).ErrorCode);
        Assert.Equal("EntityTooLarge", (await Assert.ThrowsAsync<RequestFailedException>(() => Table().AddEntityAsync(large))).ErrorCode);
        Assert.Empty(nobody.Requests);
    }

    [Fact]
    public async Task What_Just_Fits_Is_Accepted_By_The_Emulator_And_Comes_Back()
    {
        var table = await (await Azurite.StartAsync()).NewTableAsync();
        var row = new TableEntity(new string('p', 512), new string('r', 512))
        {
            // The letter's two bytes must survive wherever the emulator cuts the body.
            ["Text"] = "x" + new string('ü', (32 * 1024) - 1),
            ["Bytes"] = new byte[64 * 1024],
        };
        for (var number = 0; number < 250; number++)
            row[$"P{number}"] = number;

        await table.AddEntityAsync(row);

        Samples.AssertSame(row, await table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey));
    }

    [Fact]
    public async Task A_Transaction_Names_What_Breaks_Its_Rules()
    {
        TableTransactionAction[] tooMany = [.. Enumerable.Range(0, 101).Select(number => Add("p", $"{number}"))];
        TableTransactionAction[] tooLarge = [.. Enumerable.Range(0, 8).Select(number => Add("p", $"{number}", 9))];
        (string Code, int? At, TableTransactionAction[] Actions)[] wrong =
        [
            ("InvalidInput", 100, tooMany),
            ("CommandsInBatchActOnDifferentPartitions", 1, [Add("p", "1"), Add("q", "2")]),
            ("InvalidDuplicateRow", 2, [Add("p", "1"), Add("p", "2"), Add("p", "1")]),
            ("ContentLengthExceeded", null, tooLarge),
            ("EntityTooLarge", 1, [Add("p", "1"), Add("p", "2", 17)]),
            ("OutOfRangeInput", 0, [Add("p", "1/2")]),
        ];

        foreach (var (code, at, actions) in wrong)
        {
            var refused = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table().SubmitTransactionAsync(actions));
            Assert.Equal((code, at, 400), (refused.ErrorCode, refused.FailedTransactionActionIndex, refused.Status));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => Table().SubmitTransactionAsync([]));
        Assert.Empty(nobody.Requests);
    }

    [Theory]
    [InlineData(nameof(TableTransactionActionType.UpdateMerge))]
    [InlineData(nameof(TableTransactionActionType.UpdateReplace))]
    public async Task An_Update_Without_A_Condition_Does_Not_Become_An_Insert(string type)
    {
        var action = new TableTransactionAction(Enum.Parse<TableTransactionActionType>(type), new TableEntity("p", "r"));

        await Assert.ThrowsAsync<ArgumentException>(() => Table().SubmitTransactionAsync([action]));
        Assert.Empty(nobody.Requests);
    }

    [Fact]
    public async Task Other_Types_Than_The_Supported_Ones_Are_Refused_Plainly()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => Table().AddEntityAsync(new TableEntity("p", "r") { ["Money"] = 1m }));
        await Assert.ThrowsAsync<NotSupportedException>(() => Table().AddEntityAsync(new OwnRow()));
        Assert.Throws<NotSupportedException>(() => Table().QueryAsync<OwnRow>());
        Assert.Empty(nobody.Requests);
    }

    private static TableTransactionAction Add(string partition, string row, int fullStrings = 0)
    {
        var entity = new TableEntity(partition, row);
        for (var number = 0; number < fullStrings; number++)
        {
            // Two bytes a letter for the row's limit, three for the transaction's.
            entity[$"P{number}"] = new string('日', (32 * 1024) - 50);
        }

        return new(TableTransactionActionType.Add, entity);
    }

    private TableClient Table() => Scripted.Table(nobody);

    private sealed class OwnRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }
}
