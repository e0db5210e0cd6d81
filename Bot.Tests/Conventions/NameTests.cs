using System.Reflection;
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
    public void The_Readme_Names_Every_Folder_Of_The_Bot()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        Assert.All(
            Source.Of("Bot").Select(file => file.Folder).OfType<string>().Distinct(),
            folder => Assert.Contains(folder, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void No_Folder_Is_A_Drawer_For_Everything() =>
        Assert.Empty(Source.Of("Bot", "Bot.Tests").Where(file => file.Path.Split('/').SkipLast(1).Any(Drawers.Contains)).Select(file => file.Path));
}
