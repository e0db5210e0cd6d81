namespace TeamsMentorBot.Programs;

internal enum MentoringMode
{
    /// <summary>Questions only ask: the mentee finds the answer.</summary>
    Coaching,

    /// <summary>Questions may offer advice and the mentor's own experience as well.</summary>
    Mentoring,
}
