using System.Text.Json.Nodes;

namespace TeamsMentorBot.Tests.Local;

/// <summary>A JSON body with one thing wrong: each property left out, of another type, or accompanied by an unknown one.</summary>
internal static class Mutations
{
    public static IEnumerable<(string Json, string What)> Of(string json)
    {
        foreach (var path in Paths(json))
        {
            var name = Name(path);
            if (path[^1] is string)
            {
                yield return (Changed(json, path, (parent, key) => ((JsonObject)parent).Remove((string)key)), $"without {name}");
                yield return (Changed(json, path, (parent, _) => parent["unknown"] = 1), $"unknown beside {name}");
            }

            foreach (var other in new[] { "null", "7", "[]", "{}", "\"\"" })
                yield return (Changed(json, path, (parent, key) => Set(parent, key, JsonNode.Parse(other))), $"{name} = {other}");
        }

        yield return ("", "nothing");
        yield return ("[]", "an array");
        yield return (json[..^2], "a torn body");
    }

    /// <summary>Where something stands in it, at any depth: names of properties and places in arrays.</summary>
    public static IEnumerable<object[]> Paths(string json) => Paths(JsonNode.Parse(json)!, []);

    public static string Changed(string json, object[] path, Action<JsonNode, object> change)
    {
        var root = JsonNode.Parse(json)!;
        change(path[..^1].Aggregate(root, (node, key) => key is int i ? node[i]! : node[(string)key]!), path[^1]);
        return root.ToJsonString();
    }

    public static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (key is int i)
            parent[i] = value;
        else
            parent[(string)key] = value;
    }

    public static string Name(object[] path) =>
        string.Concat(path.Select(key => key is int i ? $"[{i}]" : $".{key}")).TrimStart('.');

    private static IEnumerable<object[]> Paths(JsonNode node, object[] path) => node switch
    {
        JsonObject o => o.SelectMany(property => Below(property.Value!, [.. path, property.Key])),
        JsonArray a => a.SelectMany((item, i) => Below(item!, [.. path, i])),
        _ => [],
    };

    private static IEnumerable<object[]> Below(JsonNode node, object[] path) => Paths(node, path).Prepend(path);
}
