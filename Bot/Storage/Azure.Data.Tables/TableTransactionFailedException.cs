namespace Azure.Data.Tables;

/// <summary>Nothing of the transaction was applied; status and error code are those of the operation that failed.</summary>
internal sealed class TableTransactionFailedException(RequestFailedException requestFailedException)
    : RequestFailedException(
        requestFailedException.Status,
        requestFailedException.Message,
        requestFailedException.ErrorCode,
        requestFailedException)
{
    /// <summary>Counted from 0; null where the service did not say.</summary>
    public int? FailedTransactionActionIndex { get; internal init; }
}
