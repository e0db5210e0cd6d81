using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// One request for each operation on a row (Insert, Update, Merge, Insert Or Replace, Insert Or Merge, Delete, Query Entities,
/// Azure Storage REST API). Limits are checked here, so that nothing that breaks one is ever sent, alone or in a transaction.
/// </summary>
internal static class RowRequests
{
    public static HttpMessage Insert(TableRest rest, string table, TableEntity entity)
    {
        EntityLimits.Check(entity);
        var message = rest.Message(RequestMethod.Post, table, 201, 204);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        TableRest.SetJson(message.Request, EntityWriter.Write(entity));
        return message;
    }

    /// <param name="ifMatch">The default value means "or insert".</param>
    public static HttpMessage Update(TableRest rest, string table, TableEntity entity, ETag ifMatch, TableUpdateMode mode)
    {
        EntityLimits.Check(entity);
        var method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        var message = rest.Message(method, TableRest.RowPath(table, entity.PartitionKey, entity.RowKey), 204);
        if (ifMatch != default)
            message.Request.Headers.SetValue("If-Match", ifMatch.ToString());

        TableRest.SetJson(message.Request, EntityWriter.Write(entity));
        return message;
    }

    public static HttpMessage Delete(TableRest rest, string table, (string Partition, string Row) key, ETag ifMatch)
    {
        var message = ForRow(rest, RequestMethod.Delete, table, key, 204, 404);
        message.Request.Headers.SetValue("If-Match", (ifMatch == default ? ETag.All : ifMatch).ToString());
        return message;
    }

    public static HttpMessage Get(
        TableRest rest,
        string table,
        (string Partition, string Row) key,
        IEnumerable<string>? select,
        bool mayMiss)
    {
        var message = mayMiss
            ? ForRow(rest, RequestMethod.Get, table, key, 200, 404)
            : ForRow(rest, RequestMethod.Get, table, key, 200);
        AppendSelect(message.Request, select);
        return message;
    }

    public static void AppendSelect(Request request, IEnumerable<string>? select)
    {
        if (select is not null)
            request.Uri.AppendQuery("$select", string.Join(',', select));
    }

    /// <summary>An update without a condition would silently become an insert.</summary>
    public static void RequireCondition(ETag ifMatch)
    {
        if (ifMatch == default)
            throw new ArgumentException("An update needs an ETag, or ETag.All.", nameof(ifMatch));
    }

    private static HttpMessage ForRow(
        TableRest rest,
        RequestMethod method,
        string table,
        (string Partition, string Row) key,
        params ReadOnlySpan<ushort> accepted)
    {
        ArgumentNullException.ThrowIfNull(key.Partition);
        ArgumentNullException.ThrowIfNull(key.Row);
        EntityLimits.CheckKeys(key.Partition, key.Row);
        return rest.Message(method, TableRest.RowPath(table, key.Partition, key.Row), accepted);
    }
}
