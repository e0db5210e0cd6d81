using System.Globalization;
using System.Text.Json;

namespace TeamsMentorBot.Teams.Turns;

/// <summary>
/// A button pressed on a card: the card's data and the inputs, in one object. All of it comes from a client and may hold anything:
/// ids are claims to verify, and texts may be longer than the input allowed.
/// </summary>
/// <param name="Verb">Which button.</param>
/// <param name="Data">Data of the button and values of the inputs.</param>
/// <param name="ActivityId">The message that holds the card.</param>
/// <param name="InvokeId">Id of this press. A press that Teams delivers again may have another.</param>
internal sealed record CardAction(string Verb, JsonElement Data, string? ActivityId, string InvokeId)
{
    private const int LongestId = 256;

    /// <summary>An id or a choice: short, no control characters. Null when missing.</summary>
    /// <exception cref="CardInputException">It is there and is no such text.</exception>
    public string? Id(string name)
    {
        var id = Text(name, LongestId);
        return id is null || !id.Any(char.IsControl) ? id : throw new CardInputException(name);
    }

    /// <summary>Something typed, trimmed. Null when missing or empty.</summary>
    /// <exception cref="CardInputException">It is no text, or longer than the input allows (in UTF-16 units).</exception>
    public string? Text(string name, int maxLength) => Typed(name, maxLength, text => text.Trim());

    /// <summary>Something pasted whose indents count: without blanks at its end and empty lines before it. Null when missing or empty.</summary>
    /// <exception cref="CardInputException">It is no text, or longer than the input allows (in UTF-16 units).</exception>
    public string? Lines(string name, int maxLength) => Typed(name, maxLength, text =>
    {
        var before = text[..(text.Length - text.TrimStart().Length)];
        return text[(before.LastIndexOf('\n') + 1)..].TrimEnd();
    });

    /// <summary>The values chosen where several may be. Empty when none.</summary>
    /// <exception cref="CardInputException">It is no list of short texts.</exception>
    public IReadOnlyList<string> Choices(string name) =>
        Text(name, 16 * LongestId)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>A date without a zone. Null when missing or empty.</summary>
    /// <exception cref="CardInputException">It is no date of the form <c>2026-11-21</c>.</exception>
    public DateOnly? Date(string name) => Text(name, LongestId) switch
    {
        null => null,
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
        _ => throw new CardInputException(name),
    };

    /// <summary>A whole number. Null when missing or empty.</summary>
    /// <exception cref="CardInputException">It is no whole number.</exception>
    public int? Number(string name)
    {
        if (TryFind(name, out var found) && found.ValueKind == JsonValueKind.Number)
            return found.TryGetInt32(out var number) ? number : throw new CardInputException(name);

        return Text(name, LongestId) switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
            _ => throw new CardInputException(name),
        };
    }

    /// <summary>Any number, as it was written; clients send it as a number or as text. Null when missing or empty.</summary>
    /// <exception cref="CardInputException">It is no short text and no number.</exception>
    public string? NumberAsText(string name)
    {
        if (!TryFind(name, out var found) || found.ValueKind != JsonValueKind.Number)
            return Id(name);

        var number = found.GetRawText();
        return number.Length <= LongestId ? number : throw new CardInputException(name);
    }

    /// <summary>A toggle. False when missing.</summary>
    public bool Flag(string name) =>
        TryFind(name, out var found)
        && (found.ValueKind == JsonValueKind.True
            || string.Equals(((JsonElement?)found).AsText(), "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is exactly this text. False when missing, or something else.</summary>
    public bool Says(string name, string text) => TryFind(name, out var found) && ((JsonElement?)found).AsText() == text;

    private string? Typed(string name, int maxLength, Func<string, string> trim)
    {
        if (!TryFind(name, out var found))
            return null;
        var text = trim(((JsonElement?)found).AsText() ?? throw new CardInputException(name));
        return text.Length <= maxLength ? (text.Length == 0 ? null : text) : throw new CardInputException(name);
    }

    private bool TryFind(string name, out JsonElement found)
    {
        found = ((JsonElement?)Data).Member(name) ?? default;
        return found.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
    }

    /// <summary>Null if the activity is no press: no invoke of a card, nor the message that older clients send instead.</summary>
    public static CardAction? Of(Activity activity)
    {
        if (activity is { Type: ActivityTypes.Invoke, Name: "adaptiveCard/action" })
        {
            var action = activity.Value.Member("action");
            return action.Text("verb") is { } verb ? From(activity, verb, action.Member("data")) : null;
        }

        return activity is { Type: ActivityTypes.Message } && activity.Value.Text("verb") is { } submitted
            ? From(activity, submitted, activity.Value)
            : null;
    }

    private static CardAction From(Activity activity, string verb, JsonElement? data) =>
        new(verb, data ?? default, activity.ReplyToId, activity.Id ?? "");
}

/// <summary>An input holds what no card of ours would have let through. The person is told, and nothing is kept.</summary>
internal sealed class CardInputException(string name) : Exception($"The input {name} is not what the card allows.");
