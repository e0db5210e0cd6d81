namespace TeamsMentorBot.Local;

/// <summary>A lock between processes: an open file, which the operating system closes when its owner ends, however that ends.</summary>
internal static class FolderLock
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until the lock is free. No system tells portably when another process lets go of a file: hence looking again.</summary>
    public static async Task<FileStream> WaitAsync(string path, Action waiting, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var first = true; ; first = false)
        {
            if (TryTake(path) is { } taken)
                return taken;

            if (first)
                waiting();

            await Task.Delay(LookAgain, time, cancellationToken);
        }
    }
}
