using System.Globalization;
using System.Text.RegularExpressions;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;

namespace TeamsMentorBot.Tests.DeploymentTemplates;

public sealed class CostTests
{
    private static readonly string Script = Repository.PathOf("deploymentTemplates", "cost.mjs");

    [Fact]
    public async Task The_Runbooks_Table_Is_What_The_Script_Works_Out_And_A_Thousand_People_Cost_Less_Than_20_Dollars()
    {
        var table = (await NpmTools.RunAsync(Script, "")).Trim();

        Assert.Contains(table, (await File.ReadAllTextAsync(Repository.PathOf("docs", "runbook.md"))).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        var month = table.Split('\n').Single(line => line.StartsWith("| 1,000 | pilot |", StringComparison.Ordinal)).Split('|')[^2];
        Assert.InRange(double.Parse(month, CultureInfo.InvariantCulture), 1, 20);
    }

    [Fact]
    public async Task Prices_Are_Parameters()
    {
        var dearer = await NpmTools.RunAsync(Script, "", "planPilot=100");

        Assert.Contains("| 100 | pilot | 1.8 million | 100.00 |", dearer, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => NpmTools.RunAsync(Script, "", "plan=1"));
    }

    [Fact]
    public async Task A_Whole_Check_In_Takes_No_More_Requests_To_The_Tables_Than_Are_Reckoned_With()
    {
        var reckoned = int.Parse(Regex.Match(await File.ReadAllTextAsync(Script), @"requestsPerCheckIn: (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
        await using var story = await Mentorship.StartAsync();
        await story.BeginAsync();
        // What somebody's first word plans, since it tells their zone, is no part of a check-in.
        await story.Daniel.SaysAsync("help");
        await story.Bot.SettleAsync();
        story.Bot.Storage.Reset();

        await story.SharesAsync(Answers.First);
        await story.Daniel.PressesAsync("I have read this");

        // The looks at the agenda and the heartbeats are reckoned by the clock.
        var requests = story.Bot.Storage.Requests.Count(request => !request.Contains("Instances", StringComparison.Ordinal)
            && !(request.StartsWith("GET", StringComparison.Ordinal) && request.Contains("Agenda", StringComparison.Ordinal)));
        Assert.InRange(requests, reckoned / 2, reckoned);
    }
}
