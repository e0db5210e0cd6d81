namespace Azure.Data.Tables;

/// <summary>
/// One operation of a transaction. The ETag is the condition of an update (which must have one, or <see cref="ETag.All"/>) and of a
/// delete (which may); additions and upserts have none.
/// </summary>
internal sealed class TableTransactionAction
{
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    public ETag ETag { get; }
}
