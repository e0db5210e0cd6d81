using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace TeamsMentorBot.Teams.Inbound.Tokens;

/// <summary>
/// Signatures that were checked already. Teams sends one token with many calls, and checking its signature costs more than all else that
/// is looked at. Only the signature is remembered, for the very key object that proved it: a key that left the ring, or came back as
/// another, proves anew, and every claim is judged each time. What is kept is a hash of the whole token.
/// </summary>
internal sealed class ProvenTokens
{
    /// <summary>Far more than a Connector has in use; what is forgotten is only checked again.</summary>
    public const int Most = 1024;

    private readonly ConcurrentDictionary<Hash, SigningKey> proven = new();
    private int count;

    public int Count => Volatile.Read(ref count);

    /// <param name="text">The token as it came, to the last letter.</param>
    public bool IsSigned(string text, SignedToken token, SigningKey key)
    {
        var hash = Hash.Of(text);
        if (proven.TryGetValue(hash, out var by) && ReferenceEquals(by, key))
        {
            return true;
        }

        if (!token.IsSignedBy(key))
        {
            return false;
        }

        Remember(hash, key);
        return true;
    }

    private void Remember(Hash hash, SigningKey key)
    {
        // Only tokens that a trusted issuer signed come here, so nobody else can fill it. All go at once: simpler than an order of age.
        if (Volatile.Read(ref count) >= Most)
        {
            proven.Clear();
            Volatile.Write(ref count, 0);
        }

        if (proven.TryAdd(hash, key))
        {
            Interlocked.Increment(ref count);
        }
        else
        {
            proven[hash] = key;
        }
    }

    private readonly record struct Hash(UInt128 First, UInt128 Second)
    {
        public static Hash Of(string text)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
            return new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash),
                System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash[16..]));
        }
    }
}
