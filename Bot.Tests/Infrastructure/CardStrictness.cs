using System.Text;
using System.Text.Json;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>Rules of the Adaptive Cards schema 1.5 and of Teams' card documentation that a card must keep, in our own words.</summary>
internal static class CardStrictness
{
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["AdaptiveCard"] = [],
        ["TextBlock"] = ["text"],
        ["RichTextBlock"] = ["inlines"],
        ["TextRun"] = ["text"],
        ["Container"] = ["items"],
        ["ColumnSet"] = ["columns"],
        ["Column"] = ["items"],
        ["FactSet"] = ["facts"],
        ["ActionSet"] = ["actions"],
        ["Input.Text"] = ["id"],
        ["Input.ChoiceSet"] = ["id", "choices"],
        ["Input.Date"] = ["id"],
        ["Input.Toggle"] = ["id", "title"],
        ["Input.Number"] = ["id"],
        ["Action.Execute"] = ["title", "verb", "fallback"],
        ["Action.Submit"] = ["title", "data"],
        ["Action.ShowCard"] = ["title", "card"],
        ["Action.OpenUrl"] = ["title", "url"],
    };

    public static void Check(JsonElement card)
    {
        Complain(card.GetRawText().Length > 0 && Encoding.UTF8.GetByteCount(card.GetRawText()) < 25 * 1024, "the card is 25 KB or more");
        Complain(ConnectorStrictness.Text(card, "type") == "AdaptiveCard", "no AdaptiveCard");
        Complain(ConnectorStrictness.Text(card, "version") is "1.4" or "1.5", "Teams shows cards up to 1.5");
        var ids = new HashSet<string>();
        foreach (var node in Nodes(card))
            CheckNode(node, ids);
    }

    private static void CheckNode(JsonElement node, HashSet<string> ids)
    {
        if (!node.TryGetProperty("type", out _))
            return;

        var type = ConnectorStrictness.Text(node, "type");
        Complain(Required.TryGetValue(type, out var required), $"{type} is no element of the schema");
        foreach (var name in required!)
            Complain(node.TryGetProperty(name, out _), $"{type} has no {name}");

        // What a toggle's title says is read out with it; a label would say it twice.
        Complain(!type.StartsWith("Input.", StringComparison.Ordinal) || type == "Input.Toggle" || node.TryGetProperty("label", out _), $"{type} has no label");
        Complain(node.TryGetProperty("items", out var items) is false || items.GetArrayLength() > 0, $"{type} is empty");
        Complain(!node.TryGetProperty("actions", out var actions) || actions.GetArrayLength() <= 6, "more than six buttons in a row");
        if (node.TryGetProperty("id", out var id) && !type.StartsWith("Action.", StringComparison.Ordinal))
            Complain(ids.Add(id.GetString()!), "an id stands twice");
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().Where(member => member.Name is not "data")
            .SelectMany(member => Nodes(member.Value)).Prepend(node),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(Nodes),
        _ => [],
    };

    private static void Complain(bool fine, string complaint) => ConnectorStrictness.Require(fine, complaint);
}
