using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>
/// The Bot Connector on loopback, over real HTTP, stricter than Teams: what a conforming client would not send is refused and noted in
/// <see cref="Complaints"/>. Answers are those that Teams documents: 201 with an id for a text, 404 ConversationNotFound, and so on.
/// </summary>
internal sealed class FakeConnector : IAsyncDisposable
{
    /// <summary>By which Microsoft's support finds a call, in every answer.</summary>
    public const string Correlation = "p82ptW4x80GRgeZm9NkMlQ.0";

    private readonly Lock gate = new();
    private readonly ConnectorChats chats = new();
    private readonly List<string> complaints = [];
    private readonly List<string> bodies = [];
    private readonly List<ScriptedAnswer> script = [];
    private readonly List<(Func<SentActivity?> Find, TaskCompletionSource<SentActivity> Found)> waiters = [];
    private readonly WebApplication app;
    private int requests;

    private readonly Uri? publicAddress;

    private FakeConnector(string? token, Uri? publicAddress, TestCertificate? certificate)
    {
        Token = token;
        this.publicAddress = publicAddress;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => certificate?.Serve(listen)));
        app = builder.Build();
        app.Run(HandleAsync);
    }

    /// <summary>The bearer token that every call must carry; null: none may.</summary>
    public string? Token { get; set; }

    public string Address => publicAddress?.OriginalString ?? app.Urls.Single();

    public int Port => new Uri(app.Urls.Single()).Port;

    /// <summary>All requests, refused ones included.</summary>
    public int Requests => requests;

    public IReadOnlyList<string> Complaints => Read(() => complaints.ToList());

    /// <summary>Every body that ever arrived, as it was on the wire, refused ones included.</summary>
    public IReadOnlyList<string> Bodies => Read(() => bodies.ToList());

    public IReadOnlyList<SentActivity> All => Read(() => chats.Sent.ToList());

    /// <param name="token">See <see cref="Token"/>.</param>
    /// <param name="publicAddress">Under which it is known where it is not its own.</param>
    /// <param name="certificate">For https.</param>
    public static async Task<FakeConnector> StartAsync(string? token = null, Uri? publicAddress = null, TestCertificate? certificate = null)
    {
        var connector = new FakeConnector(token, publicAddress, certificate);
        await connector.app.StartAsync();
        return connector;
    }

    /// <summary>As Teams writes it: with a region and the tenant in its path.</summary>
    public string ServiceUrl(string tenantId) => $"{Address}/amer/{tenantId}/";

    /// <summary>The personal chat with one person, always the same; from now on the bot may write to it.</summary>
    public string OpenConversation(string tenantId, string memberId) => Read(() => chats.Open(tenantId, memberId));

    public void ForgetConversation(string conversationId) => Read(() => chats.Forget(conversationId));

    /// <summary>Whom object ids and <c>29:</c> ids belong to; both lead to the same chat.</summary>
    public void AddMember(string userId, string objectId, string name) => Read(() => chats.AddMember(userId, objectId, name));

    /// <summary>They do not have the app: no conversation can be made by their object id.</summary>
    public void ForgetMember(string objectId) => Read(() => chats.ForgetMember(objectId));

    public void Next(ScriptedAnswer answer) => Read(() =>
    {
        script.Add(answer);
        return answer;
    });

    /// <summary>What stands in a chat, oldest first; deleted messages are gone, typing does not count.</summary>
    public IReadOnlyList<SentActivity> MessagesIn(string conversationId) => Read(() => chats.Messages(conversationId).ToList());

    /// <summary>The newest message that fits, now or as soon as it arrives.</summary>
    public async Task<SentActivity> WaitForMessageAsync(
        string conversationId, Func<SentActivity, bool>? fits = null, TimeSpan? atMost = null)
    {
        SentActivity? Find() => chats.Messages(conversationId).LastOrDefault(fits ?? (_ => true));
        var found = new TaskCompletionSource<SentActivity>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiters.Add((Find, found));
            Tell();
        }

        return await found.Task.WaitAsync(atMost ?? Waiting.Longest);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var answer in Read(() => script.ToList()))
            answer.Release();

        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private async Task HandleAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        var scripted = Read(() =>
        {
            bodies.Add(body);
            return TakeScripted(context.Request.Method, target, IsTyping(body));
        });
        context.Response.Headers["MS-CV"] = Correlation;
        if (scripted?.AfterAccepting is false)
        {
            await scripted.AnswerAsync(context);
            return;
        }

        var (status, answer) = Read(() => Answer(context.Request, target, body));
        if (scripted is { AsItIs: false })
        {
            await scripted.AnswerAsync(context);
            return;
        }

        await (scripted?.HoldAsync(context) ?? Task.CompletedTask);

        context.Response.StatusCode = status;
        if (answer is not null)
            await context.Response.WriteAsJsonAsync(answer);
    }

    private (int Status, JsonNode? Body) Answer(HttpRequest request, string target, string body)
    {
        try
        {
            ConnectorStrictness.CheckRequest(request, Token);
            var answer = chats.Answer(request.Method, ConnectorPath.Parse(target), body);
            Tell();
            return answer;
        }
        catch (ConnectorComplaint complaint)
        {
            complaints.Add($"{request.Method} {target}: {complaint.Message}");
            return (complaint.Status, ConnectorChats.Error("BadArgument"));
        }
    }

    private static bool IsTyping(string body) => body.Contains("\"type\":\"typing\"", StringComparison.Ordinal);

    private ScriptedAnswer? TakeScripted(string method, string target, bool isTyping)
    {
        var found = script.Find(answer => answer.IsFor(method, Uri.UnescapeDataString(target), isTyping));
        if (found?.IsUsedUp() is true)
            script.Remove(found);

        return found;
    }

    private void Tell()
    {
        foreach (var waiter in waiters.ToList())
        {
            if (waiter.Find() is { } found)
            {
                waiters.Remove(waiter);
                waiter.Found.TrySetResult(found);
            }
        }
    }

    private T Read<T>(Func<T> read)
    {
        lock (gate)
            return read();
    }
}
