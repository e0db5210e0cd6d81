using System.Text.RegularExpressions;
using TeamsMentorBot.Local;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Conventions;

public sealed class SettingTests
{
    [Fact]
    public void The_Readmes_Table_Has_Every_Setting_And_No_Other()
    {
        var read =
            from type in typeof(MentorBot).Assembly.GetTypes()
            where type.Name.EndsWith("Options", StringComparison.Ordinal) && type != typeof(LocalOptions)
            let section = type.GetField("Section")
            where section is { IsLiteral: true }
            from property in type.GetProperties()
            where property.CanWrite
            select $"{section.GetRawConstantValue()}:{property.Name}";

        var readme = File.ReadAllText(Repository.PathOf("README.md")).ReplaceLineEndings("\n");
        var table = readme.Split("| Key | Meaning |")[1].Split("\n\n")[0];
        var told = Regex.Matches(table, @"`([A-Z]\w+:[A-Z]\w+)`").Select(key => key.Groups[1].Value).Distinct();

        Assert.Equal(read.Append(QuestionSetsFeature.FolderKey).Order(), told.Order());
    }
}
