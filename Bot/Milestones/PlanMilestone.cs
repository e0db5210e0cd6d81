using NodaTime;
using NodaTime.Extensions;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Milestones;

/// <summary>Planned days: set, moved and dropped, each with the question that is due on it.</summary>
internal sealed class PlanMilestone(MilestoneStore milestones, PersonStore people, Agenda agenda, TimeProvider time)
{
    public const string AgendaKind = AgendaKinds.Milestone;

    public Instant Now => time.GetCurrentInstant();

    public Task<IReadOnlyList<Milestone>> ListAsync(PersonId mentee, CancellationToken ct) => milestones.ListAsync(mentee, ct);

    public Task AddAsync(Membership membership, Milestone milestone, CancellationToken ct)
    {
        Task<bool> Add() => milestones.AddAsync(membership.Pairing.Mentee.Id, milestone, ct);
        return milestone.PlannedOn is { } day ? agenda.AddForAsync(ItemFor(membership, milestone.Id, day), Add, ct) : Add();
    }

    /// <summary>Adds or changes one. Nobody is asked about a day that was over before it was planned.</summary>
    /// <param name="decide">Makes the next state from the present one, if there is one; null means no change.</param>
    public async Task DecideAsync(Membership membership, string milestoneId, Func<Milestone?, Milestone?> decide, CancellationToken ct)
    {
        var mentee = membership.Pairing.Mentee.Id;
        if (decide((await milestones.FindAsync(mentee, milestoneId, ct))?.Milestone) is not { } next)
            return;
        // The item of another day is dropped when it falls due.
        await (next is { IsPlanned: true, PlannedOn: { } day } && day >= Today(membership)
            ? agenda.AddForAsync(ItemFor(membership, milestoneId, day), Write, ct)
            : Write());

        async Task<bool> Write() =>
            await milestones.ChangeAsync(mentee, milestoneId, decide, ct) is not null || await milestones.AddAsync(mentee, next, ct);
    }

    /// <summary>Whether a day is still to come on the mentee's own calendar.</summary>
    public async Task<bool> IsAheadAsync(Membership membership, DateOnly day, CancellationToken ct) =>
        LocalDate.FromDateOnly(day) > new PersonalClock(await people.GetAsync(membership.Pairing.Mentee.Id, ct), membership.Program, Now).Today;

    /// <summary>The item of the old day is dropped when it falls due.</summary>
    public Task<Milestone?> MoveAsync(Membership membership, string milestoneId, LocalDate day, CancellationToken ct) => agenda.AddForAsync(
        ItemFor(membership, milestoneId, day),
        () => milestones.ChangeAsync(
            membership.Pairing.Mentee.Id, milestoneId, known => known.IsPlanned ? known with { PlannedOn = day } : null, ct),
        ct);

    public Task<Milestone?> DropAsync(Membership membership, string milestoneId, CancellationToken ct) =>
        milestones.ChangeAsync(
            membership.Pairing.Mentee.Id, milestoneId, known => known.IsPlanned ? known with { State = MilestoneState.NoLonger } : null, ct);

    public static AgendaItem ItemFor(MentoringProgram program, PersonId mentee, string milestoneId, LocalDate day)
    {
        // Its handler, which knows the mentee, postpones it to their hour.
        var due = LocalMoment.FirstOnEarth(day, program.FirstHour).ToDateTimeOffset();
        return new AgendaItem(mentee.Key, due, AgendaKind, new MilestoneDay(milestoneId, day).ToString());
    }

    private static AgendaItem ItemFor(Membership membership, string milestoneId, LocalDate day) =>
        ItemFor(membership.Program, membership.Pairing.Mentee.Id, milestoneId, day);

    private LocalDate Today(Membership membership) => Now.InZone(membership.Program.OwnZone).Date;
}
