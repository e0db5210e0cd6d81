namespace TeamsMentorBot.Delivery;

/// <summary>What something is to people who look after what did not go out.</summary>
internal enum StuckKind
{
    /// <summary>Whatever is none of the others.</summary>
    Message,

    CheckIn,

    Reminder,

    Digest,
}

internal static class StuckKinds
{
    /// <summary>First words of the keys of messages that ask for a check-in; the others are called as their items are.</summary>
    private const string Prompt = "prompt";
    private const string Happened = "happened";

    public static StuckKind Of(AgendaItem item) => Of(item.Kind);

    /// <param name="key">Of a message.</param>
    public static StuckKind OfMessage(string key) => Of(MessageKey.Read(key).Message);

    private static StuckKind Of(string word) => word switch
    {
        AgendaKinds.CheckIn or AgendaKinds.PutOff or AgendaKinds.FollowOn or AgendaKinds.Milestone or AgendaKinds.ReachedMilestone
            or Prompt or Happened => StuckKind.CheckIn,
        AgendaKinds.Reminder or AgendaKinds.AgreementReminder => StuckKind.Reminder,
        AgendaKinds.Digest => StuckKind.Digest,
        _ => StuckKind.Message,
    };
}
