using System.Collections.Immutable;
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
    internal sealed record ReadersChanged(Opened Opened) : ReleaseResult;

    /// <summary>The card is not the current one.</summary>
    internal sealed record OutOfDate(Opened Opened) : ReleaseResult;

    /// <summary>No such check-in is open.</summary>
    internal sealed record NotOpen : ReleaseResult;
}

/// <param name="CheckInId">A claim of the card, checked against the mentee's own open check-in.</param>
/// <param name="Rev">Of the review card; null when the word was typed.</param>
/// <param name="Shares">Visibility as set on the card, by question.</param>
/// <param name="CardActivityId">The card that will show how it stands.</param>
internal sealed record ReleasePress(
    string CheckInId, int? Rev, IReadOnlyDictionary<string, Visibility> Shares, string? CardActivityId);

/// <summary>The mentee's press, and nothing else, lets others read.</summary>
internal sealed class ReleaseAnswers(DialogStore dialogs, Frames frames, Agenda agenda)
{
    public const string AgendaKind = "release";

    public Task<ReleaseResult> SendAsync(PersonId mentee, ReleasePress press, CancellationToken ct)
    {
        var now = dialogs.Now;
        var attempts = 0;
        return SubmitAsync(mentee, press, async (opened, before) =>
        {
            var checkIn = opened.State.CheckIn;
            var frame = await frames.FindAsync(mentee, checkIn.PairingId, fresh: attempts++ > 0, ct);
            var readers = Releasing.ReadersOf(frame?.Pairing);
            if (frame is null || readers.IsEmpty || !Releasing.SamePeople(readers, opened.State.Readers))
                return AskAgain(opened, readers);
            if (Releasing.Items(checkIn).IsEmpty)
                return Keep(opened, before, now);

            var released = Releasing.Press(checkIn, readers, now, frame.Program.HoldTime, press.CardActivityId);
            var release = released.LastRelease!;
            // Before the record that wants it: an unwanted item is dropped, a missing one would lose the release.
            await agenda.AddAsync(HoldItem(mentee, released, release), ct);
            return Change.To<ReleaseResult>(
                opened.Person.With(null),
                new ReleaseResult.Held(released, release),
                [.. Submission.Writes(mentee, released, opened.Set, before), PairingStore.Unchanged(frame.Stored)]);
        }, ct);
    }

    public Task<ReleaseResult> KeepPrivateAsync(PersonId mentee, ReleasePress press, CancellationToken ct)
    {
        var now = dialogs.Now;
        return SubmitAsync(mentee, press, (opened, before) => ValueTask.FromResult(Keep(opened, before, now)), ct);
    }

    public static AgendaItem HoldItem(PersonId mentee, CheckIn checkIn, Release release) =>
        new(mentee.Key, release.HeldUntil, AgendaKind, $"{checkIn.Id}#{release.Ordinal}");

    private Task<ReleaseResult> SubmitAsync(
        PersonId mentee, ReleasePress press, Func<Opened, StoredCheckIn?, ValueTask<Change<ReleaseResult>>> submit, CancellationToken ct) =>
        dialogs.ChangeAsync(
            mentee,
            async opened =>
            {
                var state = opened.State;
                if (state.CheckIn.Id != press.CheckInId)
                    return opened.Unchanged<ReleaseResult>(new ReleaseResult.NotOpen());
                if (press.Rev is { } rev && rev != state.Rev)
                    return opened.Unchanged<ReleaseResult>(new ReleaseResult.OutOfDate(opened));
                var shared = CheckInDialog.Continue(state, new DialogInput.Share(state.Rev, press.Shares), opened.Set, dialogs.Now).State;
                var before = await dialogs.SubmittedBeforeAsync(opened, ct);
                var ready = Pendings.ToNotes(shared);
                if (before is not null)
                    ready = ready with { CheckIn = ready.CheckIn with { Releases = before.CheckIn.Releases } };
                return await submit(opened with { State = ready }, before);
            },
            person => ValueTask.FromResult(Change.To<ReleaseResult>(person, new ReleaseResult.NotOpen())),
            ct);

    private static Change<ReleaseResult> AskAgain(Opened opened, ImmutableList<Reader> readers)
    {
        var state = opened.State with { Readers = readers, Rev = opened.State.Rev + 1 };
        return Change.To<ReleaseResult>(opened.Person.With(state), new ReleaseResult.ReadersChanged(opened with { State = state }));
    }

    private static Change<ReleaseResult> Keep(Opened opened, StoredCheckIn? before, DateTimeOffset now)
    {
        var checkIn = Releasing.Submit(opened.State.CheckIn, now);
        return Change.To<ReleaseResult>(
            opened.Person.With(null), new ReleaseResult.KeptPrivate(checkIn), Submission.Writes(opened.Person.Id, checkIn, opened.Set, before));
    }
}
