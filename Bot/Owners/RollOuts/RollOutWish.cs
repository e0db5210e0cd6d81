using NodaTime;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.RollOuts;

/// <summary>What an owner entered: whom, how many a day, from when on.</summary>
/// <param name="Pilot">Object ids of mentees.</param>
internal sealed record RollOutWish(bool IsPilot, IReadOnlyList<string> Pilot, int PerDay, LocalDate? First)
{
    public const int MostPerDay = 1000;
    public const string PilotField = "pilot";
    public const string PerDayField = "perDay";
    public const string FirstField = "first";
    public const string KindField = "isPilot";

    /// <summary>How far ahead the first day may lie.</summary>
    private const int MostDays = 366;

    public static RollOutWish Read(CardAction action) => new(
        action.Flag(KindField),
        action.Choices(PilotField),
        action.Number(PerDayField) ?? 0,
        action.Date(FirstField) is { } day ? LocalDate.FromDateOnly(day) : null);

    /// <summary>Why it cannot be done; null where it can.</summary>
    public string? FaultOn(LocalDate today) =>
        First is not { } first || first < today || first > today.PlusDays(MostDays) ? Strings.RollOut_PickDay
        : !IsPilot && PerDay is < 1 or > MostPerDay ? Phrase.With(Strings.RollOut_PickNumber, MostPerDay)
        : null;
}
