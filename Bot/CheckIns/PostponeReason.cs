namespace TeamsMentorBot.CheckIns;

/// <summary>Why something did not happen when it was planned: codes, kept with the item and in the log.</summary>
internal static class PostponeReason
{
    public const string Day = "day";
    public const string Week = "week";
    public const string QuietHours = "quiet";
    public const string Pause = "pause";
    public const string Away = "away";
    public const string OwnHours = "own-hours";
}
