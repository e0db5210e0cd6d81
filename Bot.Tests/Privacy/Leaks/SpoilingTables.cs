using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using TeamsMentorBot.Benchmarks.Tables;

namespace TeamsMentorBot.Tests.Privacy.Leaks;

/// <summary>Tables in memory whose rows are spoilt as they are read.</summary>
internal sealed class SpoilingTables(BrokenRule rule) : HttpPipelineTransport
{
    private readonly MemoryTables tables = new();
    private readonly SpoiltRows rows = new(rule);

    public override Request CreateRequest() => tables.CreateRequest();

    public override void Process(HttpMessage message)
    {
        tables.Process(message);
        if (rule != BrokenRule.None && message.Request.Method == RequestMethod.Get && message.Response is { Status: 200, ContentStream: { } body })
            message.Response.ContentStream = Spoilt(body);
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }

    private MemoryStream Spoilt(Stream body)
    {
        var answer = JsonNode.Parse(body)!.AsObject();
        if (answer["value"] is JsonArray list)
            list.ToList().ForEach(row => rows.Spoil(row!.AsObject()));
        else
            rows.Spoil(answer);
        return new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(answer));
    }
}
