namespace TeamsMentorBot.Milestones;

/// <summary>Verbs of the milestone cards. They stay: cards live in chats for months.</summary>
internal static class MilestoneVerbs
{
    public const string Reached = "milestone.reached";
    public const string Yes = "milestone.yes";
    public const string NotYet = "milestone.notyet";
    public const string NoLonger = "milestone.nolonger";
}
