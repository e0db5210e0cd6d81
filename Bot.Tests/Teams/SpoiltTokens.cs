using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Tokens that would be good but for one thing.</summary>
internal sealed class SpoiltTokens(TokenHost bot)
{
    public string Of(string how)
    {
        var (header, claims) = (new JsonObject { ["alg"] = "RS256", ["kid"] = "key-1" }, bot.Claims());
        var good = bot.Issuer.Sign(header, claims);
        var parts = good.Split('.');
        var now = bot.Host.Time.GetUtcNow().ToUnixTimeSeconds();
        var service = claims["serviceurl"]!.GetValue<string>();
        return how switch
        {
            "alg none" => Sign(header, "alg", "none"),
            "alg none without signature" => $"{Encode("""{"alg":"none","kid":"key-1"}""")}.{parts[1]}.",
            "alg HS256 with the public key" => HmacWithPublicKey(claims),
            "alg RS512" => Sign(header, "alg", "RS512"),
            "alg in small letters" => Sign(header, "alg", "rs256"),
            "alg twice" => bot.Issuer.Sign("""{"alg":"RS256","kid":"key-1","alg":"RS256"}""", claims.ToJsonString()),
            "no kid" => Sign(header, "kid", null),
            "wrong kid" => Sign(header, "kid", "key-2"),
            "kid of another kind" => Sign(header, "kid", new JsonArray("key-1")),
            "critical extension" => Sign(header, "crit", new JsonArray("exp")),
            "embedded key" => SignWithEmbeddedKey(claims),
            "another key" => SignWithAnotherKey(claims),
            "changed claim" => $"{parts[0]}.{Encode(claims.ToJsonString() + " ")}.{parts[2]}",
            "changed signature" => $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}",
            "no signature" => $"{parts[0]}.{parts[1]}.",
            "padding" => good + "==",
            "white space" => $"{parts[0]}.{parts[1]}. {parts[2]}",
            "four parts" => good + ".",
            "five parts" => good + "." + good,
            "claim twice" => bot.Issuer.Sign(header.ToJsonString(), claims.ToJsonString()[..^1] + $",\"aud\":\"{TokenHost.AppId}\"}}"),
            "claims no object" => bot.Issuer.Sign(header.ToJsonString(), "[]"),
            "expired" => Sign(claims, "exp", now - 301, header),
            "no exp" => Sign(claims, "exp", null, header),
            "exp text" => Sign(claims, "exp", (now + 60).ToString(System.Globalization.CultureInfo.InvariantCulture), header),
            "exp beyond time" => Sign(claims, "exp", long.MaxValue, header),
            "not yet valid" => Sign(claims, "nbf", now + 301, header),
            "nbf text" => Sign(claims, "nbf", "soon", header),
            "another audience" => Sign(claims, "aud", "00000000-0000-4000-8000-0000000000ff", header),
            "audience in a list" => Sign(claims, "aud", new JsonArray(TokenHost.AppId), header),
            "audience with a prefix" => Sign(claims, "aud", "api://" + TokenHost.AppId, header),
            "no audience" => Sign(claims, "aud", null, header),
            "another issuer" => Sign(claims, "iss", "https://evil.example", header),
            "issuer with a slash" => Sign(claims, "iss", FakeIssuer.BotFramework + "/", header),
            "issuer of Entra" => Sign(claims, "iss", $"https://login.microsoftonline.com/{TeamsHost.Tenant}/v2.0", header),
            "no issuer" => Sign(claims, "iss", null, header),
            "no serviceurl" => Sign(claims, "serviceurl", null, header),
            "serviceurl of an attacker" => Sign(claims, "serviceurl", "https://smba.trafficmanager.net.evil.example/", header),
            "serviceurl of another tenant" => Sign(claims, "serviceurl", service[..^2], header),
            "half a character in a field's name" => bot.Issuer.Sign("""{"alg":"RS256","kid":"key-1","\ud800":1}""", claims.ToJsonString()),
            "half a character in a claim's name" => bot.Issuer.Sign(header.ToJsonString(), claims.ToJsonString()[..^1] + ",\"\\ud800\":1}"),
            "20 kilobytes" => Sign(claims, "more", new string('x', 15_000), header),
            "half a megabyte" => Sign(claims, "more", new string('x', 500_000), header),
            _ => throw new ArgumentOutOfRangeException(nameof(how), how, null),
        };
    }

    private string Sign(JsonObject spoilt, string name, JsonNode? value, JsonObject? header = null)
    {
        if (value is null)
            spoilt.Remove(name);
        else
            spoilt[name] = value;

        return header is null ? bot.Issuer.Sign(spoilt, bot.Claims()) : bot.Issuer.Sign(header, spoilt);
    }

    private string HmacWithPublicKey(JsonObject claims)
    {
        var signed = $"{Encode("""{"alg":"HS256","kid":"key-1"}""")}.{Encode(claims.ToJsonString())}";
        var secret = Encoding.ASCII.GetBytes(bot.Issuer.Key.ExportSubjectPublicKeyInfoPem());
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}";
    }

    private string SignWithAnotherKey(JsonObject claims)
    {
        using var key = RSA.Create(2048);
        return bot.Issuer.Sign("""{"alg":"RS256","kid":"key-1"}""", claims.ToJsonString(), key);
    }

    private string SignWithEmbeddedKey(JsonObject claims)
    {
        using var key = RSA.Create(2048);
        var header = new JsonObject { ["alg"] = "RS256", ["kid"] = "key-1", ["jwk"] = FakeIssuer.Jwk("key-1", key) };
        return bot.Issuer.Sign(header.ToJsonString(), claims.ToJsonString(), key);
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
