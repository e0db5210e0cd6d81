namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>What a turn of the dialog came to: the state to store and what the mentee is to see.</summary>
internal sealed record DialogTurnResult(DialogState State, DialogReply Reply);

internal enum DialogReply
{
    /// <summary>The card of the current step.</summary>
    ShowStep,

    /// <summary>Text was joined to the answer it belongs to; the current step stays.</summary>
    Joined,

    /// <summary>An answer follows the message that was edited.</summary>
    Corrected,

    /// <summary>Ask where the waiting text belongs.</summary>
    AskAboutPending,

    /// <summary>Waiting text was kept as a note.</summary>
    KeptAsNote,

    /// <summary>A press on an outdated card: nothing changed, the current step is shown.</summary>
    OutOfDate,

    /// <summary>The check-in waits for later.</summary>
    Parked,

    /// <summary>Typed words that mean Send, for the first time at this review: say what would go to whom.</summary>
    ConfirmSend,

    /// <summary>Typed words that mean Send.</summary>
    Send,

    /// <summary>Typed words that mean keep private.</summary>
    KeepPrivate,
}
