using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Digests;

/// <summary>
/// What a reader can do with a reflection: a mentor with a mentee's, or a mentee with a mentor's. The first five are shown, so what matters
/// less comes later.
/// </summary>
internal static class DigestActions
{
    public const string ReplyInput = "reply";
    public const string NoteInput = "note";
    public const int LongestReply = 4000;

    private const int MostButtons = 5;

    /// <param name="hidden">Some of it did not fit.</param>
    /// <param name="extra">What the last press calls for, first.</param>
    public static IEnumerable<CardButton> Of(DigestEntry entry, bool hidden, CardButton? extra) =>
        All(entry, hidden, extra).OfType<CardButton>().Take(MostButtons);

    /// <summary>To those of several that did not fit, and back to the first of all.</summary>
    /// <param name="next">How many were shown up to here; null where nothing is left.</param>
    public static IEnumerable<CardButton> OfSeveral(Digest digest, int from, int? next)
    {
        if (next is { } to)
            yield return ToPage(digest, Strings.Digest_MoreOfThem, new DigestPart(to, digest.Author));
        if (from > 0 || digest.Author is not null)
            yield return ToPage(digest, Strings.Digest_All, default);
    }

    private static ExecuteAction ToPage(Digest digest, string title, DigestPart part) =>
        new(title, DigestVerbs.All, DigestVerbs.Data(new DigestPage(digest.Key, part)));

    private static IEnumerable<CardButton?> All(DigestEntry entry, bool hidden, CardButton? extra)
    {
        yield return extra;
        yield return entry.ReadOn is not null ? null : new ExecuteAction(Strings.Digest_Acknowledge, DigestVerbs.Acknowledge, DigestVerbs.Data(entry));
        if (!entry.IsMentors)
            yield return Reply(entry);
        yield return hidden ? new ExecuteAction(Strings.Digest_More, DigestVerbs.More, DigestVerbs.Data(entry)) : null;
        yield return entry.OpenedFrom is null ? null : new ExecuteAction(Strings.Digest_All, DigestVerbs.All, DigestVerbs.Data(entry));
        if (!entry.IsMentors)
        {
            yield return Note(entry);
            // What a mentor writes is about a pairing of theirs; a sponsor mentors nobody here.
            yield return entry.IsPack ? null : new ExecuteAction(Strings.Digest_Own, DigestVerbs.Own, DigestVerbs.Data(entry));
        }

        if (entry.AuthorMail is { } mail)
        {
            yield return new OpenUrlAction(Strings.Digest_Meet, Link("meeting/new", $"subject={Escape(Strings.Digest_MeetSubject)}&attendees={Escape(mail)}"));
            yield return new OpenUrlAction(Strings.Digest_Chat, Link("chat/0/0", $"users={Escape(mail)}"));
        }
    }

    private static ShowCardAction Reply(DigestEntry entry) => new(Strings.Digest_Reply, new AdaptiveCard
    {
        Version = null,
        Body = [new TextInput(ReplyInput)
            { IsMultiline = true, MaxLength = LongestReply, Label = Phrase.With(Strings.Digest_ReplyLabel, entry.AuthorName) }],
        Actions = [new ExecuteAction(Strings.Digest_SendReply, DigestVerbs.Reply, DigestVerbs.Data(entry)) { Style = ButtonStyle.Positive }],
    });

    private static ShowCardAction Note(DigestEntry entry)
    {
        var forTalk = DigestVerbs.Data(entry);
        forTalk["talk"] = true;
        return new ShowCardAction(Strings.Notes_Button, new AdaptiveCard
        {
            Version = null,
            Body = [new TextInput(NoteInput) { IsMultiline = true, MaxLength = LongestReply, Label = Strings.Notes_Label }],
            Actions =
            [
                new ExecuteAction(Strings.Notes_Keep, DigestVerbs.Note, DigestVerbs.Data(entry)),
                new ExecuteAction(Strings.Notes_KeepForTalk, DigestVerbs.Note, forTalk),
            ],
        });
    }

    /// <summary>Teams documentation, "Deep links to chat" and "Deep links to meetings": nothing of the content goes into one.</summary>
    private static string Link(string path, string query) => $"https://teams.microsoft.com/l/{path}?{query}";

    private static string Escape(string text) => Uri.EscapeDataString(text);
}
