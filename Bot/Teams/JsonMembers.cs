using System.Text.Json;

namespace TeamsMentorBot.Teams;

/// <summary>Reads members of JSON that anybody may have written: what is missing or of another kind is null, never an error.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement? element, string name)
    {
        try
        {
            return element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;
        }
        catch (InvalidOperationException)
        {
            // As in a text: half of a surrogate pair is no name that anybody could ask for.
            return null;
        }
    }

    public static string? Text(this JsonElement? element, string name) => element.Member(name).AsText();

    /// <summary>The texts in an array; what is no text is passed over.</summary>
    public static IEnumerable<string> Texts(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select(item => ((JsonElement?)item).AsText()).OfType<string>()
            : [];

    public static string? AsText(this JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.String } text)
            return null;

        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is legal JSON and no legal text.
            return null;
        }
    }
}
