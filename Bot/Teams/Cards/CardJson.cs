using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>Something in a card that writes itself. Cards are only ever written, and each turn writes two: by hand it takes a third of the time.</summary>
internal interface ICardPart
{
    /// <summary>What stands between the braces of its object.</summary>
    void WriteMembers(Utf8JsonWriter json);
}

/// <summary>Members of a card's objects. What is null is left out.</summary>
internal static class CardJson
{
    public static void Part(this Utf8JsonWriter json, ICardPart part)
    {
        json.WriteStartObject();
        part.WriteMembers(json);
        json.WriteEndObject();
    }

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? value)
    {
        if (value is { } flag)
            json.WriteBoolean(name, flag);
    }

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
    }

    /// <summary>The schema writes its enumerations in camel case.</summary>
    public static void Word<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, T? value)
        where T : struct, Enum
    {
        if (value is { } word)
            json.WriteString(name, Words<T>.Of(word));
    }

    public static void Member(this Utf8JsonWriter json, ReadOnlySpan<byte> name, ICardPart? value)
    {
        if (value is null)
            return;
        json.WritePropertyName(name);
        json.Part(value);
    }

    public static void Members(this Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<ICardPart>? values)
    {
        if (values is null)
            return;
        json.WriteStartArray(name);
        foreach (var value in values)
            json.Part(value);
        json.WriteEndArray();
    }

    private static class Words<T>
        where T : struct, Enum
    {
        private static readonly JsonEncodedText[] Names =
            Array.ConvertAll(Enum.GetNames<T>(), name => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(name)));

        /// <summary>The schema's enumerations count from zero, without gaps.</summary>
        public static JsonEncodedText Of(T value) => Names[Unsafe.BitCast<T, int>(value)];
    }
}
