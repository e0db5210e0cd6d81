using System.Text.Json.Nodes;

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

    /// <summary>In the data of a press: where the page of a digest of several begins.</summary>
    public const string From = "from";

    /// <summary>Field of a button to what one author shared.</summary>
    public const string Whose = "whose";

    /// <summary>Ids only; whether the presser may see this is read from the author's record.</summary>
    public static JsonObject Data(DigestEntry entry)
    {
        var data = new JsonObject
        {
            ["mentee"] = entry.Author.ObjectId,
            ["checkIn"] = entry.CheckInId,
            ["digest"] = entry.OpenedFrom,
            [From] = entry.OpenedAt,
        };
        if (entry.IsOfAuthors)
            data[Whose] = entry.Author.ObjectId;
        return data;
    }

    /// <param name="from">How many of its rows were looked at before.</param>
    public static JsonObject Data(Digest digest, int from)
    {
        var data = new JsonObject { ["digest"] = digest.Key, [From] = from };
        if (digest.Author is { } author)
            data[Whose] = author.ObjectId;
        return data;
    }
}
