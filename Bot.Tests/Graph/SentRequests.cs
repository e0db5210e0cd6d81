using System.Net;
using System.Text.Json.Nodes;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>What the real client puts on the wire for each operation: caught before it leaves.</summary>
internal sealed class SentRequests : HttpMessageHandler
{
    private readonly List<(string Method, Uri Url, string? Body)> sent = [];

    public SentRequests()
    {
        var services = new ServiceCollection().AddLogging();
        services.AddSingleton(new RateLimiter(new HastyTime()));
        services.AddSingleton(new GraphAccess(
            () => GraphCloud.Global.Root(),
            () => DelegatedTokenCredential.Create((_, _) => new AccessToken("t", DateTimeOffset.MaxValue))));
        services.AddGraph(new ConfigurationBuilder().Build());
        services.PostConfigure<GraphOptions>(options => options.Uses = Enum.GetValues<GraphUses>().Aggregate((one, other) => one | other));
        services.AddHttpClient(GraphTransport.HttpClientName).ConfigurePrimaryHttpMessageHandler(() => this);
        Client = services.BuildServiceProvider().GetRequiredService<GraphClient>();
    }

    public GraphClient Client { get; }

    public async Task<(string Method, Uri Url, JsonNode? Body)> OfAsync(GraphOperation operation, string id = "id")
    {
        sent.Clear();
        await Client.CallAsync(operation, id);
        var (method, url, body) = sent[0];
        return (method, url, body is null ? null : JsonNode.Parse(body));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(ct);
        sent.Add((request.Method.Method, request.RequestUri!, body));
        return new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("{}") };
    }
}
