using System.Text.RegularExpressions;

namespace TeamsMentorBot.Tests.Conventions;

/// <summary>Which folder may know which: read from the source files' own words.</summary>
public sealed partial class FolderArrowTests
{
    private static readonly string[] Doors = ["Delivery", "Graph", "People", "Privacy", "Programs", "Rates", "Storage", "Teams", "Telemetry", "Text"];

    /// <summary>What each folder may use besides itself. The files at the root bring everything together and may use all.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Rates"] = [],
        ["Telemetry"] = [],
        ["Storage"] = [],
        ["Text"] = [],
        ["Cadences"] = [],
        ["Graph"] = ["Rates", "Telemetry"],
        ["Teams"] = ["Rates", "Telemetry", "Text"],
        ["Delivery"] = ["Rates", "Storage", "Telemetry"],
        ["Yaml"] = [],
        ["QuestionSets"] = ["Programs", "Storage", "Text", "Yaml"],
        ["People"] = [.. Doors],
        ["Programs"] = [.. Doors, "Cadences"],
        ["Health"] = [.. Doors],
        ["Privacy"] = [.. Doors, "Cadences", "CheckIns", "Commitments", "Digests", "Milestones", "QuestionSets"],
        ["Commitments"] = [.. Doors],
        ["CheckIns"] = [.. Doors, "Cadences", "Commitments", "QuestionSets"],
        ["Milestones"] = [.. Doors, "Cadences", "CheckIns", "QuestionSets"],
        ["Digests"] = [.. Doors, "Cadences", "CheckIns", "Commitments", "QuestionSets"],
        ["MySpace"] = [.. Doors, "CheckIns", "Commitments", "Digests", "QuestionSets"],
        ["Owners"] = [.. Doors, "Cadences", "CheckIns", "Milestones", "QuestionSets", "Yaml"],
    };

    [Fact]
    public void Folders_Use_Only_Those_That_They_May_Know() =>
        Assert.Empty(
            from file in Source.Of("Bot")
            let folder = file.Folder
            where folder is not null && folder != "Local"
            from name in Used(file)
            where name != folder && !Allowed[folder].Contains(name)
            select $"{file.Path} uses {name}");

    [Fact]
    public void Nothing_But_Program_Uses_The_Local_Run() =>
        Assert.Empty(Source.Of("Bot")
            .Where(file => file.Folder != "Local" && file.Path != "Bot/Program.cs" && Used(file).Contains("Local"))
            .Select(file => file.Path));

    [Fact]
    public void Every_Folder_Has_Its_Arrows_Written_Down_And_No_Other() =>
        Assert.Equal(
            Source.Of("Bot").Select(file => file.Folder).OfType<string>().Distinct().Except(["Local", "Properties"]).Order(),
            Allowed.Keys.Order());

    [Fact]
    public void Every_File_Is_In_The_Namespace_Of_Its_Folder() =>
        Assert.Empty(
            from file in Source.Of("Bot", "Bot.Tests", "Bot.Benchmarks")
            where !file.Path.Contains("/Azure.Data.Tables/", StringComparison.Ordinal)
            let found = NamespaceWords().Match(file.Text)
            where found.Success && found.Groups[1].Value != NamespaceOf(file)
            select file.Path);

    private static string NamespaceOf(Source file) => "TeamsMentor" + file.Path[..file.Path.LastIndexOf('/')].Replace('/', '.');

    private static IEnumerable<string> Used(Source file) =>
        FolderWords().Matches(file.Code).Select(match => match.Groups[1].Value).Distinct();

    [GeneratedRegex(@"\bTeamsMentorBot\.([A-Z]\w+)")]
    private static partial Regex FolderWords();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceWords();
}
