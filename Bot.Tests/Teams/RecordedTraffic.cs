using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>What Teams and a bot of Microsoft's said to each other, as Microsoft recorded it and tells it step by step (microsoft/teams.net, docs).</summary>
internal static partial class RecordedTraffic
{
    // A later step leaves out what is as in the first.
    private static readonly string[] Address = ["channelId", "serviceUrl", "from", "recipient", "conversation"];

    /// <summary>The activities that Teams sent, in order.</summary>
    public static IReadOnlyList<JsonObject> Incoming(string file)
    {
        var activities = Read(file).Split("\n### ").Where(step => step.Contains("**INCOMING**", StringComparison.Ordinal)).Select(Activity).ToList();
        foreach (var later in activities.Skip(1))
            Array.ForEach(Address, name => later[name] = activities[0][name]!.DeepClone());

        return activities;
    }

    /// <summary>The messages that the bot sent to the Connector, each of which it took.</summary>
    public static IReadOnlyList<JsonObject> Messages(string file) =>
        [.. Blocks(file, "json").Where(block => block.ContainsKey("from"))];

    /// <summary>The JSON of every fenced block of this kind that holds some, below a request's first line where there is one.</summary>
    public static IReadOnlyList<JsonObject> Blocks(string file, string kind) =>
    [
        .. Regex.Matches(Read(file), $@"^ *```{kind}\n(?<block>.*?)^ *```$", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(match => match.Groups["block"].Value)
            .Where(block => block.Contains('{', StringComparison.Ordinal))
            .Select(block => JsonNode.Parse(block[block.IndexOf('{', StringComparison.Ordinal)..])!.AsObject()),
    ];

    private static string Read(string file) => File.ReadAllText(SharedData.PathOf(file)).ReplaceLineEndings("\n");

    private static JsonObject Activity(string step)
    {
        var activity = new JsonObject();
        var above = "";
        foreach (Match member in MemberLines().Matches(step))
        {
            var isNested = member.Groups["indent"].Length > 2;
            var path = isNested ? $"{above}.{member.Groups["path"].Value}" : member.Groups["path"].Value;
            above = isNested ? above : path;
            if (member.Groups["value"].Success)
                Set(activity, path.Split('.'), Value(member.Groups["value"].Value));
        }

        return activity;
    }

    private static void Set(JsonObject owner, ReadOnlySpan<string> path, JsonNode value)
    {
        if (path.Length > 1)
            Set((JsonObject)(owner[path[0]] ??= new JsonObject()), path[1..], value);
        else if (path[0].EndsWith("[0]", StringComparison.Ordinal))
            owner[path[0][..^3]] = new JsonArray(value);
        else
            owner[path[0]] = value;
    }

    /// <summary>A text in quotes, an object whose names may stand without, or a word.</summary>
    private static JsonNode Value(string told) => told[0] is '"' or '{' ? JsonNode.Parse(BareNames().Replace(told, "\"$1\":"))! : told;

    [GeneratedRegex(@"^(?<indent> +)- `(?<path>[\w.\[\]]+)`:(?: `(?<value>.+?)`(?= |$))?", RegexOptions.Multiline)]
    private static partial Regex MemberLines();

    [GeneratedRegex(@"(?<=[{,] )(\w+):")]
    private static partial Regex BareNames();
}
