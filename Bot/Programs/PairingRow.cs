using Azure.Data.Tables;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Programs;

/// <summary>A <see cref="Pairing"/> as columns in its mentee's partition, and its line in the program's list: ids only.</summary>
internal static class PairingRow
{
    private const string Kind = "pairing";
    private const string MentorKind = "mentoring";
    private const string SponsorKind = "sponsoring";

    public static string Key(string pairingId) => TableKeys.Join(Kind, pairingId);

    public static string Filter(PersonId mentee) => TableKeys.Under(mentee.Key, Kind);

    public static TableEntity Write(Pairing pairing) => new(pairing.Mentee.Id.Key, Key(pairing.Id))
    {
        ["ProgramId"] = pairing.ProgramId,
        ["Mentee"] = NameColumn.Write(pairing.Mentee),
        ["Mentors"] = NameColumn.Write(pairing.Mentors),
        ["Sponsor"] = NameColumn.Write(pairing.Sponsor),
        ["StartsOn"] = Day(pairing.StartsOn),
        ["AddedOn"] = Day(pairing.AddedOn),
        ["Waits"] = pairing.Waits,
        ["LetStartAt"] = pairing.LetStartAt,
        ["Ended"] = pairing.Ended,
        ["FormerMentors"] = NameColumn.Write(pairing.FormerMentors),
        ["Accepted"] = AcceptanceColumn.Write(pairing.Accepted),
        ["NotNow"] = string.Join(' ', pairing.NotNow),
        ["Joined"] = JoiningColumn.Write(pairing.Joined),
    };

    public static Pairing Read(TableEntity row) => new()
    {
        Id = TableKeys.Split(row.RowKey)[1],
        ProgramId = row.GetString("ProgramId") ?? throw Broken(row, "ProgramId"),
        Mentee = NameColumn.Read(row.GetString("Mentee")) ?? throw Broken(row, "Mentee"),
        Mentors = NameColumn.ReadAll(row.GetString("Mentors")),
        Sponsor = NameColumn.Read(row.GetString("Sponsor")),
        StartsOn = ReadDay(row, "StartsOn"),
        AddedOn = ReadDay(row, "AddedOn"),
        Waits = row.GetBoolean("Waits") ?? false,
        LetStartAt = row.GetDateTimeOffset("LetStartAt"),
        Ended = row.GetBoolean("Ended") ?? false,
        FormerMentors = NameColumn.ReadAll(row.GetString("FormerMentors")),
        Accepted = AcceptanceColumn.Read(row.GetString("Accepted")),
        NotNow = row.GetString("NotNow")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [],
        Joined = JoiningColumn.Read(row.GetString("Joined")),
    };

    /// <summary>Where a mentor's pairings are listed, in the mentor's own partition.</summary>
    public static string MentorFilter(PersonId mentor) => TableKeys.Under(mentor.Key, MentorKind);

    /// <summary>The same for whom somebody sponsors.</summary>
    public static string SponsorFilter(PersonId sponsor) => TableKeys.Under(sponsor.Key, SponsorKind);

    /// <summary>All such lines of all sponsors.</summary>
    public static string FilterSponsored => TableKeys.UnderAny(SponsorKind);

    /// <summary>A line for each of its mentors and for its sponsor.</summary>
    public static IEnumerable<TableEntity> WriteReaderIndex(Pairing pairing) =>
    [
        .. pairing.Mentors.Select(mentor => Line(mentor.Id, MentorKind, pairing)),
        .. pairing.Sponsor is { } sponsor ? [Line(sponsor.Id, SponsorKind, pairing)] : Array.Empty<TableEntity>(),
    ];

    /// <summary>The lines that somebody may have, whatever they are or were in it.</summary>
    public static IEnumerable<TableEntity> ReaderLines(PersonId reader, Pairing pairing) =>
        [Line(reader, MentorKind, pairing), Line(reader, SponsorKind, pairing)];

    public static PairingMember ReadReaderIndex(TableEntity row) =>
        new(TableKeys.Split(row.RowKey)[1], PersonId.Parse(row.GetString("Mentee") ?? throw Broken(row, "Mentee")));

    public static string IndexPartition(string tenantId, string programId) => TableKeys.Join(tenantId, programId);

    public static TableEntity WriteIndex(Pairing pairing) =>
        new(IndexPartition(pairing.Mentee.Id.TenantId, pairing.ProgramId), TableKeys.Encode(pairing.Id))
        {
            ["Mentee"] = pairing.Mentee.Id.Key,
        };

    public static PairingMember ReadIndex(TableEntity row) =>
        new(TableKeys.Decode(row.RowKey), PersonId.Parse(row.GetString("Mentee") ?? throw Broken(row, "Mentee")));

    private static TableEntity Line(PersonId reader, string kind, Pairing pairing) =>
        new(reader.Key, TableKeys.Join(kind, pairing.Id)) { ["Mentee"] = pairing.Mentee.Id.Key };

    // A merge cannot remove a column, so no day is the empty text.
    private static string Day(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : "";

    private static LocalDate? ReadDay(TableEntity row, string column) => row.GetString(column) is { Length: > 0 } day
        ? LocalDatePattern.Iso.Parse(day).TryGetValue(default, out var date) ? date : throw Broken(row, column)
        : null;

    private static InvalidDataException Broken(TableEntity row, string column) =>
        new($"Pairing row {row.PartitionKey} {row.RowKey}: column {column} is missing or not understood.");
}
