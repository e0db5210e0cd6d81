using NodaTime;

namespace TeamsMentorBot.Owners.Enrolments;

/// <summary>One row as it was pasted: people as they are written there, not yet looked up.</summary>
/// <param name="Line">Of the pasted text, counted from 1.</param>
/// <param name="ProgramId">Null where the row names none.</param>
/// <param name="StartsOn">The first day on which the mentee may be asked.</param>
/// <param name="Sponsor">Null where the row names none.</param>
internal sealed record EnrolmentRow(int Line, string Mentee, string Mentor, string? ProgramId, LocalDate? StartsOn, string? Sponsor)
{
    /// <summary>The cells that name somebody.</summary>
    public IEnumerable<string> People => Sponsor is null ? [Mentee, Mentor] : [Mentee, Mentor, Sponsor];
}

/// <summary>One thing that keeps a row from being enrolled.</summary>
/// <param name="Field">The column, or empty where it is the row as a whole.</param>
/// <param name="Why">What is wrong and what to do about it.</param>
internal sealed record RowFault(int Line, string Field, string Why);
