using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>An OpenTelemetry collector on loopback that keeps what it is sent, by path. Strings stand in it as they are.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> received = new();
    private readonly WebApplication app;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.MapPost("/v1/{signal}", KeepAsync);
    }

    public string Address { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Received => received;

    public string? ApiKey { get; private set; }

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        collector.Address = collector.app.Urls.Single();
        return collector;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        ApiKey = context.Request.Headers["api-key"];
        var text = Encoding.UTF8.GetString(body.ToArray());
        received.AddOrUpdate(context.Request.Path.Value!, text, (_, before) => before + text);
    }
}
