namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>Published schemas and vectors beside the repository, where there are any. Behaviour is proven without them.</summary>
internal static class SharedData
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));

    public static string PathOf(string relativePath) => Path.Combine(Folder, relativePath);

    public static bool Has(string relativePath) => File.Exists(PathOf(relativePath));
}

/// <summary>Skipped where the file is absent, except where the build says that it must be there.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string relativePath)
    {
        if (!SharedData.Has(relativePath) && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = $"../shared/data/{relativePath} is not there; this only cross-checks what other tests prove.";
    }
}
