using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// One table. Of entity types only <see cref="TableEntity"/> is supported; any other <see cref="ITableEntity"/> is a
/// <see cref="NotSupportedException"/>. What the service refuses is a <see cref="RequestFailedException"/> with its status and
/// error code; so are broken limits, found before anything is sent.
/// </summary>
internal sealed class TableClient
{
    private readonly TableRest rest;

    internal TableClient(TableRest rest, string accountName, string name)
    {
        this.rest = rest;
        AccountName = accountName;
        Name = name;
    }

    public string AccountName { get; }

    public string Name { get; }

    public Uri Uri => new($"{rest.Endpoint.AbsoluteUri.TrimEnd('/')}/{Name}");

    /// <summary>An interpolated filter, each hole filled with an escaped literal of its type.</summary>
    public static string CreateQueryFilter(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        object?[] literals = [.. filter.GetArguments().Select(EdmLiteral.Of)];
        return string.Format(CultureInfo.InvariantCulture, filter.Format, literals);
    }

    public Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        rest.CreateTableAsync(Name, mayExist: false, cancellationToken);

    public Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        rest.CreateTableAsync(Name, mayExist: true, cancellationToken);

    /// <summary>A table that is not there is no error: status 404.</summary>
    public Task<Response> DeleteAsync(CancellationToken cancellationToken = default) => rest.DeleteTableAsync(Name, cancellationToken);

    /// <summary>409 EntityAlreadyExists where the row is there, which after a retried request may be this very insert.</summary>
    public Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity => SendAsync(RowRequests.Insert(rest, Name, Row(entity)), cancellationToken);

    public Task<Response> UpsertEntityAsync<T>(
        T entity,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity => SendAsync(RowRequests.Update(rest, Name, Row(entity), default, mode), cancellationToken);

    /// <summary>404 ResourceNotFound, or 412 UpdateConditionNotSatisfied where the ETag is another one.</summary>
    public Task<Response> UpdateEntityAsync<T>(
        T entity,
        ETag ifMatch,
        TableUpdateMode mode = TableUpdateMode.Merge,
        CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        RowRequests.RequireCondition(ifMatch);
        return SendAsync(RowRequests.Update(rest, Name, Row(entity), ifMatch, mode), cancellationToken);
    }

    /// <summary>A row that is not there is no error: status 404. Without <paramref name="ifMatch"/> it is deleted as it is.</summary>
    public Task<Response> DeleteEntityAsync(
        string partitionKey,
        string rowKey,
        ETag ifMatch = default,
        CancellationToken cancellationToken = default) =>
        SendAsync(RowRequests.Delete(rest, Name, (partitionKey, rowKey), ifMatch), cancellationToken);

    public Task<Response> DeleteEntityAsync(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ifMatch, cancellationToken);
    }

    public async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        RequireSupported<T>();
        using var message = RowRequests.Get(rest, Name, (partitionKey, rowKey), select, mayMiss: false);
        var response = await rest.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Parse<T>(response);
    }

    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey,
        string rowKey,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        RequireSupported<T>();
        using var message = RowRequests.Get(rest, Name, (partitionKey, rowKey), select, mayMiss: true);
        var response = await rest.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return response.Status == 404 ? new NoValueResponse<T>(response) : Parse<T>(response);
    }

    /// <summary>Rows in key order; pages may be empty and go on. At most 1,000 rows a page.</summary>
    public AsyncPageable<T> QueryAsync<T>(
        string? filter = null,
        int? maxPerPage = null,
        IEnumerable<string>? select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        RequireSupported<T>();
        return new RowPages<T>(rest, Name, filter, maxPerPage, select, cancellationToken);
    }

    /// <summary>
    /// All or nothing, in one partition: at most 100 actions and 4 MiB, each row once. The responses are in the order of the actions.
    /// </summary>
    /// <exception cref="TableTransactionFailedException">An action was refused, or a limit is broken; nothing was applied.</exception>
    public Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transactionActions);
        return new Transaction(rest, Name).SubmitAsync([.. transactionActions], cancellationToken);
    }

    internal static TableEntity Row(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity as TableEntity ?? throw NotSupported(entity.GetType());
    }

    private async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        using (message)
            return await rest.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    private static Response<T> Parse<T>(Response response)
        where T : class, ITableEntity
    {
        using var document = JsonDocument.Parse(response.Content);
        return Response.FromValue((T)(object)EntityReader.Read(document.RootElement), response);
    }

    private static void RequireSupported<T>()
    {
        if (typeof(T) != typeof(TableEntity))
            throw NotSupported(typeof(T));
    }

    private static NotSupportedException NotSupported(Type type) => new($"Only TableEntity is supported as an entity type, not {type}.");
}
