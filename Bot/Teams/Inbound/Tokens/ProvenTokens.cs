using System.Collections.Concurrent;

namespace TeamsMentorBot.Teams.Inbound.Tokens;

/// <param name="Token">As it was read.</param>
/// <param name="Key">The very key object that proved its signature.</param>
internal sealed record ProvenToken(SignedToken Token, SigningKey Key);

/// <summary>
/// Tokens whose signatures were checked already. Teams sends one token with many calls, and checking its signature costs more than all
/// else that is looked at. Only that check and the reading are saved: a key that left the ring, or came back as another, proves anew,
/// and every claim is judged each time.
/// </summary>
internal sealed class ProvenTokens
{
    /// <summary>Far more than a Connector has in use; what is forgotten is only checked again.</summary>
    public const int Most = 1024;

    private readonly ConcurrentDictionary<string, ProvenToken> proven = new(StringComparer.Ordinal);

    public int Count => proven.Count;

    /// <param name="text">The token as it came, to the last letter.</param>
    public ProvenToken? Find(string text) => proven.GetValueOrDefault(text);

    public bool Prove(string text, SignedToken token, SigningKey key)
    {
        if (!token.IsSignedBy(key))
            return false;

        // Only tokens that a trusted issuer signed come here, so nobody else can fill it. All go at once: simpler than an order of age.
        if (proven.Count >= Most)
            proven.Clear();

        proven[text] = new(token, key);
        return true;
    }
}
