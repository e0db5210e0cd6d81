using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.DeploymentTemplates;

/// <summary>The deployment template as text and tree, and what of its expressions can be worked out without Azure.</summary>
internal static partial class Template
{
    /// <summary>Length of what uniqueString gives: Azure documentation, "String functions for ARM templates".</summary>
    private const string Unique = "abcdefghijklm";

    public static string Text { get; } = File.ReadAllText(Repository.PathOf("deploymentTemplates", "azuredeploy.json"));

    public static JsonNode Root { get; } = JsonNode.Parse(Text)!;

    public static JsonObject Parameters => Root["parameters"]!.AsObject();

    public static JsonObject Variables => Root["variables"]!.AsObject();

    public static IEnumerable<JsonObject> Resources => Root["resources"]!.AsArray().Select(resource => resource!.AsObject());

    public static JsonObject Of(string type) => Resources.Single(resource => (string?)resource["type"] == type);

    public static JsonObject Values(string file) =>
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploymentTemplates", file)))!["parameters"]!.AsObject();

    /// <summary>Everything that is called with one quoted name: parameters, variables.</summary>
    public static IEnumerable<string> Called(string function) =>
        Regex.Matches(Text, $@"\b{function}\('(\w+)'\)").Select(call => call.Groups[1].Value);

    /// <summary>A resource's name for a given start, as Azure would work it out.</summary>
    public static string Name(JsonNode resource, string baseName) => Evaluate((string)resource["name"]!, baseName);

    private static string Evaluate(string text, string baseName)
    {
        if (Variable().Match(text) is { Success: true } variable)
            return Evaluate((string)Variables[variable.Groups[1].Value]!, baseName);

        if (Format().Match(text) is { Success: true } format)
        {
            var values = format.Groups[2].Value.Split(", ").Skip(1).Select(value => Evaluate($"[{value}]", baseName)).ToArray<object>();
            return string.Format(System.Globalization.CultureInfo.InvariantCulture, format.Groups[1].Value, values);
        }

        return text switch
        {
            "[parameters('baseName')]" => baseName,
            "[uniqueString(resourceGroup().id)]" => Unique,
            _ when text.StartsWith("[guid(", StringComparison.Ordinal) => Guid.Empty.ToString(),
            _ when !text.StartsWith('[') => text,
            _ => throw new NotSupportedException(text),
        };
    }

    [GeneratedRegex(@"^\[variables\('(\w+)'\)\]$")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^\[format\('([^']+)'((?:, [^,]+)+)\)\]$")]
    private static partial Regex Format();
}
