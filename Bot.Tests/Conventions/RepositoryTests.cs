using System.Diagnostics;
using System.Text.RegularExpressions;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Conventions;

/// <summary>The repository builds anywhere: nothing in it speaks of the machine or the package feed of whoever wrote it.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] Pictures = [".png", ".jpg", ".ico", ".gif"];

    [Fact]
    public void Lock_Files_Name_No_Feed() =>
        Assert.DoesNotContain(Files(), file => file.EndsWith("package-lock.json", StringComparison.Ordinal)
            && Read(file).Contains("\"resolved\"", StringComparison.Ordinal));

    [Fact]
    public void No_File_Names_A_Package_Source() =>
        Assert.DoesNotContain(Files(), file => file.EndsWith("nuget.config", StringComparison.OrdinalIgnoreCase)
            || (file.EndsWith(".npmrc", StringComparison.Ordinal) && FeedWords().IsMatch(Read(file))));

    [Fact]
    public void No_File_Holds_A_Path_Of_Somebodys_Machine() =>
        Assert.DoesNotContain(Files(), file => !Pictures.Contains(Path.GetExtension(file)) && MachinePaths().IsMatch(Read(file)));

    /// <summary>What git keeps.</summary>
    private static IReadOnlyList<string> Files()
    {
        var list = new ProcessStartInfo("git", ["ls-files", "-z"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true };
        using var git = Process.Start(list)!;
        var files = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return files.Length > 0
            ? [.. files.Where(file => File.Exists(Repository.PathOf(file)))]
            : throw new InvalidOperationException("git names no files: these tests run in a clone.");
    }

    private static string Read(string file) => File.ReadAllText(Repository.PathOf(file));

    [GeneratedRegex(@"^\s*(@\w+:)?(registry\s*=|//)", RegexOptions.Multiline)]
    private static partial Regex FeedWords();

    [GeneratedRegex(@"(?<![\w.*])/(home|Users|root|work|tmp)/\w|[A-Z]:\\Users\\")]
    private static partial Regex MachinePaths();
}
