using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>One occasion of the cadence, as its program wants it now.</summary>
internal sealed record DueOccasion
{
    public required CadenceCheckIn Occasion { get; init; }

    public required PairingContext Context { get; init; }

    public required CadenceSlot Slot { get; init; }

    public required CadenceSlot Next { get; init; }

    public required PersonalClock Clock { get; init; }

    public Person Mentee => Clock.Person;

    /// <summary>Whether its day, or today, lies before the end of a pause.</summary>
    public bool FallsInPause => Clock.IsPaused || Clock.IsPausedOn(Slot.Date);

    /// <summary>In the mentee's zone its hour is still to come.</summary>
    public bool IsEarly => Slot.At > Clock.Now;

    /// <summary>Today, where that is a later day than its own.</summary>
    public DateOnly? LaterDay => Clock.Today > Slot.Date ? Clock.Today.ToDateOnly() : null;

    /// <param name="day">The later day on which it was asked, if it was.</param>
    public Instant AskedAt(DateOnly? day) => day is { } later ? Slot.AskedOn(LocalDate.FromDateOnly(later), Clock.Zone) : Slot.At;

    /// <summary>Until when an answer is in time.</summary>
    public DateTimeOffset AnswerBy(Instant asked) => ResponseWindow.EndOf(asked, Next, Clock.Cadence.ResponseDays).ToDateTimeOffset();

    /// <summary>The slot after it has come as well: after an outage only the latest is asked.</summary>
    public bool IsStale => Next.At <= Clock.Now;
}

/// <summary>What the cadence wants of a mentee.</summary>
internal sealed class DueCheckIns(PairingContexts contexts, QuestionSetCatalog sets, Agenda agenda, CadencePrompts prompts)
{
    /// <returns>
    /// Null when the pairing or the program has ended or starts later, or when the program's rhythm is another by now.
    /// </returns>
    public async Task<DueOccasion?> FindAsync(Person mentee, CadenceCheckIn occasion, CancellationToken ct)
    {
        if (await ContextOfAsync(mentee, occasion, ct) is not { } context || context.Program.CadenceRevision != occasion.Revision)
            return null;
        var clock = ClockOf(mentee, context.Program);
        var slot = CadencePlan.Slot(clock.Cadence, clock.Zone, occasion.Ordinal, clock.Hours);
        return Of(occasion, context, clock, slot, CadencePlan.Slot(clock.Cadence, clock.Zone, occasion.Ordinal + 1, clock.Hours));
    }

    /// <summary>The same of one that its mentee was asked for: it stays as it was, though the program's rhythm is another by now.</summary>
    public async Task<DueOccasion?> FindAskedAsync(Person mentee, CheckIn asked, CancellationToken ct)
    {
        if (CadenceCheckIn.Parse(asked.Id) is not { } occasion)
            return null;
        if (await FindAsync(mentee, occasion, ct) is { } found)
            return found;
        if (await ContextOfAsync(mentee, occasion, ct) is not { } context || context.Program.CadenceRevision <= occasion.Revision)
            return null;
        var clock = ClockOf(mentee, context.Program);
        var at = Instant.FromDateTimeOffset(asked.DueAt);
        var day = at.InZone(clock.Zone).Date;
        return Of(occasion, context, clock, new CadenceSlot(at, day, occasion.Ordinal, day), await FollowingAsync(occasion, clock, day, ct));
    }

    /// <summary>The date of the rhythm of now that follows a day of the one before: one that is over only where its check-in was asked for.</summary>
    private async Task<CadenceSlot> FollowingAsync(CadenceCheckIn before, PersonalClock clock, LocalDate day, CancellationToken ct)
    {
        var eve = LocalMoment.EveOf(day.PlusDays(1), clock.Zone);
        var coming = CadencePlan.Next(clock.Cadence, clock.Zone, Instant.Max(clock.Now, eve), 1, clock.Hours)[0];
        if (coming.Ordinal == 1)
            return coming;
        var last = CadencePlan.Slot(clock.Cadence, clock.Zone, coming.Ordinal - 1, clock.Hours);
        var asked = new CadenceCheckIn(before.PairingId, clock.Program.CadenceRevision, last.Ordinal);
        return last.At > eve && await prompts.IsOverAsync(clock.Person.Id, asked.Id, ct) ? last : coming;
    }

    /// <summary>Whoever was never reached is welcomed first, and asked from the next occasion on.</summary>
    public Task InviteAsync(DueOccasion due, CancellationToken ct) =>
        agenda.AddAsync(Invitation.At(due.Context.Pairing, agenda.Now), ct);

    /// <summary>Before anything is sent, so that a series never ends because one of its prompts failed.</summary>
    public Task AddNextAsync(DueOccasion due, CancellationToken ct) =>
        AddAsync(due.Mentee, due.Occasion with { Ordinal = due.Occasion.Ordinal + 1 }, due.Next, ct);

    /// <summary>Their hour or zone is to be another: the next check-in of each pairing gets an item at its new time.</summary>
    /// <returns>When they are asked next, on their clock; null where nobody asks them.</returns>
    public async Task<ZonedDateTime?> RescheduleAsync(Person mentee, IReadOnlyList<Membership> memberships, CancellationToken ct)
    {
        var next = new List<ZonedDateTime>();
        foreach (var (program, pairing) in memberships)
        {
            CadenceCheckIn OccasionOf(CadenceSlot one) => new(pairing.Id, program.CadenceRevision, one.Ordinal);
            var clock = ClockOf(mentee, program);
            // Whoever was asked today by the rhythm before this one is asked by this one from tomorrow on.
            var from = program.CadenceRevision > 1 && await prompts.WasDueTodayAsync(clock, new(pairing.Id, program.CadenceRevision, 0), ct)
                ? LocalMoment.EveOf(clock.Today.PlusDays(1), clock.Zone)
                : clock.Now;
            var slots = CadencePlan.Next(clock.Cadence, clock.Zone, Instant.Max(from, clock.EveOf(pairing)), 2, clock.Hours);
            // A later hour may bring back today's, which was asked at the earlier one.
            var slot = await prompts.IsOverAsync(mentee.Id, OccasionOf(slots[0]).Id, ct) ? slots[1] : slots[0];
            if (pairing.Waits || program.IsOverOn(slot.Date))
                continue;
            await AddAsync(mentee, OccasionOf(slot), slot, ct);
            // What falls into a pause is passed over.
            var asked = CadencePlan.After(clock.Cadence, clock.Zone, slot.At - Duration.Epsilon, clock.Hours).First(one => !clock.IsPausedOn(one.Date));
            if (!program.IsOverOn(asked.Date))
                next.Add(asked.At.InZone(clock.Zone));
        }

        return next.Count == 0 || mentee.Participation == Participation.Stopped ? null : next.MinBy(at => at.ToInstant());
    }

    public CheckIn ToCheckIn(DueOccasion due)
    {
        var set = sets.GetNewest(due.Context.Program.CadenceSetId);
        return CheckIn.For(due.Context.Program, due.Context.Pairing, set, due.Occasion.Id, due.Slot.At.ToDateTimeOffset()) with
        {
            Title = Strings.Prompt_Title,
            AnswerBy = due.AnswerBy(due.Slot.At),
        };
    }

    private async Task<PairingContext?> ContextOfAsync(Person mentee, CadenceCheckIn occasion, CancellationToken ct) =>
        await contexts.FindAsync(mentee.Id, occasion.PairingId, fresh: true, ct) is { Pairing: { Ended: false, Waits: false } } context ? context : null;

    private static DueOccasion? Of(CadenceCheckIn occasion, PairingContext context, PersonalClock clock, CadenceSlot slot, CadenceSlot next) =>
        clock.IsOver || slot.At <= clock.EveOf(context.Pairing)
            ? null
            : new DueOccasion { Occasion = occasion, Context = context, Clock = clock, Slot = slot, Next = next };

    private PersonalClock ClockOf(Person mentee, MentoringProgram program) => new(mentee, program, agenda.Now);

    private Task<bool> AddAsync(Person mentee, CadenceCheckIn occasion, CadenceSlot slot, CancellationToken ct) =>
        agenda.AddAsync(new AgendaItem(mentee.Id.Key, slot.At.ToDateTimeOffset(), CadenceCheckIn.AgendaKind, occasion.Id), ct);
}
