using Azure.Core;

namespace TeamsMentorBot.Teams.Connector;

/// <summary>
/// The bot's own token, kept and renewed ahead of its end. While renewing fails the token at hand serves as long as it lasts; without
/// one, calls fail at once and quietly until it is time to ask again.
/// </summary>
internal sealed partial class ConnectorToken(TokenCredential? credential, string scope, WireClock clock, ILogger<ConnectorToken> logger)
{
    /// <summary>Renewed so long before its end, unless the issuer names an earlier moment.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>Between attempts while they fail.</summary>
    public static readonly TimeSpan FloorAfterFailure = TimeSpan.FromSeconds(5);

    /// <summary>One attempt; managed identity can be slow at first.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly Lock gate = new();
    private Kept? kept;
    private ConnectorTokenException? failure;
    private readonly long origin = clock.Time.GetTimestamp();
    private TimeSpan notBefore;
    private Task? renewing;

    /// <returns>The value of the Authorization header. Null without a registration, in Development: the local chat client asks for no token.</returns>
    /// <exception cref="ConnectorTokenException">None can be had; its message says what may be misconfigured.</exception>
    public async ValueTask<string?> GetAsync(CancellationToken ct)
    {
        if (credential is null)
            return null;

        if (Volatile.Read(ref kept) is { } token && clock.Now < token.End)
        {
            if (clock.Now >= token.RenewAt)
                _ = Renew(credential);

            return token.Header;
        }

        await Renew(credential).WaitAsync(ct);
        return Volatile.Read(ref kept) is { } renewed && clock.Now < renewed.End ? renewed.Header : throw Failure();
    }

    /// <summary>On a clock that nobody sets.</summary>
    private TimeSpan Elapsed => clock.Time.GetElapsedTime(origin);

    private ConnectorTokenException Failure()
    {
        lock (gate)
            return failure ?? new("The token service gave a token that has already ended.", null);
    }

    private Task Renew(TokenCredential from)
    {
        lock (gate)
        {
            if (renewing is { IsCompleted: false } running)
                return running;

            return Elapsed < notBefore ? Task.CompletedTask : renewing = Task.Run(() => RenewAsync(from));
        }
    }

    /// <summary>Whatever goes wrong here must not take the process down.</summary>
    private async Task RenewAsync(TokenCredential from)
    {
        try
        {
            using var limit = new CancellationTokenSource(Limit, clock.Time);
            var token = await from.GetTokenAsync(new TokenRequestContext([scope]), limit.Token);
            Volatile.Write(ref kept, new("Bearer " + token.Token, token.ExpiresOn, token.RefreshOn ?? token.ExpiresOn - Ahead));
        }
        catch (Exception problem)
        {
            var told = new ConnectorTokenException(TokenAdvice.For(problem), problem);
            lock (gate)
            {
                failure = told;
                notBefore = Elapsed + FloorAfterFailure;
            }

            LogFailed(told.Message, problem.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No token for the Bot Connector. {Advice} ({Kind})")]
    private partial void LogFailed(string advice, string kind);

    private sealed record Kept(string Header, DateTimeOffset End, DateTimeOffset RenewAt);
}

/// <summary>No token could be had, so nothing was sent.</summary>
internal sealed class ConnectorTokenException(string message, Exception? inner) : Exception(message, inner);
