using System.Text.Json;

namespace TeamsMentorBot.Local;

/// <summary>What <c>npm ci --loglevel=http</c> writes: how far it is, and why it stopped.</summary>
internal sealed class NpmOutput
{
    private const int LongestError = 200;
    private readonly List<string> errors = [];
    private int fetched;

    /// <summary>Package archives fetched, or found in npm's cache.</summary>
    public int Fetched => Volatile.Read(ref fetched);

    /// <summary>The first things npm complained of.</summary>
    public string Error
    {
        get
        {
            lock (errors)
            {
                var all = string.Join("; ", errors.Take(2));
                return all.Length == 0 ? "it did not say why" : all[..Math.Min(all.Length, LongestError)];
            }
        }
    }

    public static int PackagesIn(string packageLock)
    {
        using var document = JsonDocument.Parse(packageLock);
        return document.RootElement.GetProperty("packages").EnumerateObject().Count(package => package.Name.Length > 0);
    }

    public async Task ReadAsync(TextReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
            Add(line);
    }

    public void Add(string line)
    {
        const string Complaint = "npm error ";
        if (line.StartsWith("npm http", StringComparison.Ordinal) && line.Contains(".tgz", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref fetched);
        }
        else if (line.StartsWith(Complaint, StringComparison.Ordinal))
        {
            lock (errors)
                errors.Add(line[Complaint.Length..]);
        }
    }
}
