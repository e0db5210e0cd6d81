using TeamsMentorBot.Text;

namespace TeamsMentorBot.QuestionSets;

/// <summary>How a commitment went; the ids are stored with the commitment, the labels are shown.</summary>
internal static class FollowUpChoices
{
    public const string Done = "done";
    public const string Partly = "partly";
    public const string NotYet = "not-yet";
    public const string Dropped = "dropped";

    public static IReadOnlyList<Choice> All =>
    [
        new(Done, Strings.FollowUp_Done),
        new(Partly, Strings.FollowUp_Partly),
        new(NotYet, Strings.FollowUp_NotYet),
        new(Dropped, Strings.FollowUp_Dropped),
    ];
}
