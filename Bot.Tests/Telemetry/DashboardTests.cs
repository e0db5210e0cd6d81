using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsMentorBot.Telemetry;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Telemetry;

public sealed class DashboardTests
{
    // OpenTelemetry specification, "Prometheus and OpenMetrics compatibility": points become underscores, units and kinds are appended.
    private static readonly string[] Endings = ["_total", "_seconds_bucket", "_seconds_count", "_seconds_sum"];

    [Fact]
    public void The_Example_Dashboard_Asks_For_Every_Metric_That_There_Is_And_For_No_Other()
    {
        var metrics = typeof(Measures).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name != nameof(Measures.Source)).Select(field => (string)field.GetRawConstantValue()!);
        var panels = JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploymentTemplates", "dashboard.json")))!["panels"]!.AsArray();

        var asked = panels.SelectMany(panel => panel!["targets"]!.AsArray()).SelectMany(target => Regex.Matches((string)target!["expr"]!, @"\bmentorbot_\w+"))
            .Select(name => Endings.Aggregate(name.Value, (bare, ending) => bare.Replace(ending, "", StringComparison.Ordinal)));

        Assert.Equal(metrics.Select(name => name.Replace('.', '_')).Order(), asked.Distinct().Order());
        Assert.Distinct(panels.Select(panel => (int)panel!["id"]!));
    }
}
