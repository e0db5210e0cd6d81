using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;

namespace TeamsMentorBot.Tests.Delivery;

/// <summary>A wire to storage on which the first answer to each write is lost, so that the write is tried again.</summary>
internal sealed class LosesAnswers : HttpPipelinePolicy
{
    private readonly ConcurrentDictionary<string, bool> lost = new();

    public int Lost => lost.Count;

    public TableClientOptions Options()
    {
        var options = new TableClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(this, HttpPipelinePosition.PerRetry);
        return options;
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (message.Request.Method != RequestMethod.Get && lost.TryAdd(message.Request.ClientRequestId, true))
            throw new IOException("The answer was lost.");
    }
}
