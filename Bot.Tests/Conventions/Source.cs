using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Conventions;

/// <summary>A C# file of the repository.</summary>
/// <param name="Path">Below the root, with slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed record Source(string Path, string Text)
{
    /// <summary>The first folder below the project; null for a file at the project's root.</summary>
    public string? Folder => Path.Split('/') is [_, var folder, _, ..] ? folder : null;

    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    /// <summary>Without its comments.</summary>
    public string Code => string.Join('\n', Lines.Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    public static IReadOnlyList<Source> Of(params IEnumerable<string> projects) =>
    [
        .. projects.SelectMany(Repository.SourceFiles).Select(path => new Source(
            System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n"))),
    ];
}
