using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace TeamsMentorBot.Teams.Inbound.Tokens;

/// <summary>
/// A compact JSON Web Signature (RFC 7515), RS256 and nothing else. Reading one says nothing about it yet; <see cref="IsSignedBy"/> does.
/// </summary>
internal sealed class SignedToken
{
    /// <summary>Teams' tokens have one to two thousand characters.</summary>
    private const int Longest = 16 * 1024;

    private readonly byte[] signedBytes;
    private readonly byte[] signature;

    private SignedToken(string keyId, byte[] signedBytes, byte[] payload, byte[] signature)
    {
        KeyId = keyId;
        Claims = Json(payload);
        (this.signedBytes, this.signature) = (signedBytes, signature);
    }

    public string KeyId { get; }

    /// <summary>Null if it is no token of this one kind: another algorithm, no key id, extensions, or malformed in any way.</summary>
    public static SignedToken? Read(string text)
    {
        if (text.Length > Longest || text.Split('.') is not [var head, var body, var sign]
            || Decode(head) is not { } header || Decode(body) is not { } payload || Decode(sign) is not { Length: > 0 } signature)
        {
            return null;
        }

        var fields = Json(header);
        return fields.Text("alg") == "RS256" && fields.Text("kid") is { Length: > 0 } keyId && fields.Member("crit") is null
            ? new(keyId, Encoding.ASCII.GetBytes(text[..(head.Length + 1 + body.Length)]), payload, signature)
            : null;
    }

    /// <summary>Null if the payload is no JSON object, or says anything twice. To be believed after the signature.</summary>
    public JsonElement? Claims { get; }

    public bool IsSignedBy(SigningKey key) => key.Id == KeyId && key.Verifies(signedBytes, signature);

    private static JsonElement? Json(byte[] utf8)
    {
        try
        {
            var root = JsonElement.Parse(utf8, new JsonDocumentOptions { MaxDepth = 8, AllowDuplicateProperties = false });
            return root.ValueKind == JsonValueKind.Object ? root : null;
        }
        catch (Exception bad) when (bad is JsonException or InvalidOperationException)
        {
            // The latter for half of a surrogate pair in a name, which had to be read to see whether it is there twice.
            return null;
        }
    }

    /// <summary>Base64url without padding or white space (RFC 7515, appendix C), which the library's decoder would let pass.</summary>
    private static byte[]? Decode(string text)
    {
        if (!text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') || text.Length % 4 == 1)
            return null;

        try
        {
            return Base64Url.DecodeFromChars(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
