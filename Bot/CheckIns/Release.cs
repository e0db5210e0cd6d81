using System.Collections.Immutable;
using TeamsMentorBot.People;

namespace TeamsMentorBot.CheckIns;

internal enum ReleaseState
{
    /// <summary>Pressed, but nobody can read it yet.</summary>
    Held,

    /// <summary>The hold is over: its readers may read.</summary>
    Released,

    /// <summary>Nobody may read it any more: its author took it back, or changed or closed the wording during the hold.</summary>
    TakenBack,
}

/// <summary>The author's press that lets the named people read the named revisions, and nobody else, ever.</summary>
internal sealed record Release
{
    /// <summary>1 for the first press on this check-in.</summary>
    public required int Ordinal { get; init; }

    public required ReleaseState State { get; init; }

    public required DateTimeOffset HeldUntil { get; init; }

    public required ImmutableList<Reader> Readers { get; init; }

    public required ImmutableList<ReleasedRevision> Items { get; init; }

    /// <summary>The sponsor whom the mentee was shown beside what is open to a sponsor as well; null where nothing is.</summary>
    public Reader? Sponsor { get; init; }

    /// <summary>The author's card that shows how it stands; updated when the hold ends.</summary>
    public string? CardActivityId { get; init; }

    /// <summary>Readers who have not accepted the agreement, by object id: until they do, they read nothing.</summary>
    public ImmutableList<string> Waiting { get; init; } = [];

    /// <summary>Readers who have not sent their own half of it, by object id: until they do, they read nothing.</summary>
    public ImmutableList<string> Ahead { get; init; } = [];

    /// <summary>Readers whom the author named and who had left the pairing when the hold ended: they were never let in.</summary>
    public ImmutableList<Reader> NotSentTo { get; init; } = [];

    /// <summary>It was put into its readers' waiting sets, which happens once.</summary>
    public bool IsLetIn { get; init; }

    /// <summary>It was taken back only after its readers could see it.</summary>
    public bool MayHaveBeenRead { get; init; }

    public bool LetsRead(string objectId) => IsSentTo(objectId) && !Waiting.Contains(objectId) && !Ahead.Contains(objectId);

    /// <summary>Its hold is over, and it names them: what they lack may be a yes, or their own half.</summary>
    public bool IsSentTo(string objectId) => State == ReleaseState.Released && Readers.Any(reader => reader.ObjectId == objectId);
}

/// <summary>A person bound to a release by object id; the name is what the author was shown.</summary>
internal sealed record Reader(string ObjectId, string Name)
{
    /// <summary>They are above the author in the organisation, which the author is told beside the name.</summary>
    public bool IsAbove { get; init; }

    /// <summary>Author and readers are of one tenant.</summary>
    public PersonId IdIn(string tenantId) => new(tenantId, ObjectId);
}

internal sealed record ReleasedRevision(string QuestionId, int Revision, Visibility Visibility);
