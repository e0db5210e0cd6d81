using System.Text.RegularExpressions;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.DeploymentTemplates;

/// <summary>What the runbook names is there.</summary>
public sealed class RunbookTests
{
    private static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "runbook.md"));

    [Fact]
    public void Every_Placeholder_Is_An_Output_Or_Explained_Beside_It()
    {
        string[] explained =
        [
            "this repository", "version", "that id", "that zip", "id", "botAppId", "your user name", "the new one", "the old one's",
        ];
        var outputs = Template.Root["outputs"]!.AsObject().Select(output => output.Key);
        var named = Regex.Matches(Text, "<([a-zA-Z' ]+)>").Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Empty(named.Except([.. outputs, .. explained]));
        Assert.Superset(outputs.ToHashSet(), named.Intersect(outputs).ToHashSet());
    }

    [Fact]
    public void Every_Parameter_Given_To_A_Deployment_Is_The_Templates()
    {
        var given = Regex.Matches(Text, "--parameters ([^@`\n]+)")
            .SelectMany(match => Regex.Matches(match.Groups[1].Value, @"\b(\w+)=").Select(parameter => parameter.Groups[1].Value)).Distinct().ToList();

        Assert.Contains("botClientSecret", given);
        Assert.Empty(given.Except(Template.Parameters.Select(parameter => parameter.Key)));
    }

    [Fact]
    public void Every_Test_That_It_Leans_On_Exists()
    {
        var named = Regex.Matches(Text, @"\[((?:\w+Tests(?:, )?)+)\]").SelectMany(match => match.Groups[1].Value.Split(", ")).ToList();
        var classes = typeof(RunbookTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, classes));
    }

    [UnixFact]
    public async Task Every_Block_Of_Commands_Is_Good_Shell()
    {
        var blocks = Regex.Matches(Text, "^```\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(block => Regex.Replace(block.Groups[1].Value, "<[a-zA-Z' ]+>", "value"))
            .Where(block => !block.StartsWith("AppService", StringComparison.Ordinal));

        foreach (var block in blocks)
        {
            var start = new System.Diagnostics.ProcessStartInfo("bash", ["-n", "-c", block]) { RedirectStandardError = true };
            using var bash = System.Diagnostics.Process.Start(start)!;
            var errors = await bash.StandardError.ReadToEndAsync();
            await bash.WaitForExitAsync();
            Assert.True(bash.ExitCode == 0, block + errors);
        }
    }
}
