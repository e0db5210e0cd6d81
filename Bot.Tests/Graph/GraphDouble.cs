using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>
/// The local Graph on a real server, wired as the bot wires it, with faults on demand. A fault sees a request first;
/// it returns true when it dealt with it. Every request is counted, also those that a fault dealt with.
/// </summary>
internal sealed class GraphDouble : IAsyncDisposable
{
    public static readonly LocalGraphPerson Mentor =
        new("6f0f4a52-0c65-4d0e-9a51-0f6a2f1d9b11", "Morgan Mentor", "morgan@contoso.example", "19:mentor-chat@unq.gbl.spaces")
        {
            PrincipalName = "morgan.mentor@login.contoso.example",
        };

    public static readonly LocalGraphPerson Sender =
        new("0b7f7a5e-52e3-4e0f-8d55-3a9a4a3d1c22", "Mentoring", "mentoring@contoso.example", null);

    public const string Tenant = "6a1c0000-0000-4000-8000-000000000001";

    /// <summary>A mail address that two people have.</summary>
    public const string Shared = "team@contoso.example";

    private static readonly LocalGraphPerson[] Others =
    [
        new("3d9b1f70-7a52-4f0c-8c1e-2f9f6f0d4c33", "Alex One", Shared, null) { PrincipalName = "alex@contoso.example" },
        new("58c2e6a4-1b0d-4e7f-b7f3-6f4f8e1a5d44", "Billie Two", Shared, null) { PrincipalName = "billie@contoso.example" },
    ];

    private readonly WebApplication app;
    private readonly ConcurrentQueue<Func<HttpContext, Task<bool>>> faults = [];
    private readonly ConcurrentQueue<SeenRequest> requests = [];

    private GraphDouble(TimeProvider time, string environment, IReadOnlyList<LocalGraphPerson> more)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log).AddFilter<CollectedLog>(null, LogLevel.Debug);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(new RateLimiter(new HastyTime()));
        builder.Services.AddGraph(builder.Configuration);
        builder.Services.AddLocalGraph(builder.Configuration, [Mentor, .. Others, .. more], Sender);
        app = builder.Build();
        app.Use(FaultFirstAsync);
        app.MapLocalGraph(app.Environment);
    }

    public CollectedLog Log { get; } = new();

    public LocalGraph Graph => app.Services.GetRequiredService<LocalGraph>();

    public GraphClient Client => app.Services.GetRequiredService<GraphClient>();

    public FindPerson People => app.Services.GetRequiredService<FindPerson>();

    public FindMembers Members => app.Services.GetRequiredService<FindMembers>();

    public PersonReach Reach => app.Services.GetRequiredService<PersonReach>();

    public MailSender Mail => app.Services.GetRequiredService<MailSender>();

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SeenRequest> Requests => [.. requests];

    public Uri Address => new(app.Urls.First());

    public static async Task<GraphDouble> StartAsync(
        TimeProvider? time = null, string environment = "Development", IReadOnlyList<LocalGraphPerson>? more = null)
    {
        var graph = new GraphDouble(time ?? new HurriedTime(GraphPatience.Most), environment, more ?? []);
        await graph.app.StartAsync();
        return graph;
    }

    public void FailNext(Func<HttpContext, Task<bool>> fault) => faults.Enqueue(fault);

    public void AnswerNext(int status, string? retryAfter = null, string code = "generalException") => FailNext(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsJsonAsync(new { error = new { code, message = "Not for people.", innerError = new { } } });
        return true;
    });

    /// <summary>The request arrives, and the connection breaks before any answer.</summary>
    public void DropNext() => FailNext(context =>
    {
        context.Abort();
        return Task.FromResult(true);
    });

    public HttpClient Browser() => new() { BaseAddress = Address };

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task FaultFirstAsync(HttpContext context, RequestDelegate next)
    {
        requests.Enqueue(new SeenRequest(
            context.Request.Method, context.Request.Path, context.Request.Headers["client-request-id"].ToString()));
        if (!faults.TryDequeue(out var fault) || !await fault(context))
            await next(context);
    }
}

internal sealed record SeenRequest(string Method, string Path, string ClientRequestId);
