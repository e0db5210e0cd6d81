using System.Buffers;
using System.Text.Json;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>An Adaptive Card of schema 1.5, the newest that Teams shows for bots.</summary>
internal sealed record AdaptiveCard : ICardPart
{
    private const int UsualSize = 2048;

    /// <summary>Left out in cards that a <see cref="ShowCardAction"/> opens.</summary>
    public string? Version { get; init; } = "1.5";

    public IReadOnlyList<CardElement> Body { get; init; } = [];

    public IReadOnlyList<CardButton>? Actions { get; init; }

    /// <exception cref="CardTooLargeException">Longer than <see cref="CardSize.Longest"/>.</exception>
    public WrittenCard Write()
    {
        var buffer = new ArrayBufferWriter<byte>(UsualSize);
        using (var json = new Utf8JsonWriter(buffer))
            json.Part(this);
        return new WrittenCard(CardSize.Checked(buffer.WrittenMemory));
    }

    public void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("type"u8, "AdaptiveCard"u8);
        json.Member("version"u8, Version);
        json.Members("body"u8, Body);
        json.Members("actions"u8, Actions);
    }
}
