using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsMentorBot.People;

namespace TeamsMentorBot.Programs;

/// <summary>
/// Names a pairing and something about it where it must not lead back to the mentee: in other people's ledgers. A pairing that comes after
/// an erased one has its id, and another mark.
/// </summary>
internal static class PairingMark
{
    public static string Of(Pairing pairing, string what)
    {
        var since = Moment(pairing, pairing.Mentee.Id);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{pairing.Mentee.Id.Key}\n{pairing.Id}\n{since}\n{what}"));
        return Convert.ToHexStringLower(hash)[..24];
    }

    /// <summary>What is said to somebody, or of them, as what they are in it now: whoever becomes another, or comes back, is somebody new.</summary>
    public static string Of(Pairing pairing, PersonId person, string what) => Of(pairing, $"{person.ObjectId}\n{Moment(pairing, person)}\n{what}");

    private static string Moment(Pairing pairing, PersonId person) =>
        pairing.JoinedAt(person)?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "";
}
