using System.Reflection;
using System.Text.RegularExpressions;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Conventions;

public sealed class NameTests
{
    private static readonly string[] Drawers = ["Utilities", "Utils", "Helpers", "Common", "Shared", "Misc", "Managers", "Services"];

    [Fact]
    public void Test_Names_Are_Sentences() =>
        Assert.Empty(
            from type in typeof(NameTests).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where method.GetCustomAttributes<FactAttribute>().Any() && method.Name.Count(letter => letter == '_') < 2
            select $"{type.Name}.{method.Name}");

    [Fact]
    public void The_Readmes_Table_Has_A_Row_For_Every_Folder_Of_The_Bot_And_No_Other()
    {
        var table = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n").Split("| Folder of `Bot` |")[1].Split("\n\n")[0];
        var rows = Regex.Matches(table, @"^\| `(\w+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value);
        Assert.Equal(Source.Of("Bot").Select(file => file.Folder).OfType<string>().Distinct().Order(), rows.Order());
    }

    [Fact]
    public void No_Folder_Is_A_Drawer_For_Everything() =>
        Assert.DoesNotContain(
            Source.Of("Bot", "Bot.Tests", "Bot.Benchmarks").Select(file => file.Path), path => path.Split('/').SkipLast(1).Any(Drawers.Contains));
}
