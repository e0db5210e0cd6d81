namespace Azure.Data.Tables;

internal static class SystemNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";
    public const string TypeSuffix = "@odata.type";

    public static bool IsOwn(string name) => name is not (PartitionKey or RowKey or Timestamp or ETag);
}
