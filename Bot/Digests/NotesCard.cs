using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>A mentor's notes: the closed card that stands in the chat, and the list that it opens into.</summary>
internal static class NotesCard
{
    private const int MostShown = 12;

    public static AdaptiveCard Closed => new()
    {
        Body = [Title, new TextBlock(Strings.Notes_Closed) { Spacing = Spacing.Small }],
        Actions = [new ExecuteAction(Strings.Notes_Show, DigestVerbs.Notes)],
    };

    /// <param name="notes">Newest first; those for the next talk are shown before the others.</param>
    public static AdaptiveCard For(IReadOnlyList<MentorNote> notes)
    {
        var shown = notes.OrderByDescending(note => note.ForTalk).Take(MostShown).ToList();
        var room = new TextRoom(shown.Count);
        return new AdaptiveCard
        {
            Body =
            [
                Title,
                new TextBlock(notes.Count == 0 ? Strings.Notes_None : Strings.Closing_OpenedText) { IsSubtle = true, Spacing = Spacing.Small },
                .. shown.Select(note => Row(note, room)),
                .. shown.Count < notes.Count
                    ? [new TextBlock(Phrase.With(Strings.Notes_More, notes.Count - shown.Count)) { IsSubtle = true }]
                    : Array.Empty<CardElement>(),
            ],
            Actions = [new ExecuteAction(Strings.Closing_Fold, DigestVerbs.FoldNotes)],
        };
    }

    private static TextBlock Title => TextBlock.Title(Strings.Notes_Title);

    private static Container Row(MentorNote note, TextRoom room) => new(
    [
        new TextBlock(PlainText.Escape(Phrase.With(note.ForTalk ? Strings.Notes_ForTalk : Strings.Notes_About, PlainText.Line(note.MenteeName))))
            { Weight = TextWeight.Bolder },
        .. note.Text.Length == 0 ? Array.Empty<CardElement>() : [RichTextBlock.Plain(room.Fit(note.Text).Shown) with { Spacing = Spacing.Small }],
        new ActionSet(
        [
            new ExecuteAction(Strings.Notes_Read, DigestVerbs.Read, DigestVerbs.Data(note.Mentee, note.CheckInId)),
            new ExecuteAction(Strings.Notes_Remove, DigestVerbs.DropNote, new JsonObject { ["note"] = note.Id }),
        ]),
    ])
    {
        Separator = true,
        Spacing = Spacing.Medium,
    };
}
