using System.Text.RegularExpressions;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Conventions;

public sealed partial class DocumentTests
{
    private static readonly IReadOnlyList<string> Documents =
    [
        Repository.PathOf("README.md"),
        Repository.PathOf("deploymentTemplates", "README.md"),
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories),
    ];

    [Fact]
    public void Every_Link_Into_The_Repository_Leads_Somewhere() =>
        Assert.Empty(
            from document in Documents
            from link in Links().Matches(File.ReadAllText(document))
            let path = link.Groups["path"].Value
            let target = path.Length == 0 ? document : Path.GetFullPath(path, Path.GetDirectoryName(document)!)
            let place = link.Groups["place"].Value
            where !Path.Exists(target) || (place.Length > 0 && !Places(target).Contains(place))
            select $"{Path.GetRelativePath(Repository.Root, document)}: {link.Value}");

    [Fact]
    public void Every_Decision_Stands_In_Their_List_And_Every_Document_Is_Led_To()
    {
        var decisions = Directory.EnumerateFiles(Repository.PathOf("docs", "adr"), "0*.md").Select(file => Path.GetFileName(file)!).ToList();
        var listed = Links().Matches(File.ReadAllText(Repository.PathOf("docs", "adr", "README.md"))).Select(link => link.Groups["path"].Value);
        Assert.Equal(decisions.Order(StringComparer.Ordinal), listed);

        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        Assert.All(
            Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md"),
            file => Assert.Contains($"(docs/{Path.GetFileName(file)}", readme, StringComparison.Ordinal));
    }

    /// <summary>What GitHub makes of a document's headings.</summary>
    private static IEnumerable<string> Places(string document) => Headings().Matches(File.ReadAllText(document))
        .Select(heading => NoPlace().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#\s]*)(?:#(?<place>[^)\s]+))?\)")]
    private static partial Regex Links();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex("[^a-z0-9 -]")]
    private static partial Regex NoPlace();
}
