using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsMentorBot.Teams.Cards;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>A card as it goes over the wire.</summary>
internal static class CardJson
{
    /// <exception cref="CardTooLargeException">Teams would refuse it.</exception>
    public static JsonNode ToJson(this AdaptiveCard card) => JsonNode.Parse(card.Write().Utf8.Span)!;

    /// <exception cref="CardTooLargeException">Teams would refuse it.</exception>
    public static JsonElement ToElement(this AdaptiveCard card) => JsonElement.Parse(card.Write().Utf8.Span);
}
