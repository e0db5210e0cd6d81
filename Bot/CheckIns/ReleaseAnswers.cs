using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a press of Send or Keep private came to.</summary>
internal abstract record ReleaseResult
{
    /// <summary>Held until its time; then the readers can see it.</summary>
    internal sealed record Held(CheckIn CheckIn, Release Release) : ReleaseResult;

    internal sealed record KeptPrivate(CheckIn CheckIn) : ReleaseResult;

    /// <summary>The people who would read it are not those whom the mentee was shown: nothing was sent.</summary>
    internal sealed record ReadersChanged(DialogState State) : ReleaseResult;

    /// <summary>The card is not the current one.</summary>
    internal sealed record OutOfDate(DialogState State) : ReleaseResult;

    /// <summary>No such check-in is open.</summary>
    internal sealed record NotOpen : ReleaseResult;
}

/// <param name="CheckInId">A claim of the card, checked against the mentee's own open check-in.</param>
/// <param name="Rev">Of the review card; null when the word was typed.</param>
/// <param name="Readers">Object ids of the people whose names stood on the card.</param>
/// <param name="Shares">Visibility as set on the card, by question.</param>
/// <param name="CardActivityId">The card that will show how it stands.</param>
internal sealed record ReleasePress(
    string CheckInId, int? Rev, IReadOnlyList<string> Readers, IReadOnlyDictionary<string, Visibility> Shares, string? CardActivityId);

/// <summary>The mentee's press, and nothing else, lets others read.</summary>
internal sealed class ReleaseAnswers(DialogStore dialogs, Frames frames, Agenda agenda)
{
    public const string AgendaKind = "release";

    public Task<ReleaseResult> SendAsync(PersonId mentee, ReleasePress press, CancellationToken ct)
    {
        var now = dialogs.Now;
        var attempts = 0;
        return SubmitAsync(mentee, press, async opened =>
        {
            var checkIn = opened.State.CheckIn;
            var frame = await frames.FindAsync(mentee, checkIn.PairingId, fresh: attempts++ > 0, ct);
            var readers = frame is null || frame.Pairing.Ended ? [] : Releasing.ReadersOf(frame.Pairing);
            if (frame is null || readers.IsEmpty || !Releasing.SamePeople(readers, press.Readers))
                return opened.Unchanged<ReleaseResult>(new ReleaseResult.ReadersChanged(opened.State));
            if (Releasing.Items(checkIn).IsEmpty)
                return Keep(opened, now);

            var released = Releasing.Press(checkIn, readers, now, frame.Program.HoldTime, press.CardActivityId);
            var release = released.LastRelease!;
            // Before the record that wants it: an unwanted item is dropped, a missing one would lose the release.
            await agenda.AddAsync(HoldItem(mentee, released, release), ct);
            return Change.To<ReleaseResult>(
                opened.Person.With(null),
                new ReleaseResult.Held(released, release),
                [.. Submission.Writes(mentee, released, opened.Set), PairingStore.Unchanged(frame.Stored)]);
        }, ct);
    }

    public Task<ReleaseResult> KeepPrivateAsync(PersonId mentee, ReleasePress press, CancellationToken ct)
    {
        var now = dialogs.Now;
        return SubmitAsync(mentee, press, opened => ValueTask.FromResult(Keep(opened, now)), ct);
    }

    public static AgendaItem HoldItem(PersonId mentee, CheckIn checkIn, Release release) =>
        new(mentee.Key, release.HeldUntil, AgendaKind, $"{checkIn.Id}#{release.Ordinal}");

    private Task<ReleaseResult> SubmitAsync(
        PersonId mentee, ReleasePress press, Func<Opened, ValueTask<Change<ReleaseResult>>> submit, CancellationToken ct) =>
        dialogs.ChangeAsync(mentee, opened =>
        {
            var state = opened.State;
            if (state.CheckIn.Id != press.CheckInId)
                return ValueTask.FromResult(opened.Unchanged<ReleaseResult>(new ReleaseResult.NotOpen()));
            if (press.Rev is { } rev && rev != state.Rev)
                return ValueTask.FromResult(opened.Unchanged<ReleaseResult>(new ReleaseResult.OutOfDate(state)));
            var shared = CheckInDialog.Continue(state, new DialogInput.Share(state.Rev, press.Shares), opened.Set, dialogs.Now).State;
            return submit(opened with { State = Pendings.ToNotes(shared) });
        },
        person => ValueTask.FromResult(Change.To<ReleaseResult>(person, new ReleaseResult.NotOpen())),
        ct);

    private static Change<ReleaseResult> Keep(Opened opened, DateTimeOffset now)
    {
        var checkIn = Releasing.Submit(opened.State.CheckIn, now);
        return Change.To<ReleaseResult>(
            opened.Person.With(null), new ReleaseResult.KeptPrivate(checkIn), Submission.Writes(opened.Person.Id, checkIn, opened.Set));
    }
}
