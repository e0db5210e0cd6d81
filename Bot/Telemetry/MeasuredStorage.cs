using Azure.Core;
using Azure.Core.Pipeline;

namespace TeamsMentorBot.Telemetry;

/// <summary>Counts and times every request to the tables, repetitions too: each of them is paid for.</summary>
internal sealed class MeasuredStorage : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessAsync(message, pipeline, isAsync: false).AsTask().GetAwaiter().GetResult();

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessAsync(message, pipeline, isAsync: true);

    /// <summary>Azure Table storage REST API, "Operations on tables" and "Operations on entities".</summary>
    internal static string Operation(RequestMethod method, string path) => method.Method switch
    {
        "GET" => path.Contains("(PartitionKey=", StringComparison.Ordinal) ? "get" : "query",
        "POST" when path.EndsWith("$batch", StringComparison.Ordinal) => "transaction",
        "POST" when path.EndsWith("/Tables", StringComparison.Ordinal) => "create-table",
        "POST" => "insert",
        "PUT" => "replace",
        "MERGE" or "PATCH" => "merge",
        "DELETE" => "delete",
        _ => "other",
    };

    private static async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline, bool isAsync)
    {
        var call = Measures.StorageCall(Operation(message.Request.Method, message.Request.Uri.Path));
        try
        {
            if (isAsync)
                await ProcessNextAsync(message, pipeline);
            else
                ProcessNext(message, pipeline);
        }
        finally
        {
            call.Answered(message.HasResponse ? message.Response.Status : 0);
        }
    }
}
