namespace TeamsMentorBot.Delivery;

/// <summary>Every kind of <see cref="AgendaItem"/>, each with one <see cref="IAgendaHandler"/>. They stand in stored rows: none is ever renamed.</summary>
internal static class AgendaKinds
{
    /// <summary>A check-in that the cadence wants.</summary>
    public const string CheckIn = "checkin";

    /// <summary>The same once more, where its mentee put it off.</summary>
    public const string PutOff = "snooze";

    /// <summary>What follows a prompt that nobody answered.</summary>
    public const string Reminder = "remind";

    /// <summary>The check-in that another one asked for, on a day that its mentee named.</summary>
    public const string FollowOn = "then";

    /// <summary>A next step on its day.</summary>
    public const string NextStep = "step";

    /// <summary>Whether a milestone happened, on its planned day.</summary>
    public const string Milestone = "milestone";

    /// <summary>The check-in on a milestone that an owner marked as reached.</summary>
    public const string ReachedMilestone = "reached";

    /// <summary>A pairing gets the milestones of its program.</summary>
    public const string PlanMilestones = "plan";

    /// <summary>At a quarter's end: whether to put together what is open to a mentee's sponsor.</summary>
    public const string Pack = "pack";

    /// <summary>A mentee's welcome.</summary>
    public const string Welcome = "invite";

    /// <summary>The time is over in which answers can be taken back.</summary>
    public const string Release = "release";

    public const string Digest = "digest";

    /// <summary>A mentor's half of a reflection.</summary>
    public const string MentorsHalf = "half";

    /// <summary>A reader's agreement, asked for.</summary>
    public const string Agreement = "agreement";

    public const string AgreementReminder = "remind-agreement";

    /// <summary>A reader agreed: what waited for it.</summary>
    public const string Agreed = "agreed";

    /// <summary>An author hears that what they shared waits for its reader.</summary>
    public const string StillWaits = "still-waits";

    /// <summary>A reader's reply or thanks for its author.</summary>
    public const string ReaderWords = "words";

    /// <summary>Somebody's digests follow them to another zone.</summary>
    public const string Clock = "clock";

    /// <summary>Teams tells that somebody moved to another zone: their check-ins follow, then their digests.</summary>
    public const string Zone = "zone";

    /// <summary>A pairing changed or ended: its people are told.</summary>
    public const string PairingNews = "news";

    /// <summary>Who has left, for an owner.</summary>
    public const string Leavers = "leavers";

    /// <summary>A pairing ended because somebody had their data erased.</summary>
    public const string EndedByErasure = "one-ended";

    public const string Erasure = "erase";

    /// <summary>Somebody is told that their data is erased.</summary>
    public const string Erased = "erased";
}
