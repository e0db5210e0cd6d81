namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>Verbs of the buttons on a mentee's check-in cards. They stay: cards live in chats for months.</summary>
internal static class CheckInVerbs
{
    public const string Start = "checkin.start";
    public const string Answer = "checkin.answer";
    public const string Back = "checkin.back";
    public const string Skip = "checkin.skip";
    public const string Later = "checkin.later";
    public const string Detail = "checkin.detail";
    public const string Edit = "checkin.edit";
    public const string Send = "checkin.send";
    public const string Agree = "checkin.agree";
    public const string KeepPrivate = "checkin.private";
    public const string TakeBack = "checkin.takeback";
    public const string View = "checkin.view";
    public const string Fold = "checkin.fold";
    public const string File = "checkin.file";
    public const string Decline = "checkin.decline";
    public const string SkipReason = "checkin.skipreason";
    public const string ShareSkipReason = "checkin.skipshare";
    public const string Snooze = "checkin.snooze";
    public const string Times = "times.set";
    public const string ShowStep = "step.show";
    public const string SettleStep = "step.settle";
    public const string Reflect = "reflect.start";
    public const string ReflectMore = "reflect.more";
    public const string Pack = "pack.open";
    public const string NoPack = "pack.no";
}
