using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

internal sealed class TableServiceClient
{
    private readonly TableRest rest;

    public TableServiceClient(string connectionString, TableClientOptions? options = null)
    {
        var parsed = ConnectionString.Parse(connectionString);
        AccountName = parsed.Credential.AccountName;
        rest = new(parsed.TableEndpoint, new SharedKeyLitePolicy(parsed.Credential), options);
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(credential);
        AccountName = credential.AccountName;
        rest = new(endpoint, new SharedKeyLitePolicy(credential), options);
    }

    /// <exception cref="ArgumentException">The endpoint is not https: a token must not travel in the clear.</exception>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(tokenCredential);
        if (endpoint.Scheme != Uri.UriSchemeHttps)
            throw new ArgumentException("A token credential needs an https endpoint.", nameof(endpoint));

        AccountName = TableRest.AccountOf(endpoint);
        rest = new(endpoint, TableRest.Authentication(tokenCredential), options);
    }

    public string AccountName { get; }

    public Uri Uri => rest.Endpoint;

    public static string CreateQueryFilter(FormattableString filter) => TableClient.CreateQueryFilter(filter);

    public TableClient GetTableClient(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return new(rest, AccountName, tableName);
    }

    public Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        rest.CreateTableAsync(tableName, mayExist: false, cancellationToken);

    public Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        rest.CreateTableAsync(tableName, mayExist: true, cancellationToken);

    /// <summary>A table that is not there is no error: status 404.</summary>
    public Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        rest.DeleteTableAsync(tableName, cancellationToken);
}
