using System.Text.Json.Nodes;
using TeamsMentorBot.People;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Digests;

/// <summary>Verbs of the reader's cards. They stay: cards live in chats for months.</summary>
internal static class DigestVerbs
{
    public const string Acknowledge = "digest.ack";
    public const string Reply = "digest.reply";
    public const string SendAgain = "digest.again";
    public const string More = "digest.more";
    public const string Read = "digest.read";
    public const string All = "digest.all";
    public const string Note = "digest.note";
    public const string Notes = "digest.notes";
    public const string FoldNotes = "digest.foldnotes";
    public const string DropNote = "digest.dropnote";
    public const string Own = "digest.own";
    public const string Door = "digest.door";

    private const string Key = "digest";
    private const string From = "from";
    private const string Whose = "whose";
    private const string Author = "mentee";
    private const string CheckIn = "checkIn";

    /// <summary>Ids only; whether the presser may see this is read from the author's record.</summary>
    public static JsonObject Data(DigestEntry entry)
    {
        var data = Data(entry.Author, entry.CheckInId);
        if (entry.OpenedFrom is { } page)
            Lead(data, page);
        return data;
    }

    public static JsonObject Data(PersonId author, string checkInId) => new() { [Author] = author.ObjectId, [CheckIn] = checkInId };

    public static JsonObject Data(DigestPage page)
    {
        var data = new JsonObject();
        Lead(data, page);
        return data;
    }

    /// <returns>Null where the press names none.</returns>
    public static (PersonId Author, string CheckInId)? EntryOf(CardAction action, string tenantId) =>
        PersonIn(action, Author, tenantId) is { } author && action.Id(CheckIn) is { } checkIn ? (author, checkIn) : null;

    /// <returns>Null where what was pressed was not opened from a digest of several.</returns>
    public static DigestPage? PageOf(CardAction action, string tenantId) => action.Id(Key) is { } key
        ? new DigestPage(key, new DigestPart(action.Number(From) ?? 0, PersonIn(action, Whose, tenantId)))
        : null;

    private static void Lead(JsonObject data, DigestPage page)
    {
        data[Key] = page.Key;
        data[From] = page.Part.From;
        if (page.Part.Author is { } author)
            data[Whose] = author.ObjectId;
    }

    private static PersonId? PersonIn(CardAction action, string field, string tenantId) =>
        action.Id(field) is { } id && Guid.TryParse(id, out _) ? new PersonId(tenantId, id) : null;
}
