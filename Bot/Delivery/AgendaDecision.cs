namespace TeamsMentorBot.Delivery;

/// <summary>What a handler wants done with a due item.</summary>
internal abstract record AgendaDecision
{
    /// <summary>Nobody wants it any more: the row is deleted.</summary>
    /// <param name="Reason">A few words for the log; no free text of people.</param>
    internal sealed record Drop(string Reason) : AgendaDecision;

    /// <summary>Wanted, but not now. A time that has passed already is moved to the next minute, so that nothing spins.</summary>
    /// <param name="Held">A code that says what holds it up, kept with the item; null where its time has just not come.</param>
    internal sealed record Postpone(DateTimeOffset Until, string? Held = null) : AgendaDecision
    {
        /// <summary>Of the message that is put off, where there is one: what went out before is known by it.</summary>
        public string? DeliveryKey { get; init; }
    }

    /// <summary>Idempotent work without a message; it may run twice when an instance dies half-way.</summary>
    internal sealed record Run(Func<CancellationToken, Task> Work, AgendaItem? Next = null) : AgendaDecision;

    /// <summary>One message, claimed before it is sent, so that it leaves at most once.</summary>
    /// <param name="DeliveryKey">From business identity (check-in, kind, ordinal): the same message always has the same key.</param>
    /// <param name="Message">
    /// Sends and classifies. Its token ends after <see cref="DeliveryTimes.SendTimeout"/>; an exception counts as
    /// <see cref="SendOutcomeKind.Unknown"/>, for the message may have left.
    /// </param>
    internal sealed record Send(string DeliveryKey, Func<CancellationToken, Task<SendOutcome>> Message) : AgendaDecision
    {
        /// <summary>The next rung, inserted in the transaction that deletes this item, whatever the outcome.</summary>
        public AgendaItem? Next { get; init; }

        /// <summary>Periods in which the message needs a free place.</summary>
        public IReadOnlyList<SendLimit> Limits { get; init; } = [];

        /// <summary>Had before the message is claimed; null where the message sees to it itself.</summary>
        public SendPermit? Permit { get; init; }

        /// <summary>What the claim keeps.</summary>
        public DeliveryNote? Note { get; init; }

        /// <summary>Whether the next rung repeats the content under a new key after an unknown outcome, so that nobody need look.</summary>
        public bool Repeatable { get; init; }

        /// <summary>
        /// Called when the outcome is recorded and before the item goes. Idempotent: it is called again after a crash,
        /// and with <see cref="DeliveryState.Sent"/> when a late answer replaces <see cref="DeliveryState.Unknown"/>.
        /// </summary>
        public Func<DeliveryRecord, CancellationToken, Task>? Settled { get; init; }
    }
}
