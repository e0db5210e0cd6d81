using System.Globalization;
using TeamsMentorBot.People;
using TeamsMentorBot.Storage;

namespace TeamsMentorBot.Digests;

/// <summary>Names one released revision. Ids only: what it says is read from the check-in, where the right to read it stands.</summary>
internal sealed record ReleasedKey(PersonId Author, string CheckInId, string QuestionId, int Revision)
{
    public override string ToString() =>
        TableKeys.Join(Author.ObjectId, CheckInId, QuestionId, Revision.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reader and author are of one tenant.</summary>
    public static ReleasedKey Parse(string key, string tenantId) => TableKeys.Split(key) is [var author, var checkIn, var question, var revision]
        ? new ReleasedKey(new PersonId(tenantId, author), checkIn, question, int.Parse(revision, CultureInfo.InvariantCulture))
        : throw new FormatException("A released key has four parts.");
}
