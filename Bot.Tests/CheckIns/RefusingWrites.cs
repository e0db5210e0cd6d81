using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Storage that can be read and, while told so, not written.</summary>
internal sealed class RefusingWrites : HttpPipelineSynchronousPolicy
{
    public bool Refuse { get; set; }

    public void AddTo(IServiceCollection services) =>
        services.Configure<TableClientOptions>(options => options.AddPolicy(this, HttpPipelinePosition.PerCall));

    public override void OnSendingRequest(HttpMessage message)
    {
        if (Refuse && message.Request.Method != RequestMethod.Get && !message.Request.Uri.Path.Contains("Instances", StringComparison.Ordinal))
        {
            throw new RequestFailedException(503, "The storage double refuses to write.");
        }
    }
}
