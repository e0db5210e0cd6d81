using Azure.Data.Tables;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Storage;

public sealed class QueryFilterTests
{
    private static readonly DateTimeOffset When = new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero).AddTicks(1);
    private static readonly Guid Id = Guid.Parse("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3");

    [Fact]
    public void Values_Become_Escaped_Literals_In_Any_Culture()
    {
        using var culture = new HostCulture("de-DE");

        Assert.Equal("A eq 'O''Neil'' or true'", TableClient.CreateQueryFilter($"A eq {"O'Neil' or true"}"));
        Assert.Equal("A eq 'x''' and B eq -1 and C eq 5L", TableClient.CreateQueryFilter($"A eq {"x'"} and B eq {-1} and C eq {5L}"));
        Assert.Equal("A eq 1.5 and B eq 2.0 and C eq true", TableClient.CreateQueryFilter($"A eq {1.5} and B eq {2.0} and C eq {true}"));
        var elsewhere = When.ToOffset(TimeSpan.FromHours(2));
        Assert.Equal("A eq datetime'2026-11-21T09:00:00.0000001Z'", TableClient.CreateQueryFilter($"A eq {elsewhere}"));
        Assert.Equal("A eq guid'0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'", TableClient.CreateQueryFilter($"A eq {Id}"));
        Assert.Equal("A eq X'00FF'", TableClient.CreateQueryFilter($"A eq {new byte[] { 0, 255 }}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {1m}"));
    }

    [Fact]
    public async Task A_Value_Of_Each_Type_Finds_Its_Row_Only()
    {
        var table = await (await Azurite.StartAsync()).NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "other")
        {
            ["Text"] = "y",
            ["Whole"] = 2,
            ["Long"] = 3L,
            ["Double"] = 2.5,
            ["Yes"] = false,
        });
        await table.AddEntityAsync(new TableEntity("p", "wanted")
        {
            ["Text"] = "x' or Yes eq false or Text eq 'y",
            ["Whole"] = 1,
            ["Long"] = long.MaxValue,
            ["Double"] = 5.0,
            ["Yes"] = true,
            ["Id"] = Id,
            ["When"] = When,
        });

        FormattableString[] filters =
        [
            $"Text eq {"x' or Yes eq false or Text eq 'y"}", $"Whole eq {1}", $"Long eq {long.MaxValue}", $"Double eq {5.0}",
            $"Yes eq {true}", $"Id eq {Id}", $"When eq {When}", $"When ge {When} and When lt {When.AddMilliseconds(1)}",
        ];
        foreach (var filter in filters.Select(TableClient.CreateQueryFilter))
        {
            var found = await table.QueryAsync<TableEntity>(filter).Select(row => row.RowKey).ToListAsync();
            Assert.Equal($"{filter}: wanted", $"{filter}: {string.Join(' ', found)}");
        }
    }

    [Fact]
    public async Task The_Rows_Under_A_Joined_Key_Are_Found_And_No_Neighbours()
    {
        var table = await (await Azurite.StartAsync()).NewTableAsync();
        string[] under = ["checkin|", "checkin|a", "checkin|~|", "checkin|ä|🙂"];
        string[] beside = ["checkin", "checkin-2|a", "checkin}a", "checkins|a", "milestone|a"];
        await table.SubmitTransactionAsync(under.Concat(beside).Select(
            key => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", key))));
        await table.AddEntityAsync(new TableEntity("q", "checkin|a"));

        var found = await table.QueryAsync<TableEntity>(TableKeys.Under("p", "checkin")).Select(row => row.RowKey).ToListAsync();

        Assert.Equal(under, found);
        Assert.Equal(9, await table.QueryAsync<TableEntity>(TableKeys.In("p")).CountAsync());
    }
}
