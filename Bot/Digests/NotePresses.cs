using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>A mentor keeps a note beside a reflection, or keeps the reflection for the next talk; and looks at all that they kept.</summary>
internal sealed class NotePresses(DigestPresses digests, MentorNoteStore notes, TimeProvider time)
{
    /// <summary>The command <c>my notes</c>: nothing of them is left standing in the chat.</summary>
    public static async Task ShowAsync(TurnContext turn, CancellationToken ct) => await turn.SendAsync(NotesCard.Closed, Strings.Notes_Title, ct);

    public async Task<CardResponse> OpenAsync(TurnContext turn, CancellationToken ct) =>
        CardResponse.Passing(NotesCard.For(await notes.ListAsync(PersonId.Of(turn), ct)), NotesCard.Closed);

    public static CardResponse Fold() => CardResponse.Card(NotesCard.Closed);

    public async Task<CardResponse> KeepAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        if (await digests.EntryAsync(turn, action, ct) is not { IsMentors: false } entry)
            return DigestPresses.Gone;
        var (forTalk, text) = (action.Flag("talk"), action.Text(DigestActions.NoteInput, DigestActions.LongestReply));
        if (text is null && !forTalk)
            return DigestPresses.Answer(entry, DigestCard.For(entry, Strings.Notes_Empty));
        await notes.AddAsync(PersonId.Of(turn), MentorNote.Of(entry, text ?? "", forTalk, time.GetUtcNow()), ct);
        return DigestPresses.Answer(entry, DigestCard.For(entry, forTalk ? Strings.Notes_KeptForTalk : Strings.Notes_Kept));
    }

    public async Task<CardResponse> DropAsync(TurnContext turn, CardAction action, CancellationToken ct)
    {
        await notes.RemoveAsync(PersonId.Of(turn), action.Id("note") ?? throw new CardInputException("note"), ct);
        return await OpenAsync(turn, ct);
    }
}
