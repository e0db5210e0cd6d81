using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace TeamsMentorBot.Tests.Storage;

public sealed class TableEntityTests
{
    [Fact]
    public void A_Property_Keeps_Its_Type()
    {
        var row = new TableEntity("p", "r") { ["Long"] = 1L, ["Double"] = 1.5, ["Whole"] = 1, ["Text"] = "a" };

        row["Long"] = 2;
        row["Double"] = 2;
        row["Whole"] = 3L;

        Assert.Equal((2L, 2.0, 3L), (row.GetInt64("Long"), row.GetDouble("Double"), row.GetInt64("Whole")));
        Assert.Throws<InvalidOperationException>(() => row["Text"] = 5);
        Assert.Throws<InvalidOperationException>(() => row.GetInt32("Text"));
        row["Text"] = null;
        row["Text"] = 5;
        Assert.Equal(5, row.GetInt32("Text"));
    }

    [Fact]
    public void A_Missing_Property_Is_Null_Whatever_The_Type()
    {
        var row = new TableEntity();

        Assert.Null(row["X"]);
        Assert.Null(row.GetString("X") ?? row.GetBinary("X") as object);
        Assert.Equal((null, null, null), (row.GetInt32("X"), row.GetInt64("X"), row.GetDouble("X")));
        Assert.Equal((null, null, null), (row.GetBoolean("X"), row.GetGuid("X"), row.GetDateTimeOffset("X")));
        Assert.Equal((default, null), (row.ETag, row.Timestamp));
        Assert.False(row.TryGetValue("X", out _));
    }

    [Fact]
    public void The_Keys_And_The_Etag_Are_Entries_Too()
    {
        var row = new TableEntity("p", "r") { ETag = new ETag("W/\"1\"") };
        row.Add("A", 1);

        Assert.Equal(["PartitionKey", "RowKey", "odata.etag", "A"], row.Keys);
        Assert.Equal((4, "p", "W/\"1\""), (row.Count, row["PartitionKey"], row["odata.etag"]));
        Assert.Equal(row.ToList(), new TableEntity(row).ToList());
        Assert.True(row.Remove("A"));
        row.Clear();
        Assert.Empty(row);
    }

    [Fact]
    public void Error_Codes_Compare_With_What_An_Exception_Gives()
    {
        Assert.True(TableErrorCode.EntityAlreadyExists == "EntityAlreadyExists");
        Assert.True("entityalreadyexists" == TableErrorCode.EntityAlreadyExists);
        Assert.True(TableErrorCode.TableNotFound != (string?)null);
        Assert.Equal(new TableErrorCode("Whatever"), (TableErrorCode)"whatever");
        Assert.Equal("TableNotFound", TableErrorCode.TableNotFound.ToString());
    }
}
