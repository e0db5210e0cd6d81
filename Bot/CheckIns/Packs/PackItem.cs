using System.Text.Json.Serialization;

namespace TeamsMentorBot.CheckIns.Packs;

/// <summary>One released wording of another check-in that a pack holds. The right to read it goes on standing there.</summary>
/// <param name="Id">In its pack; no question has one like it.</param>
/// <param name="Sponsor">Object id of the sponsor to whom it was opened: a pack for anybody else does not hold it.</param>
/// <param name="Label">The other check-in's title and the question's label.</param>
/// <param name="Text">As it was released, or its beginning, for the mentee to look at: a reader is shown what that check-in says.</param>
internal sealed record PackItem(string Id, string CheckInId, string QuestionId, int Revision, string Sponsor, string Label, string Text)
{
    /// <summary>The mentee took it out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LeftOut { get; init; }

    public bool IsSame(PackItem other) => (CheckInId, QuestionId, Revision, Sponsor) == (other.CheckInId, other.QuestionId, other.Revision, other.Sponsor);

    public bool Names(string checkInId, ReleasedRevision item) =>
        CheckInId == checkInId && QuestionId == item.QuestionId && Revision == item.Revision;
}
