using System.Text.Json;

namespace TeamsMentorBot.Teams;

/// <summary>Reads members of JSON that anybody may have written: what is missing or of another kind is null, never an error.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;

    public static string? Text(this JsonElement? element, string name) => element.Member(name).AsText();

    public static string? AsText(this JsonElement? element)
    {
        if (element is not { ValueKind: JsonValueKind.String } text)
        {
            return null;
        }

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
