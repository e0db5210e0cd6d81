namespace TeamsMentorBot.Owners;

internal static class OwnerVerbs
{
    public const string Programs = "owners.programs";
    public const string Export = "owners.export";
    public const string Preview = "owners.preview";
    public const string Status = "owners.status";
    public const string Import = "owners.import";
    public const string New = "owners.new";
    public const string Enrol = "owners.enrol";
    public const string CheckRows = "owners.checkRows";
    public const string EnrolRows = "owners.enrolRows";
    public const string Group = "owners.group";
    public const string ListGroup = "owners.listGroup";
    public const string EndPairing = "owners.endPairing";
    public const string ConfirmEnd = "owners.confirmEnd";
    public const string ReplaceMentor = "owners.replaceMentor";
    public const string ConfirmReplace = "owners.confirmReplace";
    public const string SetSponsor = "owners.setSponsor";
    public const string ConfirmSponsor = "owners.confirmSponsor";
    public const string Manage = "owners.manage";
    public const string Milestone = "owners.milestone";
    public const string CheckMilestone = "owners.checkMilestone";
    public const string MarkMilestone = "owners.markMilestone";
    public const string Span = "owners.span";
    public const string CheckSpan = "owners.checkSpan";
    public const string SetSpan = "owners.setSpan";
    public const string RollOut = "owners.rollOut";
    public const string CheckRollOut = "owners.checkRollOut";
    public const string StartRollOut = "owners.startRollOut";
    public const string TryCards = "owners.tryCards";
    public const string TrialButton = "owners.trialButton";
    public const string Check = "owners.check";
    public const string Store = "owners.store";
}
