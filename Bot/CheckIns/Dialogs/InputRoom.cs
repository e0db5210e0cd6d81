using System.Text.Json;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>
/// What a card's input can show again. An answer that is longer was typed into the chat: its card shows an empty input, so an empty
/// one changes nothing, and what is entered is added.
/// </summary>
internal static class InputRoom
{
    /// <summary>UTF-16 units, as clients count.</summary>
    public const int LongestEntered = 4000;

    /// <summary>As JSON on the wire, where a letter beyond ASCII takes six bytes.</summary>
    private const int LongestOnWire = 12_000;

    public static bool Shows(Answer? answer) => answer is null || Shows(answer.Text);

    public static bool Shows(string text) =>
        text.Length <= LongestEntered && JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length <= LongestOnWire;
}
