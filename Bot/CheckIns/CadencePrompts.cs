using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// Check-ins and what became of their prompts. A check-in is stored before there is room to ask, so it is the ledger that says whether its
/// mentee was shown it.
/// </summary>
internal sealed class CadencePrompts(CheckInStore checkIns, Deliveries deliveries, RecipientRows ledger)
{
    public static string KeyOf(string checkInId) => $"prompt.{checkInId}";

    /// <summary>Also where nobody knows whether the message arrived.</summary>
    public Task<bool> WasShownAsync(PersonId mentee, string checkInId, CancellationToken ct) => WasSentAsync(mentee, KeyOf(checkInId), ct);

    /// <summary>The same of the last message that was to ask for it: where they put it off, of the one that comes again.</summary>
    public async Task<bool> WasAskedAsync(PersonId mentee, string checkInId, CancellationToken ct) =>
        (await checkIns.FindAsync(mentee, checkInId, ct))?.CheckIn switch
        {
            null => false,
            { Snoozes: > 0 and var times } => await WasSentAsync(mentee, AskAgain.KeyOf(new NumberedId(checkInId, times).ToString()), ct),
            _ => await WasShownAsync(mentee, checkInId, ct),
        };

    /// <summary>How all those of a program stand that its mentee began or was shown. Ids and states alone are read.</summary>
    public async Task<IReadOnlyList<CheckInState>> ShownStatesAsync(Person mentee, string programId, CancellationToken ct)
    {
        var open = OpenDialog.Of(mentee)?.CheckIn;
        var states = new List<CheckInState>();
        foreach (var stored in (await checkIns.StatesAsync(mentee.Id, ct)).Where(known => known.ProgramId == programId && !known.Uncounted))
        {
            if (stored.State != CheckInState.Due || stored.Id == open?.Id || await WasShownAsync(mentee.Id, stored.Id, ct)
                || await WasShownOnItsDayAsync(mentee.Id, stored.Id, ct))
                states.Add(stored.State);
            if (stored.Id == open?.Id)
                open = null;
        }

        // What somebody begins by themselves has no row of its own before it is put aside or submitted.
        return open is { IsMentors: false, Pack.IsEmpty: true } && open.ProgramId == programId ? [.. states, open.State] : states;
    }

    /// <summary>Those that their mentee was shown, what asked for it last first: a prompt, a reminder, or one that came again.</summary>
    public async Task<IReadOnlyList<CheckIn>> LastAskedFirstAsync(PersonId mentee, IReadOnlyList<CheckIn> among, CancellationToken ct)
    {
        if (among.Count == 0)
            return [];
        var arrived = (await ledger.MessagesAsync(mentee.Key, ct)).Where(MayHaveArrived).ToList();
        return
        [
            .. from checkIn in among
               let last = arrived.Where(message => Asks(message.Key, checkIn)).Max(message => (DateTimeOffset?)message.At)
               where last is not null
               orderby last descending
               select checkIn,
        ];
    }

    /// <summary>Whether a check-in of this pairing by an earlier rhythm was for today.</summary>
    public async Task<bool> WasDueTodayAsync(PersonalClock clock, CadenceCheckIn now, CancellationToken ct) =>
        (await checkIns.ListAsync(clock.Person.Id, ct)).Any(known =>
            CadenceCheckIn.Parse(known.Id) is { } earlier && earlier.PairingId == now.PairingId && earlier.Revision < now.Revision
            && (clock.DayOf(known.DueAt) == clock.Today || known.AskedOn == clock.Today.ToDateOnly()));

    /// <summary>Nobody is asked for it any more: they were, or began or skipped it before.</summary>
    public async Task<bool> IsOverAsync(PersonId mentee, string checkInId, CancellationToken ct) =>
        (await checkIns.FindAsync(mentee, checkInId, ct))?.CheckIn is { State: not CheckInState.Due } || await WasShownAsync(mentee, checkInId, ct);

    /// <summary>
    /// Something held its prompt up: what is counted from its day counts from this one. Stored before it goes out, so that whoever answers at
    /// once is in time. Once it went out nothing changes, however often the sweep asks whether it is lacking.
    /// </summary>
    public async Task HoldUpAsync(PersonId mentee, CheckIn held, AgendaDecision.Send prompt, CancellationToken ct)
    {
        if (!await WasSentAsync(mentee, prompt.DeliveryKey, ct))
            await checkIns.ChangeAsync(mentee, held.Id, known =>
                known.State == CheckInState.Due ? known with { AskedOn = held.AskedOn, AnswerBy = held.AnswerBy } : null, ct);
    }

    /// <inheritdoc cref="CheckInStore.AddIfNewAsync"/>
    public Task<CheckIn> AddAsync(PersonId mentee, CheckIn checkIn, CancellationToken ct) => checkIns.AddIfNewAsync(mentee, checkIn, ct);

    /// <summary>Its mentee is not asked any more: it stands like that from now on, unless they were asked before or began by themselves.</summary>
    public async Task PassOverAsync(Person mentee, CheckIn passed, CancellationToken ct)
    {
        var stored = await checkIns.AddIfNewAsync(mentee.Id, passed, ct);
        if (IsWaiting(mentee, stored) && !await WasShownAsync(mentee.Id, passed.Id, ct))
            await checkIns.ChangeAsync(mentee.Id, passed.Id, known => known.State == CheckInState.Due
                ? known with { State = passed.State, Away = passed.Away, Unasked = passed.Unasked }
                : null, ct);
    }

    /// <summary>
    /// The one after it has come, or the first of another rhythm: what waits unanswered can be answered late from now on.
    /// </summary>
    public async Task ExpireBeforeAsync(Person mentee, CadenceCheckIn occasion, CancellationToken ct)
    {
        if (occasion.Ordinal > 1
            && await checkIns.FindAsync(mentee.Id, (occasion with { Ordinal = occasion.Ordinal - 1 }).Id, ct) is { CheckIn: var before })
            await ExpireAsync(mentee, before, ct);
        else if (occasion.Revision > 1)
            foreach (var earlier in await checkIns.ListAsync(mentee.Id, ct))
                if (CadenceCheckIn.Parse(earlier.Id) is { } known && known.PairingId == occasion.PairingId && known.Revision < occasion.Revision)
                    await ExpireAsync(mentee, earlier, ct);
    }

    private async Task ExpireAsync(Person mentee, CheckIn stored, CancellationToken ct)
    {
        if (!IsWaiting(mentee, stored))
            return;
        var shown = await WasShownAsync(mentee.Id, stored.Id, ct);
        await checkIns.ChangeAsync(mentee.Id, stored.Id, known => known.State == CheckInState.Due
            ? known with { State = CheckInState.Expired, Unasked = !shown }
            : null, ct);
    }

    /// <summary>One that another asked for: its prompt bears the day that was named.</summary>
    private async Task<bool> WasShownOnItsDayAsync(PersonId mentee, string checkInId, CancellationToken ct) =>
        (await checkIns.FindAsync(mentee, checkInId, ct))?.CheckIn is { FollowsOn: not null } followOn &&
        (await ledger.MessagesAsync(mentee.Key, ct)).Any(message => MayHaveArrived(message) && AskFollowOn.IsPromptOf(followOn, message.Key));

    private async Task<bool> WasSentAsync(PersonId mentee, string key, CancellationToken ct) =>
        await deliveries.FindAsync(mentee.Key, key, ct) is { } message && MayHaveArrived(message);

    private static bool Asks(string key, CheckIn checkIn) =>
        key == KeyOf(checkIn.Id)
        || (NumberedId.Parse(key)?.Id is { } first && (first == RemindMentee.KeyOf(checkIn.Id) || first == AskAgain.KeyOf(checkIn.Id)))
        || AskFollowOn.IsPromptOf(checkIn, key);

    private static bool MayHaveArrived(DeliveryRecord message) =>
        message.State is DeliveryState.Sent or DeliveryState.Unknown or DeliveryState.Sending;

    private static bool IsWaiting(Person mentee, CheckIn stored) =>
        stored.State == CheckInState.Due && OpenDialog.Of(mentee)?.CheckIn.Id != stored.Id;
}
