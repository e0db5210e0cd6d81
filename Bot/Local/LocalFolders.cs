namespace TeamsMentorBot.Local;

/// <summary>Where the local run finds its files (<paramref name="Source"/>), keeps its data and installs its tools.</summary>
internal sealed record LocalFolders(string Source, string Data, string Tools)
{
    public string PackageLock => Path.Combine(Source, "package-lock.json");

    public string Preload => Path.Combine(Source, "while-parent-lives.cjs");

    public static LocalFolders Find(LocalOptions options, string contentRoot)
    {
        var source = Candidates(contentRoot).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "package-lock.json")))
            ?? throw new LocalProblemException(
                "The local run needs the repository (Bot/Local/package-lock.json was not found): start it there with "
                + "'dotnet run --project Bot', or switch it off with --Local:Enabled=false.");
        var home = Path.GetFullPath(Path.Combine(source, "..", "..", ".local"));
        return new LocalFolders(
            source,
            Path.GetFullPath(options.DataFolder ?? home),
            Path.GetFullPath(options.ToolsFolder ?? Path.Combine(home, "tools")));
    }

    private static IEnumerable<string> Candidates(string contentRoot)
    {
        yield return Path.Combine(contentRoot, "Local");
        yield return Path.Combine(contentRoot, "Bot", "Local");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "Local");
    }
}
