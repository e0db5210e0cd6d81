using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace TeamsMentorBot.Teams.Inbound.Tokens;

/// <summary>A public key that an issuer signs with (RFC 7517), and the channels that it may sign for.</summary>
internal sealed class SigningKey : IDisposable
{
    private const int ShortestKey = 2048;
    private const int LongestKey = 8192;
    private readonly RSA rsa;
    private readonly string? issuer;

    private SigningKey(string id, RSA rsa, IReadOnlySet<string> endorsements, string? issuer)
    {
        (Id, this.rsa, Endorsements, this.issuer) = (id, rsa, endorsements, issuer);
    }

    public string Id { get; }

    /// <summary>Bot Framework's own addition: ids of channels. Empty if the issuer does not use it.</summary>
    public IReadOnlySet<string> Endorsements { get; }

    /// <summary>Null for keys that are not for this: another type, use or algorithm, or too short.</summary>
    public static SigningKey? Read(JsonElement? key)
    {
        if (key.Text("kty") != "RSA" || key.Text("kid") is not { Length: > 0 } id || !IsForSignatures(key)
            || Number(key, "n") is not { } modulus || Number(key, "e") is not { } exponent)
        {
            return null;
        }

        RSA? rsa = null;
        try
        {
            rsa = RSA.Create(new RSAParameters { Modulus = modulus, Exponent = exponent });
            if (rsa.KeySize is >= ShortestKey and <= LongestKey)
                return new(id, rsa, EndorsementsOf(key), key.Text("issuer"));
        }
        catch (CryptographicException)
        {
            // No RSA key, whatever it says.
        }

        rsa?.Dispose();
        return null;
    }

    /// <summary>
    /// Entra publishes the keys of all its tenants in one set and writes beside each whose it is: <c>{tenantid}</c> where any organisation's.
    /// </summary>
    public bool MaySignFor(TrustedIssuer signer) =>
        signer.TenantId is not { } tenant || issuer is null
        || issuer.Split('/').Any(part => part == "{tenantid}" || part.Equals(tenant, StringComparison.OrdinalIgnoreCase));

    public bool Verifies(byte[] data, byte[] signature) =>
        rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => rsa.Dispose();

    private static bool IsForSignatures(JsonElement? key) =>
        (key.Member("use") is null || key.Text("use") == "sig")
        && (key.Member("alg") is null || key.Text("alg") == "RS256")
        && (key.Member("key_ops") is null || key.Member("key_ops").Texts().Contains("verify"));

    private static HashSet<string> EndorsementsOf(JsonElement? key) => [.. key.Member("endorsements").Texts()];

    private static byte[]? Number(JsonElement? key, string name)
    {
        try
        {
            return key.Text(name) is { Length: > 0 } text ? Base64Url.DecodeFromChars(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
