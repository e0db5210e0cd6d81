using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Teams.Cards;

/// <summary>An Adaptive Card of schema 1.5, the newest that Teams shows for bots.</summary>
internal sealed record AdaptiveCard
{
    public string Type { get; } = "AdaptiveCard";

    [JsonPropertyName("$schema")]
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
    public WrittenCard Write() => new(CardSize.Checked(JsonSerializer.SerializeToUtf8Bytes(this, TeamsJsonContext.Default.AdaptiveCard)));
}

internal sealed record MsTeams
{
    public string? Width { get; init; }
}
