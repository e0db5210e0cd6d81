using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Storage;

public sealed class LongTextTests
{
    private const int Part = 32 * 1024;

    // Lengths around the seams, with an emoji (two UTF-16 characters) that may fall across each.
    private static readonly Arbitrary<string> AnyText = (
        from parts in Gen.Choose(0, 3)
        from around in Gen.Choose(-3, 3)
        from shift in Gen.Choose(0, 1)
        let pairs = Math.Max(0, (parts * Part) + around) / 2
        select new string('x', shift) + string.Concat(Enumerable.Repeat("🙂", pairs))).ToArbitrary();

    [Fact]
    public void Any_Text_Comes_Back_In_Parts_That_The_Service_Allows() =>
        Prop.ForAll(AnyText, text =>
        {
            var row = new TableEntity("p", "r");
            LongText.Write(row, "Answer", text);
            var parts = row.Where(pair => pair.Key.StartsWith("Answer", StringComparison.Ordinal)).Select(pair => (string)pair.Value!);
            return LongText.Read(row, "Answer") == text
                && parts.All(part => part.Length <= Part && !(part.Length > 0 && char.IsLowSurrogate(part[0])));
        }).Holds();

    [Fact]
    public void A_Text_Merged_Over_Another_Reads_Right_And_Leaves_Nothing_Of_It_Readable() =>
        Prop.ForAll(AnyText, AnyText, (before, after) =>
        {
            var stored = new TableEntity("p", "r");
            LongText.Write(stored, "Answer", before.Replace("🙂", "no", StringComparison.Ordinal));
            var blind = new TableEntity("p", "r");
            LongText.Write(blind, "Answer", after);
            var informed = new TableEntity("p", "r");
            LongText.Write(informed, "Answer", after, stored.Keys);

            var left = Merged(stored, informed);
            return LongText.Read(Merged(stored, blind), "Answer") == after
                && LongText.Read(left, "Answer") == after
                && !left.Keys.Any(name => name.StartsWith("Answer", StringComparison.Ordinal) && left.GetString(name)!.Contains('o'));
        }).Holds();

    [Fact]
    public async Task A_Shorter_Text_Replaces_A_Longer_One_In_The_Table()
    {
        var table = await (await Azurite.StartAsync()).NewTableAsync();
        var row = new TableEntity("p", "r");
        LongText.Write(row, "Answer", new string('x', 100_000));
        await table.AddEntityAsync(row);
        TableEntity stored = await table.GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal(100_000, LongText.Read(stored, "Answer")!.Length);

        var merge = new TableEntity("p", "r");
        LongText.Write(merge, "Answer", "taken back", stored.Keys);
        await table.UpdateEntityAsync(merge, stored.ETag);

        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal("taken back", LongText.Read(read, "Answer"));
        Assert.Equal("", read.GetString("Answer_1") + read.GetString("Answer_2") + read.GetString("Answer_3"));
    }

    [Fact]
    public void A_Row_Without_The_Text_Has_None_And_A_Short_One_Costs_One_Property()
    {
        var row = new TableEntity("p", "r");
        Assert.Null(LongText.Read(row, "Answer"));
        LongText.Write(row, "Answer", "short");
        Assert.Equal(3, row.Count);
    }

    private static TableEntity Merged(TableEntity stored, TableEntity change)
    {
        var row = new TableEntity(stored);
        foreach (var (name, value) in change)
            row[name] = value;

        return row;
    }
}
