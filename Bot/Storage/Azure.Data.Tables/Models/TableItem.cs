namespace Azure.Data.Tables.Models;

internal sealed class TableItem(string name)
{
    public string Name { get; } = name;
}
