using Azure.Data.Tables;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a press of Send or Keep private came to.</summary>
internal abstract record ReleaseResult
{
    /// <summary>Held until its time; then the readers can see it.</summary>
    internal sealed record Held(CheckIn CheckIn, Release Release) : ReleaseResult;

    internal sealed record KeptPrivate(CheckIn CheckIn) : ReleaseResult;

    /// <summary>The people who would read it are not those whom the mentee was shown: nothing was sent.</summary>
    internal sealed record ReadersChanged(Opened Opened) : ReleaseResult;

    /// <summary>The mentee has not said yes to the agreement as it reads now: nothing was sent.</summary>
    internal sealed record NotAgreed(Opened Opened, PairingContext Context) : ReleaseResult;

    /// <summary>The card is not the current one.</summary>
    internal sealed record OutOfDate(Opened Opened) : ReleaseResult;

    /// <summary>No such check-in is open.</summary>
    internal sealed record NotOpen : ReleaseResult;
}

/// <summary>What somebody says to the agreement together with Send.</summary>
/// <param name="Shown">What stood in it.</param>
/// <param name="AsBefore">It came to say more, and they keep to what they accepted before.</param>
internal sealed record Assent(AgreementTerms Shown, bool AsBefore)
{
    public Pairing In(Pairing pairing, MentoringProgram program, PersonId person, DateTimeOffset at) => AsBefore
        ? Agreement.AcceptNoMore(pairing, person, Shown)
        : Agreement.Accept(pairing, program, person, at, Shown);
}

/// <param name="CheckInId">A claim of the card, checked against the mentee's own open check-in.</param>
/// <param name="Rev">Of the review that the mentee saw.</param>
/// <param name="Shares">Visibility as set on the card, by question.</param>
/// <param name="CardActivityId">The card that will show how it stands.</param>
/// <param name="MessageId">Of the typed word, so that it does nothing when it is delivered again.</param>
internal sealed record ReleasePress(
    string CheckInId, int Rev, IReadOnlyDictionary<string, Visibility> Shares, string? CardActivityId, string? MessageId = null)
{
    public Assent? Assent { get; init; }
}

/// <summary>The author's press, and nothing else, lets others read.</summary>
internal sealed class ReleaseAnswers(DialogStore dialogs, PairingContexts contexts, ReviewReaders review, Agenda agenda)
{
    public const string AgendaKind = AgendaKinds.Release;

    /// <summary>Stands for no release in an item of the agenda: of earlier ones something was switched off, emptied or taken back.</summary>
    public const int Narrowed = 0;

    public Task<ReleaseResult> SendAsync(PersonId author, ReleasePress press, CancellationToken ct)
    {
        var now = dialogs.Now;
        var attempts = 0;
        return SubmitAsync(author, press, async (opened, before) =>
        {
            var checkIn = opened.State.CheckIn;
            var context = await contexts.FindAsync(author, checkIn, fresh: attempts++ > 0 || checkIn.IsMentors, ct);
            // What is cached may be older than their yes.
            if (context is not null && Agreement.IsToAsk(context.Program, context.Pairing, author))
                context = await contexts.FindAsync(author, checkIn, fresh: true, ct);
            var named = Named.Of(context, opened.Set, author, checkIn);
            if (context is null || named.Readers.IsEmpty || !named.IsSameAs(opened.State))
                return AskAgain(opened, await review.MarkAsync(author, named, ct));
            if (Releasing.Items(checkIn).IsEmpty)
                return await KeepAsync(opened, before, now, ct);
            var pairing = Assented(press.Assent, context, author, now);
            if (Agreement.IsToAsk(context.Program, pairing, author))
                return NotAgreed(opened, context);

            // By the author's clock: the digest tells the day on which it was shared.
            var released = Releasing.Press(checkIn, named, Phrase.In(now, opened.Person.Zone), context.Program.HoldTime, press.CardActivityId);
            var release = released.LastRelease!;
            // Before the record that wants it: an unwanted item is dropped, a missing one would lose the release.
            await agenda.AddAsync(
                [HoldItem(author, released, release), .. Yes(pairing, context, now), .. Days(opened, released, context, now)], ct);
            return Change.To<ReleaseResult>(
                opened.Person.With(null),
                new ReleaseResult.Held(released, release),
                [.. Submission.Writes(author, released, opened.Set, before), .. Bound(author, context, pairing)]);
        }, ct);
    }

    public Task<ReleaseResult> KeepPrivateAsync(PersonId author, ReleasePress press, CancellationToken ct)
    {
        var now = dialogs.Now;
        return SubmitAsync(author, press, (opened, before) => KeepAsync(opened, before, now, ct), ct);
    }

    /// <summary>What was released is looked over in every card that holds it.</summary>
    public static AgendaItem NarrowItem(PersonId author, string checkInId, DateTimeOffset now) => ItemAt(author, checkInId, now, Narrowed);

    public static AgendaItem HoldItem(PersonId author, CheckIn checkIn, Release release) =>
        ItemAt(author, checkIn.Id, release.HeldUntil, release.Ordinal);

    private static AgendaItem ItemAt(PersonId author, string checkInId, DateTimeOffset due, int ordinal) =>
        new(author.Key, due, AgendaKind, new NumberedId(checkInId, ordinal).ToString());

    private Task<ReleaseResult> SubmitAsync(
        PersonId author, ReleasePress press, Func<Opened, StoredCheckIn?, ValueTask<Change<ReleaseResult>>> submit, CancellationToken ct) =>
        dialogs.ChangeAsync(
            author,
            async opened =>
            {
                var state = opened.State;
                if (state.CheckIn.Id != press.CheckInId)
                    return opened.Unchanged<ReleaseResult>(new ReleaseResult.NotOpen());
                var shared = CheckInDialog.Continue(state, new DialogInput.Share(press.Rev, press.Shares), opened.Set, dialogs.Now).State;
                if (press.Rev != state.Rev)
                    return Change.To<ReleaseResult>(opened.Person.With(shared), new ReleaseResult.OutOfDate(opened with { State = shared }));
                var before = await dialogs.StoredBeforeAsync(opened, ct);
                var ready = Pendings.ToNotes(shared);
                if (before is not null)
                    ready = ready with { CheckIn = await NarrowAsync(author, ready.CheckIn with { Releases = before.CheckIn.Releases }, ct) };
                return await submit(opened with { Person = opened.Person.WithHandled(press.MessageId), State = ready }, before);
            },
            person => ValueTask.FromResult(Change.To<ReleaseResult>(person, new ReleaseResult.NotOpen())),
            ct);

    /// <summary>What was sent already is changed by the agenda, which outlives a crash.</summary>
    private async Task<CheckIn> NarrowAsync(PersonId author, CheckIn checkIn, CancellationToken ct)
    {
        var narrowed = Releasing.Narrow(checkIn);
        if (!narrowed.Releases.SequenceEqual(checkIn.Releases))
            await agenda.AddAsync(NarrowItem(author, checkIn.Id, dialogs.Now), ct);
        return narrowed;
    }

    /// <summary>
    /// The pairing stands in its mentee's partition, so a mentor's press cannot be stored in one piece with it. Its only reader is the mentee,
    /// who does not change; whether its author still mentors them is asked again at the end of the hold.
    /// </summary>
    private static TableTransactionAction[] Bound(PersonId author, PairingContext context, Pairing pairing) =>
        author == context.Pairing.Mentee.Id ? [PairingStore.Changed(context.Stored, pairing)] : [];

    /// <summary>What waited for the mentee to say yes can reach them from now on.</summary>
    private static AgendaItem[] Yes(Pairing assented, PairingContext context, DateTimeOffset now) =>
        ReferenceEquals(assented, context.Pairing) ? [] : [AgreementItems.Accepted(assented.Mentee.Id, assented, now)];

    /// <summary>A mentor's yes is stored on its own, before what it lets out.</summary>
    private static Pairing Assented(Assent? assent, PairingContext context, PersonId author, DateTimeOffset now) =>
        assent is null || author != context.Pairing.Mentee.Id ? context.Pairing : assent.In(context.Pairing, context.Program, author, now);

    /// <summary>The switches are kept, so that the card that asks needs none.</summary>
    private static Change<ReleaseResult> NotAgreed(Opened opened, PairingContext context)
    {
        var person = opened.Person.With(opened.State);
        return Change.To<ReleaseResult>(person, new ReleaseResult.NotAgreed(opened with { Person = person }, context));
    }

    private static Change<ReleaseResult> AskAgain(Opened opened, Named named)
    {
        var state = opened.State.Naming(named);
        return Change.To<ReleaseResult>(opened.Person.With(state), new ReleaseResult.ReadersChanged(opened with { State = state }));
    }

    private async ValueTask<Change<ReleaseResult>> KeepAsync(Opened opened, StoredCheckIn? before, DateTimeOffset now, CancellationToken ct)
    {
        var checkIn = Releasing.Submit(Releasing.GiveUpHeld(opened.State.CheckIn), now);
        var context = await contexts.FindAsync(opened.Person.Id, checkIn, fresh: false, ct);
        await agenda.AddAsync([.. Days(opened, checkIn, context, now)], ct);
        return Change.To<ReleaseResult>(
            opened.Person.With(null), new ReleaseResult.KeptPrivate(checkIn), Submission.Writes(opened.Person.Id, checkIn, opened.Set, before));
    }

    private static IEnumerable<AgendaItem> Days(Opened opened, CheckIn checkIn, PairingContext? context, DateTimeOffset now) =>
        context is null ? [] : DayItems.Of(new PersonalClock(opened.Person, context.Program, now), checkIn, opened.Set);
}
