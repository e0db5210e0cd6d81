namespace TeamsMentorBot.Programs;

/// <summary>What a digest that gathers several days may say of a mentor's other mentees who are late with a check-in.</summary>
internal enum OverdueRule
{
    /// <summary>How many they are, where that points at nobody.</summary>
    Count,

    /// <summary>Who they are, of those who agreed to it.</summary>
    Names,

    None,
}
