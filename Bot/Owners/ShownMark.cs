using System.Security.Cryptography;
using System.Text;

namespace TeamsMentorBot.Owners;

/// <summary>Stands for exactly what a card showed: a button carries it, and its press does nothing else.</summary>
internal static class ShownMark
{
    public const string Field = "shown";

    public static string Of(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))[..32];
}
