using System.Buffers;
using System.Text.Json;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>An Adaptive Card of schema 1.5, the newest that Teams shows for bots.</summary>
internal sealed record AdaptiveCard : ICardPart
{
    private const int UsualSize = 2048;

    public string? Schema { get; init; }

    /// <summary>Left out in cards that a <see cref="ShowCardAction"/> opens.</summary>
    public string? Version { get; init; } = "1.5";

    /// <summary>Shown by clients too old for the card.</summary>
    public string? FallbackText { get; init; }

    /// <summary>Read out instead of the card.</summary>
    public string? Speak { get; init; }

    public IReadOnlyList<CardElement> Body { get; init; } = [];

    public IReadOnlyList<CardButton>? Actions { get; init; }

    /// <summary>What only Teams knows.</summary>
    public MsTeams? Msteams { get; init; }

    public static MsTeams FullWidth { get; } = new() { Width = "Full" };

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
        json.Member("$schema"u8, Schema);
        json.Member("version"u8, Version);
        json.Member("fallbackText"u8, FallbackText);
        json.Member("speak"u8, Speak);
        json.Members("body"u8, Body);
        json.Members("actions"u8, Actions);
        json.Member("msteams"u8, Msteams);
    }
}

internal sealed record MsTeams : ICardPart
{
    public string? Width { get; init; }

    public void WriteMembers(Utf8JsonWriter json) => json.Member("width"u8, Width);
}
