using System.Collections.Immutable;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Digests;

/// <summary>Everything released to one reader that one message shows.</summary>
/// <param name="Key">The delivery that shows it.</param>
internal sealed record Digest(ImmutableList<DigestEntry> Entries, string Key)
{
    /// <summary>Of the mentor's others, where a number may be said; on the card alone, never in a mail.</summary>
    public OverdueCount? Overdue { get; init; }

    /// <summary>The same by name, where they agreed to it; on the card alone, too.</summary>
    public ImmutableList<PersonName> Late { get; init; } = [];

    /// <summary>Whose part of it this is; null for all of it.</summary>
    public PersonId? Author { get; init; }
}

/// <summary>A page of a digest of several.</summary>
/// <param name="Key">The delivery that shows the digest.</param>
internal sealed record DigestPage(string Key, DigestPart Part);

/// <param name="From">How many rows of several come before it.</param>
/// <param name="Author">Whose alone; null for everybody's.</param>
internal readonly record struct DigestPart(int From, PersonId? Author);

/// <summary>What one author released from one check-in. There is nothing in it that its reader was not given.</summary>
internal sealed record DigestEntry
{
    public required PersonId Author { get; init; }

    /// <summary>What a mentor can answer beside it, at any time.</summary>
    public string? OwnSet { get; init; }

    public required string ProgramId { get; init; }

    public required string PairingId { get; init; }

    public required string AuthorName { get; init; }

    public required string ReaderName { get; init; }

    /// <summary>A mentor wrote it, and its reader is the mentee.</summary>
    public bool IsMentors { get; init; }

    public required string CheckInId { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset SharedAt { get; init; }

    /// <summary>What of their own the mentee shared before, where a mentor's stands beside it; null for nothing.</summary>
    public string? BesideTitle { get; init; }

    /// <summary>Ordinal of the author's last press that let this reader in.</summary>
    public required int Release { get; init; }

    public required ImmutableList<DigestAnswer> Answers { get; init; }

    /// <summary>Its author asked for them at once.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Nothing was answered; what was shared is the reason.</summary>
    public bool IsSkipped { get; init; }

    /// <summary>Put together for a sponsor, from what several check-ins released.</summary>
    public bool IsPack { get; init; }

    /// <summary>It was answered after the time for it.</summary>
    public bool IsLate { get; init; }

    /// <summary>Author and reader both accepted that it goes by mail as well.</summary>
    public bool MayBeMailed { get; init; }

    /// <summary>As released: text and day.</summary>
    public ImmutableList<EarlierRevision> OpenCommitments { get; init; } = [];

    /// <summary>How ratings moved since earlier check-ins that this reader was given too.</summary>
    public ImmutableList<RatingChange> Ratings { get; init; } = [];

    /// <summary>Questions that fit the set and the mode.</summary>
    public ImmutableList<string> AskNext { get; init; } = [];

    /// <summary>Where the author is written to directly; null where it is not known.</summary>
    public string? AuthorMail { get; init; }

    /// <summary>Where the reader chose it among several, to go back to; null where the digest has nothing else.</summary>
    public DigestPage? OpenedFrom { get; init; }

    /// <summary>Its reader told its author on that day that they have read it; null where they did not, or nobody asked.</summary>
    public DateOnly? ReadOn { get; init; }

    /// <summary>A digest with it went out before and was not confirmed.</summary>
    public bool MaybeSeen { get; init; }

    public bool Shows(ReleasedKey key) =>
        key.Author == Author && key.CheckInId == CheckInId && Answers.Any(answer => answer.Question.Id == key.QuestionId);
}

/// <param name="Edited">The author changed it after a first release.</param>
internal sealed record DigestAnswer(Question Question, EarlierRevision Wording, bool Edited);
