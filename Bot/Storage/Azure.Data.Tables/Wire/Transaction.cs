using System.Text;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// An entity group transaction as one multipart body (Performing entity group transactions, Azure Storage REST API): a change set
/// whose parts are whole HTTP requests. The service's rules are checked first, because the emulator lets some of them pass.
/// </summary>
internal sealed class Transaction(TableRest rest, string table)
{
    public const int MaxActions = 100;
    public const int MaxBytes = 4 * 1024 * 1024;

    public async Task<Response<IReadOnlyList<Response>>> SubmitAsync(
        IReadOnlyList<TableTransactionAction> actions,
        CancellationToken cancellationToken)
    {
        Check(actions);
        using var message = rest.Message(RequestMethod.Post, "$batch", 202);

        // The emulator recognizes the boundary by this beginning.
        var boundary = $"batch_{Guid.NewGuid()}";
        message.Request.Headers.SetValue("Content-Type", $"multipart/mixed; boundary={boundary}");
        message.Request.Content = RequestContent.Create(Body(actions, boundary));
        var response = await rest.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(await TransactionReply.ReadAsync(response, actions.Count).ConfigureAwait(false), response);
    }

    private static void Check(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count == 0)
            throw new InvalidOperationException("A transaction needs at least one action.");

        if (actions.Count > MaxActions)
        {
            throw Refused(
                TableErrorCode.InvalidInput, $"A transaction has at most {MaxActions} actions; this one has {actions.Count}.", MaxActions);
        }

        var rows = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < actions.Count; at++)
        {
            if (actions[at].Entity.PartitionKey != actions[0].Entity.PartitionKey)
                throw Refused(TableErrorCode.CommandsInBatchActOnDifferentPartitions, "A transaction stays in one partition.", at);

            if (!rows.Add(actions[at].Entity.RowKey))
                throw Refused(TableErrorCode.InvalidDuplicateRow, "A transaction names a row once.", at);
        }
    }

    private ReadOnlyMemory<byte> Body(IReadOnlyList<TableTransactionAction> actions, string boundary)
    {
        var changeSet = $"changeset_{Guid.NewGuid()}";
        var body = new MemoryStream();
        Append(body, $"--{boundary}\r\nContent-Type: multipart/mixed; boundary={changeSet}\r\n\r\n");
        for (var at = 0; at < actions.Count; at++)
        {
            Append(body, $"--{changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            using var part = Part(actions[at], at);
            Append(body, part.Request);
        }

        Append(body, $"--{changeSet}--\r\n--{boundary}--\r\n");
        return body.Length <= MaxBytes
            ? body.GetBuffer().AsMemory(0, (int)body.Length)
            : throw Refused(
                TableErrorCode.ContentLengthExceeded, $"A transaction has at most {MaxBytes} bytes; this one has {body.Length}.", null);
    }

    private HttpMessage Part(TableTransactionAction action, int at)
    {
        var row = TableClient.Row(action.Entity);
        try
        {
            return action.ActionType switch
            {
                TableTransactionActionType.Add => RowRequests.Insert(rest, table, row),
                TableTransactionActionType.UpsertMerge => RowRequests.Update(rest, table, row, default, TableUpdateMode.Merge),
                TableTransactionActionType.UpsertReplace => RowRequests.Update(rest, table, row, default, TableUpdateMode.Replace),
                TableTransactionActionType.UpdateMerge => RowRequests.Update(rest, table, row, Condition(action), TableUpdateMode.Merge),
                TableTransactionActionType.UpdateReplace =>
                    RowRequests.Update(rest, table, row, Condition(action), TableUpdateMode.Replace),
                TableTransactionActionType.Delete => RowRequests.Delete(rest, table, (row.PartitionKey, row.RowKey), action.ETag),
                _ => throw new InvalidOperationException($"{action.ActionType} is no kind of action."),
            };
        }
        catch (RequestFailedException limit)
        {
            throw new TableTransactionFailedException(limit) { FailedTransactionActionIndex = at };
        }
    }

    private static ETag Condition(TableTransactionAction action)
    {
        RowRequests.RequireCondition(action.ETag);
        return action.ETag;
    }

    private static void Append(MemoryStream body, Request request)
    {
        Append(body, $"{request.Method} {request.Uri.ToUri().AbsoluteUri} HTTP/1.1\r\n");
        foreach (var header in request.Headers)
            Append(body, $"{header.Name}: {header.Value}\r\n");

        Append(body, "\r\n");
        request.Content?.WriteTo(body, CancellationToken.None);
        Append(body, "\r\n");
    }

    private static void Append(MemoryStream body, string text) => body.Write(Encoding.UTF8.GetBytes(text));

    private static TableTransactionFailedException Refused(TableErrorCode code, string message, int? at) =>
        new(new RequestFailedException(400, message, code.ToString(), null)) { FailedTransactionActionIndex = at };
}
