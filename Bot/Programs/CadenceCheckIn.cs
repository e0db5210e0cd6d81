using System.Globalization;
using System.Text.RegularExpressions;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Programs;

/// <summary>
/// Which check-in of the cadence: pairing, occasion and ordinal joined by dots, never a date. The revision is part of the occasion, so that
/// a new rhythm, which counts from 1 again, does not meet the check-ins of the old one.
/// </summary>
internal sealed partial record CadenceCheckIn(string PairingId, int Revision, int Ordinal)
{
    /// <summary>Kind of the agenda's items.</summary>
    public const string AgendaKind = AgendaKinds.CheckIn;

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{PairingId}.cadence-{Revision}.{Ordinal}");

    /// <returns>Null when the id is that of another occasion, such as a milestone.</returns>
    public static CadenceCheckIn? Parse(string id) =>
        Pattern().Match(id) is { Success: true } match
        && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
        && int.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal)
            ? new CadenceCheckIn(match.Groups[1].Value, revision, ordinal)
            : null;

    [GeneratedRegex(@"^([^.]+)\.cadence-([1-9][0-9]*)\.([1-9][0-9]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
