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
