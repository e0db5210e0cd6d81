using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using TeamsMentorBot.Tests.Infrastructure;
using static Azure.Data.Tables.TableTransactionActionType;

namespace TeamsMentorBot.Tests.Storage;

/// <summary>Our client and Microsoft's for JavaScript (@azure/data-tables) understand each other's rows.</summary>
public sealed class IndependentClientTests
{
    [Fact]
    public async Task What_We_Write_The_Other_Client_Reads()
    {
        var table = await (await Azurite.StartAsync()).NewTableAsync();
        var every = Samples.EveryType("O'Neil", "every type|über 日本 100%");
        await table.AddEntityAsync(every);
        await table.AddEntityAsync(new TableEntity("t", "merged") { ["Old"] = "kept" });
        await table.SubmitTransactionAsync(
        [
            new(Add, Samples.EveryType("t", "added")),
            new(UpdateMerge, new TableEntity("t", "merged") { ["More"] = 1 }, ETag.All),
        ]);

        var rows = JsonSerializer.Deserialize<List<Dictionary<string, JsonElement>>>(await RunAsync("read", table))!;

        var keys = rows.Select(row => (Text(row, "partitionKey"), Text(row, "rowKey")));
        Assert.Equal([("O'Neil", every.RowKey), ("t", "added"), ("t", "merged")], keys);
        AssertReads(every, rows[0]);
        AssertReads(Samples.EveryType("t", "added"), rows[1]);
        Assert.Equal(("String kept", "Int32 1"), (Text(rows[2], "Old"), Text(rows[2], "More")));
    }

    [Fact]
    public async Task What_The_Other_Client_Writes_We_Read()
    {
        var table = await (await Azurite.StartAsync()).NewTableAsync();

        await RunAsync("write", table);

        TableEntity row = await table.GetEntityAsync<TableEntity>("O'Neil", "every type|über 日本 100%");
        Samples.AssertSame(
            new TableEntity(row.PartitionKey, row.RowKey)
            {
                ["Text"] = "It's \"quoted\"\r\n\tüber: 日本 🙂",
                ["Empty"] = "",
                ["Whole"] = int.MinValue,
                ["Long"] = long.MaxValue,
                ["Fraction"] = 0.1,
                ["WholeDouble"] = 5.0,
                ["Yes"] = true,
                ["Id"] = Guid.Parse("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
                ["When"] = new DateTimeOffset(2026, 11, 21, 9, 0, 0, 123, TimeSpan.Zero),
                ["Bytes"] = new byte[] { 0, 1, 127, 128, 255 },
            },
            row);
        var others = await table.QueryAsync<TableEntity>("PartitionKey eq 't'").ToListAsync();
        Assert.Equal(["created", "merged", "upserted"], others.Select(other => other.RowKey));
        Assert.Equal(("It's 🙂", 5L), (others[0].GetString("Text"), others[2].GetInt64("Long")));
        Assert.Equal(("kept", 1), (others[1].GetString("Old"), others[1].GetInt32("More")));
    }

    private static void AssertReads(TableEntity written, Dictionary<string, JsonElement> read)
    {
        foreach (var (name, value) in written.Where(pair => pair.Value is not null && pair.Key is not ("PartitionKey" or "RowKey")))
            Assert.Equal((name, Describe(value!)), (name, Normal(value!, Text(read, name))));
    }

    private static string Describe(object value) => value switch
    {
        int number => string.Create(CultureInfo.InvariantCulture, $"Int32 {number}"),
        bool flag => flag ? "Boolean true" : "Boolean false",
        long number => string.Create(CultureInfo.InvariantCulture, $"Int64 {number}"),
        double number => string.Create(CultureInfo.InvariantCulture, $"Double {number:R}"),
        Guid guid => $"Guid {guid:D}",
        DateTimeOffset time => string.Create(CultureInfo.InvariantCulture, $"DateTime {time.UtcTicks}"),
        byte[] bytes => $"Binary {Convert.ToBase64String(bytes)}",
        _ => $"String {value}",
    };

    // JavaScript writes the same numbers and times in its own notation.
    private static string Normal(object value, string text) => value switch
    {
        double => Describe(double.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture)),
        DateTimeOffset => Describe(DateTimeOffset.Parse(text.Split(' ')[1], CultureInfo.InvariantCulture)),
        _ => text,
    };

    private static string Text(Dictionary<string, JsonElement> row, string name) => row[name].ToString();

    private static async Task<string> RunAsync(string mode, TableClient table)
    {
        var azurite = await Azurite.StartAsync();
        return await NpmTools.RunAsync(
            Repository.PathOf("Bot.Tests", "Storage", "independent-client.mjs"), "", mode, azurite.Endpoint.AbsoluteUri,
            azurite.Credential.AccountName, Azurite.Key, table.Name);
    }
}
