using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.MySpace;

/// <summary>What a mentee comes back to, read once for each look at it.</summary>
internal sealed record Space
{
    public required Person Person { get; init; }

    public required IReadOnlyList<Membership> Memberships { get; init; }

    /// <summary>Newest first; one that was never finished as it stands now.</summary>
    public required IReadOnlyList<CheckIn> CheckIns { get; init; }

    /// <summary>What is open first, the nearest day before the others; then what was settled, newest first.</summary>
    public required IReadOnlyList<Commitment> Steps { get; init; }

    public required DateTimeOffset Now { get; init; }

    public CheckIn? Open { get; init; }

    public string? Zone => Person.Zone ?? (Memberships.Count > 0 ? Memberships[0].Program.Zone : null);

    public DateOnly Today => DayOf(Now);

    /// <summary>Never a mentee here, nor a mentor who wrote something.</summary>
    public bool IsNobodys => CheckIns.Count == 0 && Memberships.All(membership => membership.Pairing.SideOf(Person.Id) == Side.Mentor);

    /// <summary>Begun or asked for and not answered, in pairings that go on: the open one first.</summary>
    public IReadOnlyList<CheckIn> Unfinished =>
    [
        .. Open is null ? Array.Empty<CheckIn>() : [Open],
        .. CheckIns.Where(checkIn => checkIn.IsOpen && checkIn.Id != Open?.Id && IsLive(checkIn.PairingId)),
    ];

    /// <summary>Sent, and still held back.</summary>
    public IEnumerable<CheckIn> OnTheirWay => CheckIns.Where(checkIn => checkIn.LastRelease is { State: ReleaseState.Held });

    public IEnumerable<Commitment> StepsDue => Steps.Where(step => step.IsOpen && step.Due <= Today && IsLive(step.PairingId));

    public IEnumerable<CheckIn> Finished => CheckIns.Where(checkIn => checkIn.SubmittedAt is not null);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Phrase.In(at.ToUniversalTime(), Zone).DateTime);

    private bool IsLive(string pairingId) => Memberships.Any(membership => membership.Pairing.Id == pairingId);
}

/// <summary>Reads it, afresh.</summary>
internal sealed class SpaceReader(PersonStore people, Standings standings, CheckInStore checkIns, CommitmentStore commitments)
{
    public async Task<Space> ReadAsync(PersonId mentee, DateTimeOffset now, CancellationToken ct)
    {
        var person = await people.GetAsync(mentee, ct);
        var open = OpenDialog.Of(person)?.CheckIn;
        var steps = await commitments.ListAsync(mentee, ct);
        var standing = await standings.OfAsync(mentee, ct);
        return new Space
        {
            Person = person,
            Memberships = [.. standing.AsMentee, .. standing.AsMentor],
            CheckIns = [.. AsTheyStand(await checkIns.ListAsync(mentee, ct), open).OrderByDescending(known => known.SubmittedAt ?? known.DueAt)],
            Steps =
            [
                .. steps.Where(step => step.IsOpen).OrderBy(step => step.Due ?? DateOnly.MaxValue).ThenBy(step => step.MadeAt),
                .. steps.Where(step => !step.IsOpen).OrderByDescending(step => step.MadeAt),
            ],
            Now = now,
            Open = open,
        };
    }

    /// <summary>A first answering lives in the dialog alone; what was sent before stays as it was sent while it is edited.</summary>
    private static IEnumerable<CheckIn> AsTheyStand(IReadOnlyList<CheckIn> stored, CheckIn? open) =>
        open is null || stored.Any(known => known.Id == open.Id && known.SubmittedAt is not null)
            ? stored
            : stored.Where(known => known.Id != open.Id).Append(open);
}
