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

    /// <summary>Only these, by method and address.</summary>
    public Func<RequestMethod, string, bool> Only { get; set; } = (_, _) => true;

    public void AddTo(IServiceCollection services) =>
        services.Configure<TableClientOptions>(options => options.AddPolicy(this, HttpPipelinePosition.PerCall));

    public override void OnSendingRequest(HttpMessage message)
    {
        var (method, path) = (message.Request.Method, Uri.UnescapeDataString(message.Request.Uri.Path));
        if (Refuse && method != RequestMethod.Get && !path.Contains("Instances", StringComparison.Ordinal) && Only(method, path))
        {
            throw new RequestFailedException(503, "The storage double refuses to write.");
        }
    }
}
