using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Storage;

public sealed class RandomRowTests
{
    private static readonly DateTimeOffset Earliest = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Elements("'\"\\{}[]<>&%/#?+\r\n\t --\u0000é日".Select(letter => letter.ToString())),
        Gen.Elements("🙂", "http://x HTTP/1.1"),
        Gen.Choose(0x20, 0xD7FF).Select(letter => ((char)letter).ToString())).ArrayOf().Select(string.Concat);

    private static readonly Gen<object> Value = Gen.OneOf(
        Text.Select(text => (object)text),
        ArbMap.Default.GeneratorFor<int>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<long>().Select(number => (object)number),
        ArbMap.Default.GeneratorFor<double>().Where(number => number != 0 || !double.IsNegative(number)).Select(number => (object)number),
        ArbMap.Default.GeneratorFor<bool>().Select(flag => (object)flag),
        ArbMap.Default.GeneratorFor<Guid>().Select(guid => (object)guid),
        ArbMap.Default.GeneratorFor<byte[]>().Where(bytes => bytes is not null).Select(bytes => (object)bytes),
        ArbMap.Default.GeneratorFor<DateTimeOffset>().Where(time => time >= Earliest).Select(time => (object)time));

    private static readonly Gen<TableEntity> Row =
        from letters in Text
        from values in Value.ArrayOf()
        select new TableEntity(values.Index().ToDictionary(pair => $"P{pair.Index}", pair => (object?)pair.Item))
        {
            PartitionKey = "p",
            RowKey = TeamsMentorBot.Storage.TableKeys.Encode(letters),
        };

    [Fact]
    public async Task Random_Rows_Come_Back_Alone_And_From_Transactions()
    {
        var table = await (await Azurite.StartAsync()).NewTableAsync();
        var batches = Row.ArrayOf(20).Sample(numberOfSamples: 8, size: 30).Select(rows => rows.DistinctBy(row => row.RowKey).ToArray());
        foreach (var batch in batches)
        {
            await table.SubmitTransactionAsync(
                batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
            await table.UpsertEntityAsync(batch[0], TableUpdateMode.Replace);

            var read = await table.QueryAsync<TableEntity>(maxPerPage: 30).ToDictionaryAsync(row => row.RowKey);
            Assert.All(batch, row => Samples.AssertSame(row, read[row.RowKey]));
            Samples.AssertSame(batch[^1], await table.GetEntityAsync<TableEntity>("p", batch[^1].RowKey));
        }
    }
}
