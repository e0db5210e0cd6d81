using System.Text.Json;
using System.Text.RegularExpressions;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>A card as a person sees it: its words, its buttons, its inputs. Cards inside buttons are looked into as well.</summary>
internal sealed class CardView(JsonElement json)
{
    public JsonElement Json => json;

    /// <summary>Everything that can be read on it, invisible joiners and escapes taken out, one element a line.</summary>
    public string Words => string.Join('\n', Texts().Select(Shown));

    public IReadOnlyList<string> Buttons => [.. Nodes().Where(IsAction).Select(Title)];

    public IReadOnlyList<string> InputIds => [.. Inputs().Select(input => input.GetProperty("id").GetString()!)];

    public JsonElement? Button(string title) =>
        Nodes().Where(node => IsAction(node) && Title(node) == title).Select(node => (JsonElement?)node).FirstOrDefault();

    /// <summary>What an input holds before anybody touches it.</summary>
    public string? ValueOf(string inputId) =>
        Inputs().Where(input => input.GetProperty("id").GetString() == inputId)
            .Select(input => input.TryGetProperty("value", out var value) ? value.ToString() : null).FirstOrDefault();

    /// <summary>The values that a client would send: what each input holds, where it holds something.</summary>
    public IReadOnlyDictionary<string, string> Values =>
        Inputs().Where(input => input.TryGetProperty("value", out _))
            .ToDictionary(input => input.GetProperty("id").GetString()!, input => input.GetProperty("value").ToString());

    private IEnumerable<JsonElement> Inputs() =>
        Nodes().Where(node => TypeOf(node)?.StartsWith("Input.", StringComparison.Ordinal) is true);

    private IEnumerable<string> Texts() =>
        from node in Nodes()
        from name in (string[])["text", "title", "value", "label", "placeholder"]
        where node.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
        select node.GetProperty(name).GetString();

    private static string Shown(string text) =>
        Regex.Replace(text, @"\\([*_`])", "$1").Replace("\u2060", "", StringComparison.Ordinal);

    private static bool IsAction(JsonElement node) => TypeOf(node)?.StartsWith("Action.", StringComparison.Ordinal) is true;

    private static string Title(JsonElement node) => node.TryGetProperty("title", out var title) ? title.GetString() ?? "" : "";

    private static string? TypeOf(JsonElement node) =>
        node.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;

    private IEnumerable<JsonElement> Nodes() => Under(json);

    // A fallback is seen by nobody who sees the action itself; data is seen by nobody at all.
    private static IEnumerable<JsonElement> Under(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Where(member => member.Name is not ("fallback" or "data"))
            .SelectMany(member => Under(member.Value)).Prepend(node),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Under),
        _ => [],
    };
}
