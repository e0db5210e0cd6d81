namespace TeamsMentorBot.Digests;

/// <summary>Which others are late, where that can be said soon. It reads about people whom the digest is not about: none of them holds it up.</summary>
internal sealed partial class OverdueLine(OverdueMentees overdue, TimeProvider time, ILogger<OverdueLine> logger)
{
    /// <summary>For all of them. A digest is looked at twice, within the time of one message.</summary>
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(5);

    public async Task<Digest> AddAsync(OutgoingDigest digest, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return await overdue.BesideAsync(digest.Reader, digest.Digest, digest.Program, either.Token);
        }
        catch (Exception surprise) when (!ct.IsCancellationRequested)
        {
            LogSurprise(surprise, digest.Reader.Key);
            return digest.Digest;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Who is late among those whom {Reader} mentors could not be counted; their digest goes without it.")]
    private partial void LogSurprise(Exception surprise, string reader);
}
