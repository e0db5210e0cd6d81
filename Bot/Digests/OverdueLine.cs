namespace TeamsMentorBot.Digests;

/// <summary>Which others are late, where that can be said. It reads the records of people whom the digest is not about: none of them holds it up.</summary>
internal sealed partial class OverdueLine(OverdueMentees overdue, ILogger<OverdueLine> logger)
{
    public async Task<Digest> AddAsync(OutgoingDigest digest, CancellationToken ct)
    {
        try
        {
            return await overdue.BesideAsync(digest.Reader, digest.Digest, digest.Program, ct);
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
