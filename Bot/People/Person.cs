using System.Collections.Immutable;
using NodaTime;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.People;

/// <summary>What somebody answered to the welcome.</summary>
internal enum Participation
{
    /// <summary>Known by name only, or has not answered yet.</summary>
    Invited,
    Active,
    NotNow,

    /// <summary>No thanks, or <c>stop</c>: the bot starts nothing until they say so.</summary>
    Stopped,
}

/// <summary>How far the erasing of somebody is that they asked for.</summary>
internal enum Erasure
{
    None,
    Asked,

    /// <summary>Nothing is left but where to tell them so.</summary>
    Done,
}

/// <summary>
/// One person as the bot reaches them. This row's version orders their turns: whatever a turn changes is written
/// in one transaction with it.
/// </summary>
internal sealed record Person
{
    /// <summary>How many handled activities are remembered: a redelivery comes within seconds.</summary>
    private const int RememberedActivities = 24;

    /// <summary>How many of the bot's own messages can be taken out of the chat again: about ten years of a mentee's.</summary>
    private const int RememberedMessages = 1_000;

    public required PersonId Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Where they were last heard from; null until the bot was installed for them.</summary>
    public ConversationReference? Address { get; init; }

    /// <summary>IANA zone, learnt from what they send.</summary>
    public string? LearntZone { get; init; }

    /// <summary>IANA zone that they named themselves; what is learnt does not change it.</summary>
    public string? OwnZone { get; init; }

    public string? Zone => OwnZone ?? LearntZone;

    /// <summary>The hour, on their own clock, at which they like to be asked; null for that of each program.</summary>
    public LocalTime? PreferredAt { get; init; }

    public string? Locale { get; init; }

    public Participation Participation { get; init; }

    public Erasure Erasure { get; init; }

    public DateTimeOffset? WelcomedAt { get; init; }

    /// <summary>When the bot was last installed or opened for them.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>The first day, in their own zone, on which something may be started for them again.</summary>
    public DateOnly? PausedUntil { get; init; }

    /// <summary>When they want digests, where they said so; null for the rhythm of each program.</summary>
    public DigestChoice? Digest { get; init; }

    /// <summary>How they want digests, where they said so.</summary>
    public DoorChoice? Door { get; init; }

    /// <summary>Why they cannot be reached: a code of the channel's, or one of <see cref="FindChat.Reasons"/>; null while they can.</summary>
    public string? Unreachable { get; init; }

    /// <summary>The open dialog, opaque here: whoever owns it reads and writes it.</summary>
    public StoredDialog? Dialog { get; init; }

    /// <summary>Text that belonged to nothing when it came; kept until its writer says what it is.</summary>
    public string? LooseText { get; init; }

    /// <summary>When the bot last said something that was no part of the open dialog.</summary>
    public DateTimeOffset? OtherMessageAt { get; init; }

    public ImmutableList<string> Handled { get; init; } = [];

    /// <summary>Ids of what the bot said to them in their own turns, oldest first; other messages stand in the ledger of deliveries.</summary>
    public ImmutableList<string> Said { get; init; } = [];

    public bool MayBePrompted =>
        Participation is Participation.Active or Participation.Invited or Participation.NotNow && Unreachable is null && Address is not null;

    public bool IsPausedAt(DateTimeOffset at) => DayAt(at) < PausedUntil;

    /// <summary>Their own calendar's day; the day in UTC where their zone is not known.</summary>
    public DateOnly DayAt(DateTimeOffset at) => DateOnly.FromDateTime(Phrase.In(at.ToUniversalTime(), Zone).DateTime);

    public bool HasHandled(string? activityId) => activityId is not null && Handled.Contains(activityId);

    public Person WithHandled(string? activityId) => activityId is null
        ? this
        : this with { Handled = Last(RememberedActivities, Handled.Add(activityId)) };

    public Person WithSaid(IReadOnlyCollection<string> activityIds) => activityIds.All(Said.Contains)
        ? this
        : this with { Said = Last(RememberedMessages, Said.AddRange(activityIds.Where(id => !Said.Contains(id)))) };

    private static ImmutableList<string> Last(int count, ImmutableList<string> all) => all.Count > count ? all.RemoveRange(0, all.Count - count) : all;
}
