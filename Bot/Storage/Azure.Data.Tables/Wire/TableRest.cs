using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>Requests and answers as the service's REST reference describes them; knows no type of the caller.</summary>
internal sealed class TableRest
{
    private const string Scope = "https://storage.azure.com/.default";
    private readonly HttpPipeline pipeline;
    private readonly string version;
    private readonly Uri root;

    public TableRest(Uri endpoint, HttpPipelinePolicy authentication, TableClientOptions? options)
    {
        options ??= new TableClientOptions();
        Endpoint = endpoint;
        root = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/");
        version = options.Version;
        pipeline = HttpPipelineBuilder.Build(options, authentication);
    }

    public Uri Endpoint { get; }

    public static HttpPipelinePolicy Authentication(TokenCredential credential) => new BearerTokenAuthenticationPolicy(credential, Scope);

    /// <summary>The emulator and other path-style hosts name the account in the path, the service in the host.</summary>
    public static string AccountOf(Uri endpoint) =>
        endpoint.AbsolutePath.Trim('/') is { Length: > 0 } path ? path.Split('/')[0] : endpoint.Host.Split('.')[0];

    public static string RowPath(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    /// <param name="accepted">The statuses that are no error for this operation.</param>
    public HttpMessage Message(RequestMethod method, string path, params ReadOnlySpan<ushort> accepted)
    {
        var message = pipeline.CreateMessage(null, new StatusCodeClassifier(accepted));
        var request = message.Request;
        request.Method = method;
        request.Uri.Reset(root);
        request.Uri.AppendPath(path, escape: false);
        request.Headers.SetValue("x-ms-version", version);
        request.Headers.SetValue("DataServiceVersion", "3.0");
        request.Headers.SetValue("Accept", "application/json;odata=minimalmetadata");
        return message;
    }

    public async Task<Response> SendAsync(HttpMessage message, CancellationToken cancellationToken)
    {
        await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return message.Response.IsError
            ? throw new RequestFailedException(message.Response, null, ODataErrors.Parser)
            : message.Response;
    }

    public async Task<Response<TableItem>> CreateTableAsync(string table, bool mayExist, CancellationToken cancellationToken)
    {
        using var message = mayExist
            ? Message(RequestMethod.Post, "Tables", 201, 204, 409)
            : Message(RequestMethod.Post, "Tables", 201, 204);
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        SetJson(message.Request, JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = table }));
        var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);

        // 409 also says TableBeingDeleted, which is no table.
        return response.Status == 409 && ODataErrors.Read(response).Code != TableErrorCode.TableAlreadyExists
            ? throw new RequestFailedException(response, null, ODataErrors.Parser)
            : Response.FromValue(new TableItem(table), response);
    }

    public async Task<Response> DeleteTableAsync(string table, CancellationToken cancellationToken)
    {
        using var message = Message(RequestMethod.Delete, $"Tables('{Escape(table)}')", 204, 404);
        return await SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    public static void SetJson(Request request, ReadOnlyMemory<byte> json)
    {
        request.Headers.SetValue("Content-Type", "application/json");
        request.Content = RequestContent.Create(json);
    }

    private static string Escape(string literal) => Uri.EscapeDataString(literal.Replace("'", "''", StringComparison.Ordinal));
}
