namespace TeamsMentorBot.Programs;

/// <summary>The two sides of a pairing.</summary>
internal enum Side
{
    Mentee,
    Mentor,
}
