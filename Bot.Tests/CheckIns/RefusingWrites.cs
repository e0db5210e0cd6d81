using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace TeamsMentorBot.Tests.CheckIns;

/// <summary>Storage that can be read and, while told so, not written.</summary>
internal sealed class RefusingWrites : HttpPipelineSynchronousPolicy
{
    private (string Path, Func<Task> Act)? before;

    public bool Refuse { get; set; }

    /// <summary>Only these, by method and address.</summary>
    public Func<RequestMethod, string, bool> Only { get; set; } = (_, _) => true;

    /// <summary>How a refused write fails.</summary>
    public Func<Exception> Failure { get; set; } = () => new RequestFailedException(503, "The storage double refuses to write.");

    /// <summary>Somebody is quicker: they do this just before the next write whose address holds that.</summary>
    public void Before(string path, Func<Task> act) => before = (path, act);

    public void AddTo(IServiceCollection services) =>
        services.Configure<TableClientOptions>(options => options.AddPolicy(this, HttpPipelinePosition.PerCall));

    public override void OnSendingRequest(HttpMessage message)
    {
        var (method, path) = (message.Request.Method, Uri.UnescapeDataString(message.Request.Uri.Path));
        if (method != RequestMethod.Get && before is var (part, act) && path.Contains(part, StringComparison.Ordinal))
        {
            before = null;
            act().Wait();
        }

        if (Refuse && method != RequestMethod.Get && !path.Contains("Instances", StringComparison.Ordinal) && Only(method, path))
            throw Failure();
    }
}
