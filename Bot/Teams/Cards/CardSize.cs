using System.Text.Json;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>
/// Teams' documents name limits between 28 KB (UTF-8) and 100 KB (UTF-16) for a message; a card below this passes all of them.
/// Long text is folded by whoever composes the card: reaching the limit is a bug.
/// </summary>
internal static class CardSize
{
    /// <summary>UTF-8 bytes.</summary>
    public const int Longest = 25 * 1024 - 1;

    public static int Of(CardElement element)
    {
        using var json = new Utf8JsonWriter(Stream.Null);
        json.Part(element);
        json.Flush();
        return (int)json.BytesCommitted;
    }

    public static int Of(string text) => JsonEncodedText.Encode(text).EncodedUtf8Bytes.Length;

    /// <summary>The first ones, as many as fit; one at least.</summary>
    /// <param name="room">UTF-8 bytes.</param>
    public static List<T> Fitting<T>(IEnumerable<T> all, int room, Func<T, int> bytes)
    {
        var left = room;
        return [.. all.TakeWhile((one, place) => (left -= bytes(one)) >= 0 || place == 0)];
    }

    public static ReadOnlyMemory<byte> Checked(ReadOnlyMemory<byte> card) => card.Length <= Longest ? card : throw new CardTooLargeException(card.Length);
}

internal sealed class CardTooLargeException(int length)
    : Exception($"A card of {length} bytes was built; at most {CardSize.Longest} can be sent.");
