using System.Security.Cryptography;
using System.Text;

namespace TeamsMentorBot.Programs;

/// <summary>Names a pairing and something about it where it must not lead back to the mentee: in other people's ledgers.</summary>
internal static class PairingMark
{
    public static string Of(Pairing pairing, string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{pairing.Mentee.Id.Key}\n{pairing.Id}\n{what}"));
        return Convert.ToHexStringLower(hash)[..24];
    }
}
