namespace TeamsMentorBot.Programs;

/// <summary>What the agreement of a program says beyond what each of them says.</summary>
[Flags]
internal enum AgreementTerms
{
    None = 0,

    /// <summary>Digests with content go by mail as well.</summary>
    Mail = 1,

    /// <summary>A mentor is told the names of those who are late.</summary>
    Names = 2,
}

/// <summary>What a digest that gathers several days may say of a mentor's other mentees who are late with a check-in.</summary>
internal enum OverdueRule
{
    /// <summary>How many they are, where that points at nobody.</summary>
    Count,

    /// <summary>Who they are, of those who agreed to it.</summary>
    Names,

    None,
}
