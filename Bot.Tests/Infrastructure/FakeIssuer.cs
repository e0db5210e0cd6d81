using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>An issuer of tokens with keys of its own, and the two documents on loopback that lead to them.</summary>
internal sealed class FakeIssuer : IAsyncDisposable
{
    public const string BotFramework = "https://api.botframework.com";

    private static readonly RSA SharedKey = RSA.Create(2048);
    private readonly WebApplication app;
    private int fetches;

    private FakeIssuer(TestCertificate? certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => certificate?.Serve(listen)));
        app = builder.Build();
        app.MapGet("/openid", DescribeItself);
        app.MapGet("/v1/.well-known/openid-configuration", DescribeItself);
        KeySet = new JsonObject { ["keys"] = new JsonArray(Jwk("key-1", SharedKey)) };
        app.MapGet("/keys", () =>
        {
            Interlocked.Increment(ref fetches);
            return IsDown ? Results.StatusCode(503) : Results.Text(KeySet.ToJsonString(), "application/json");
        });
    }

    public Uri MetadataAddress => new(app.Urls.Single() + "/openid");

    /// <summary>One for all tests: making them is slow.</summary>
    public RSA Key { get; } = SharedKey;

    public bool IsDown { get; set; }

    public JsonObject KeySet { get; set; }

    public string? KeysAddress { get; set; }

    /// <summary>How often the keys were asked for.</summary>
    public int Fetches => fetches;

    /// <param name="certificate">For https.</param>
    public static async Task<FakeIssuer> StartAsync(TestCertificate? certificate = null)
    {
        var issuer = new FakeIssuer(certificate);
        await issuer.app.StartAsync();
        return issuer;
    }

    public static JsonObject Jwk(string keyId, RSA key, params string[] endorsements)
    {
        string[] channels = endorsements.Length == 0 ? ["msteams", "webchat"] : endorsements;
        var parameters = key.ExportParameters(false);
        return new()
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = keyId,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            ["endorsements"] = new JsonArray([.. channels.Select(name => (JsonNode)name)]),
        };
    }

    public string Sign(JsonObject claims) => Sign(new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = "key-1" }, claims);

    public string Sign(JsonObject header, JsonObject claims) => Sign(header.ToJsonString(), claims.ToJsonString());

    public string Sign(string header, string claims, RSA? key = null)
    {
        var signed = $"{Encode(header)}.{Encode(claims)}";
        var signature = (key ?? Key).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    private IResult DescribeItself() => IsDown ? Results.StatusCode(503) : Results.Text(Metadata(), "application/json");

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private string Metadata() => new JsonObject
    {
        ["issuer"] = BotFramework,
        ["jwks_uri"] = KeysAddress ?? app.Urls.Single() + "/keys",
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    }.ToJsonString();
}
