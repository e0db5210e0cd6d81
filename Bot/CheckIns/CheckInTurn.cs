using System.Collections.Immutable;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>What a turn in a check-in came to.</summary>
/// <param name="Before">The dialog as the mentee saw it.</param>
/// <param name="Opened">The dialog as it is now.</param>
internal sealed record CheckInTurn(DialogState Before, Opened Opened, DialogReply Reply)
{
    public DialogState State => Opened.State;

    public bool Changed => !ReferenceEquals(Before, State);
}

/// <param name="CheckInId">The check-in that it claims.</param>
/// <param name="ActivityId">Of its message.</param>
internal sealed record PressedCard(string? CheckInId, string? ActivityId);

/// <summary>The people whom a review names.</summary>
/// <param name="Readers">Whom Send lets in.</param>
/// <param name="Sponsor">To whom answers can be open as well; null where there is nobody.</param>
internal sealed record Named(ImmutableList<Reader> Readers, Reader? Sponsor)
{
    public static Named Of(PairingContext? context, QuestionSet set, PersonId author, CheckIn checkIn) =>
        new(Releasing.ReadersOf(context, set, author, checkIn), Releasing.SponsorOf(context, set, author));

    public bool IsSameAs(DialogState shown) =>
        Releasing.SamePeople(Readers, shown.Readers) && Sponsor?.ObjectId == shown.Sponsor?.ObjectId;
}

/// <summary>Who would read what an author releases now, with what the author has to know about them.</summary>
internal sealed class ReviewReaders(PairingContexts contexts, ManagementLine line)
{
    public async Task<Named> OfAsync(Opened opened, CancellationToken ct) =>
        (await OfAsync(opened.Person.Id, opened.State.CheckIn, opened.Set, fresh: false, ct)).Named;

    public async Task<(PairingContext? Context, Named Named)> OfAsync(PersonId author, CheckIn checkIn, QuestionSet set, bool fresh, CancellationToken ct)
    {
        var context = await contexts.FindAsync(author, checkIn, fresh, ct);
        return (context, await MarkAsync(author, Named.Of(context, set, author, checkIn), ct));
    }

    /// <summary>Those above the author in the organisation are marked.</summary>
    public async Task<Named> MarkAsync(PersonId author, Named named, CancellationToken ct)
    {
        if (named is { Readers.IsEmpty: true, Sponsor: null } || await line.AboveAsync(author, ct) is not { Count: > 0 } above)
            return named;
        Reader Marked(Reader reader) => reader with { IsAbove = above.Contains(reader.ObjectId) };
        return new Named(named.Readers.ConvertAll(Marked), named.Sponsor is { } sponsor ? Marked(sponsor) : null);
    }
}
