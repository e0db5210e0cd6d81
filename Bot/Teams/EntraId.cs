using System.Diagnostics.CodeAnalysis;

namespace TeamsMentorBot.Teams;

/// <summary>
/// Ids of tenants, people and applications: GUIDs, in the one spelling that tokens and activities use, in small letters or capitals.
/// Compared as text and part of stored keys, so any other spelling would be somebody else.
/// </summary>
internal static class EntraId
{
    // Parsing alone would let blanks and signs pass.
    public static bool Is([NotNullWhen(true)] string? text) =>
        Guid.TryParseExact(text, "D", out var id) && id.ToString("D").Equals(text, StringComparison.OrdinalIgnoreCase);
}
