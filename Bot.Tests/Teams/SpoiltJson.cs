using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Tests.Local;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>
/// JSON in which one thing, at any depth, was replaced, removed, doubled or named anew. Made as text, so that it also holds what no parser
/// would keep: half characters, doubled names.
/// </summary>
/// <param name="Place">Where, for example <c>entities[0].type</c>.</param>
internal sealed record SpoiltJson(string Text, string Place)
{
    private const string Mark = "MARK";

    private static readonly string[] Kinds =
        ["null", "true", "-1", "1e400", "99999999999999999999", "[]", "{}", "[null]", "[[]]", "{\"id\":null}", "{\"id\":1}", "{\"\\ud800\":1}"];

    private static readonly string[] Texts =
    [
        "\"\"", "\" \"", "\"x]\"", "\"a/b|c#d\"", "\"\\ud800\"", "\"\\u0000\"", "\"message\"", "\"invoke\"", "\"installationUpdate\"",
        "\"https://evil.example/\"", "\"2026-13-45T99:99:99Z\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"",
        $"\"{new string('x', 40_000)}\"", new string('[', 40) + new string(']', 40),
    ];

    /// <summary>Each place is as likely as any other, in how many of these it ever stands.</summary>
    public static Gen<SpoiltJson> Of(params IEnumerable<string> good) =>
        from same in Gen.Elements(good.SelectMany(json => Mutations.Paths(json).Select(path => (json, path))).GroupBy(at => Mutations.Name(at.path)))
        from at in Gen.Elements<(string Json, object[] Path)>(same)
        let json = at.Json
        let path = at.Path
        from text in Gen.Frequency(
            (6, Gen.OneOf(Gen.Elements(Kinds), Gen.Elements(Texts)).Select(value => Replaced(json, path, "{0}:" + value, value))),
            (1, Gen.Constant(Mutations.Changed(json, path, Remove))),
            (1, Gen.Constant(Replaced(json, path, "{0}:{1},{0}:{1}", "{1},{1}"))),
            (1, Gen.Constant(Replaced(json, path, "\"\\ud800\":{1}", "[{1}]"))))
        select new SpoiltJson(text, same.Key);

    /// <param name="member">What stands there instead of a property: {0} is its name, {1} its value.</param>
    /// <param name="item">What stands there instead of an item of an array.</param>
    private static string Replaced(string json, object[] path, string member, string item)
    {
        var was = "";
        var marked = Mutations.Changed(json, path, (parent, key) =>
        {
            was = (key is int i ? parent[i] : parent[(string)key])?.ToJsonString() ?? "null";
            Mutations.Set(parent, key, Mark);
        });
        var name = path[^1] is string text ? JsonSerializer.Serialize(text) : null;
        return name is null
            ? marked.Replace($"\"{Mark}\"", item.Replace("{1}", was, StringComparison.Ordinal), StringComparison.Ordinal)
            : marked.Replace(
                $"{name}:\"{Mark}\"",
                member.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", was, StringComparison.Ordinal),
                StringComparison.Ordinal);
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (key is int i)
            parent.AsArray().RemoveAt(i);
        else
            parent.AsObject().Remove((string)key);
    }
}
