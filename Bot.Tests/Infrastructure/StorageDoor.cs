using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>Stands in front of the storage emulator, and can stop a write on its way in or its answer on the way out.</summary>
internal sealed class StorageDoor : IAsyncDisposable
{
    private static readonly string[] OfTheConnection = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];
    private readonly Lock gate = new();
    private readonly List<PassingWrite> awaited = [];
    private readonly Azurite behind;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly WebApplication app;
    private volatile bool isCut;

    private StorageDoor(Azurite behind)
    {
        this.behind = behind;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(HandleAsync);
    }

    /// <summary>Leads to the emulator through this door.</summary>
    public string ConnectionString =>
        behind.ConnectionString.Replace(behind.Endpoint.GetLeftPart(UriPartial.Authority), app.Urls.Single(), StringComparison.Ordinal);

    public static async Task<StorageDoor> StartAsync(Azurite behind)
    {
        var door = new StorageDoor(behind);
        await door.app.StartAsync();
        return door;
    }

    /// <summary>The next write whose address or body holds all these words: it never reaches the tables.</summary>
    public PassingWrite StopBefore(params IReadOnlyList<string> words) => Await(new PassingWrite(words, Halt.Before));

    /// <summary>The next such write is stored, and nobody is told.</summary>
    public PassingWrite StopAfter(params IReadOnlyList<string> words) => Await(new PassingWrite(words, Halt.After));

    /// <summary>The next such write goes through as ever; its <see cref="PassingWrite.Met"/> says when.</summary>
    public PassingWrite Watch(params IReadOnlyList<string> words) => Await(new PassingWrite(words, Halt.Never));

    /// <summary>From now on nothing gets in or out; what was under way loses its answer.</summary>
    public void Cut() => isCut = true;

    public void Mend() => isCut = false;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        http.Dispose();
    }

    private PassingWrite Await(PassingWrite write)
    {
        lock (gate)
            awaited.Add(write);

        return write;
    }

    private async Task HandleAsync(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (isCut)
        {
            context.Abort();
            return;
        }

        var met = context.Request.Method == "GET" ? null : Take($"{target}\n{System.Text.Encoding.UTF8.GetString(body.ToArray())}");
        if (met?.Halt != Halt.Before)
        {
            using var answer = await http.SendAsync(Forwarded(context.Request, target, body.ToArray()));
            met?.Meet();
            if (isCut)
            {
                context.Abort();
                return;
            }

            if (met?.Halt != Halt.After)
            {
                await AnswerAsync(context.Response, answer);
                return;
            }
        }

        met.Meet();
        var gone = new TaskCompletionSource();
        await using var _ = context.RequestAborted.Register(() => gone.TrySetResult());
        await gone.Task;
    }

    private PassingWrite? Take(string request)
    {
        lock (gate)
        {
            var found = awaited.Find(write => write.Words.All(word => request.Contains(word, StringComparison.Ordinal)));
            awaited.RemoveAll(write => write == found);
            return found;
        }
    }

    private HttpRequestMessage Forwarded(HttpRequest request, string target, byte[] body)
    {
        var asSent = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var forwarded = new HttpRequestMessage(
            new HttpMethod(request.Method), new Uri(behind.Endpoint.GetLeftPart(UriPartial.Authority) + target, asSent))
        {
            Content = body.Length == 0 ? null : new ByteArrayContent(body),
        };
        foreach (var (name, values) in request.Headers.Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!forwarded.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                forwarded.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        return forwarded;
    }

    private static async Task AnswerAsync(HttpResponse response, HttpResponseMessage answer)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!OfTheConnection.Contains(name, StringComparer.OrdinalIgnoreCase))
                response.Headers[name] = values.ToArray();
        }

        if (answer.StatusCode != HttpStatusCode.NoContent)
            await response.Body.WriteAsync(await answer.Content.ReadAsByteArrayAsync());
    }
}

internal enum Halt
{
    Never,
    Before,
    After,
}

internal sealed class PassingWrite(IReadOnlyList<string> words, Halt halt)
{
    private readonly TaskCompletionSource met = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<string> Words => words;

    public Halt Halt => halt;

    /// <summary>Done when the write was stopped, or has passed.</summary>
    public Task Met => met.Task.WaitAsync(Waiting.Longest);

    public void Meet() => met.TrySetResult();
}
