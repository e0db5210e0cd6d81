using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>Due → InProgress → Submitted, or Skipped, or Expired.</summary>
internal enum CheckInState
{
    /// <summary>Planned or asked, and nothing answered yet.</summary>
    Due,

    /// <summary>Begun, and open in its author's dialog or left for later.</summary>
    InProgress,

    /// <summary>Finished by its author, whether or not anything was shared.</summary>
    Submitted,

    /// <summary>Its author said that they will not answer it, or was on a pause when it was due.</summary>
    Skipped,

    /// <summary>The next one came before anything was answered, or it was due too long ago to be asked. It can still be answered, late.</summary>
    Expired,
}

/// <summary>
/// One run of a question set by its author: the mentee of a pairing, or one of their mentors. It stands in its author's partition. Stored as
/// JSON: add members, never rename or retype them.
/// </summary>
internal sealed record CheckIn
{
    /// <summary>A new one on the newest questions of a set, worded for the program, with the set's own title.</summary>
    public static CheckIn For(MentoringProgram program, Pairing pairing, QuestionSet set, string id, DateTimeOffset dueAt) => new()
    {
        Id = id,
        ProgramId = program.Id,
        PairingId = pairing.Id,
        Title = set.Title,
        QuestionSetId = set.Id,
        QuestionSetVersion = set.Version,
        Mode = program.Mode,
        Together = set.MentorsHalf is { Together: true },
        DueAt = dueAt,
    };

    /// <summary>Pairing, occasion and ordinal joined by dots; never a date.</summary>
    public required string Id { get; init; }

    public required string ProgramId { get; init; }

    public required string PairingId { get; init; }

    /// <summary>What it looks back on, as its author knows it.</summary>
    public required string Title { get; init; }

    /// <summary>Object id of its pairing's mentee, where one of the mentors writes; null where the mentee does.</summary>
    public string? Mentee { get; init; }

    /// <summary>The mentee's check-in that a mentor's own stands beside.</summary>
    public string? Beside { get; init; }

    /// <summary>Object id of the one mentor whom it can be sent to, where its set is for one.</summary>
    public string? OnlyFor { get; init; }

    /// <summary>Mentee and mentor each answer a half, and neither reads the other's before both have sent theirs.</summary>
    public bool Together { get; init; }

    public string? MilestoneId { get; init; }

    public required string QuestionSetId { get; init; }

    /// <summary>The version it started with, kept to the end.</summary>
    public required int QuestionSetVersion { get; init; }

    public MentoringMode Mode { get; init; }

    public CheckInState State { get; init; }

    /// <summary>Its day fell into a pause, of its mentee or of the program: nobody was asked, so it counts neither as asked nor as missed.</summary>
    public bool Away { get; init; }

    /// <summary>Why its mentee skipped it, if they said: for their own eyes.</summary>
    public string? SkipReason { get; init; }

    /// <summary>The same with its wordings, of which one may be released. No answer: Send never takes it along.</summary>
    public Answer? SkipAnswer { get; init; }

    /// <summary>Nobody was asked, because the bot was down until the next one came: it counts neither as asked nor as missed.</summary>
    public bool Unasked { get; init; }

    public DateTimeOffset DueAt { get; init; }

    /// <summary>The day on which its prompt went out, by its mentee's clock, where something held it up past its own.</summary>
    public DateOnly? AskedOn { get; init; }

    /// <summary>An answer after it is late; null where any is in time.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>How often its prompt was put off.</summary>
    public int Snoozes { get; init; }

    /// <summary>When it was last put off.</summary>
    public DateTimeOffset? SnoozedAt { get; init; }

    /// <summary>When it is asked again.</summary>
    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>The open commitment that its first question asks about, as it stood at the start.</summary>
    public FollowedUp? FollowsUp { get; init; }

    /// <summary>The check-in that asked for this one on a day.</summary>
    public string? FollowsOn { get; init; }

    /// <summary>What its questions start from; no answers yet, and nobody else's to read.</summary>
    public ImmutableList<Answer> Prefilled { get; init; } = [];

    public ImmutableList<Answer> Answers { get; init; } = [];

    /// <summary>Of a pack for the sponsor: what it holds of other check-ins.</summary>
    public ImmutableList<PackItem> Pack { get; init; } = [];

    /// <summary>What was typed and is no answer: kept for the mentee, shown to nobody else.</summary>
    public ImmutableList<AnswerPart> Notes { get; init; } = [];

    /// <summary>Every press of Send, oldest first.</summary>
    public ImmutableList<Release> Releases { get; init; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>What says how it stands: where the last was given up, an earlier one that still lets somebody read.</summary>
    [JsonIgnore]
    public Release? LastRelease => Releases is [.., { State: ReleaseState.TakenBack, NotSentTo.IsEmpty: true } last]
        ? Releases.FindLast(release => release.State != ReleaseState.TakenBack) ?? last
        : Releases.LastOrDefault();

    /// <summary>Pressed, and those whose hold is over and whose readers do not have them waiting yet.</summary>
    [JsonIgnore]
    public IEnumerable<Release> UnfinishedReleases =>
        Releases.Where(release => release is { State: ReleaseState.Held } or { State: ReleaseState.Released, IsLetIn: false });

    [JsonIgnore]
    public bool IsMentors => Mentee is not null;

    public bool IsAbout(PersonId mentee) => Mentee == mentee.ObjectId;

    /// <summary>A mentor's own, once its mentee is to be forgotten: the words stay with their writer, and nobody else is in it any more.</summary>
    /// <param name="set">The name of what it answers.</param>
    public CheckIn AboutNobody(string set) =>
        this with { Title = set, Mentee = Guid.Empty.ToString(), Beside = null, Together = false, Releases = [] };

    [JsonIgnore]
    public bool IsLate => SubmittedAt > AnswerBy;

    [JsonIgnore]
    public bool IsOpen => State is CheckInState.Due or CheckInState.InProgress;

    /// <summary>In whose partition its pairing stands.</summary>
    public PersonId MenteeOf(PersonId author) => Mentee is { } id ? new PersonId(author.TenantId, id) : author;

    public Answer? AnswerTo(string questionId) =>
        questionId == SkipReasons.QuestionId ? SkipAnswer : Answers.Find(answer => answer.QuestionId == questionId);

    /// <summary>Whether this text stands somewhere in it already.</summary>
    public bool Knows(string text) =>
        Notes.Any(note => note.Text == text)
        || Answers.Any(answer => answer.Text == text || answer.Earlier.Any(earlier => earlier.Text == text));

    public CheckIn With(Answer answer)
    {
        var index = Answers.FindIndex(existing => existing.QuestionId == answer.QuestionId);
        return this with { Answers = index < 0 ? Answers.Add(answer) : Answers.SetItem(index, answer) };
    }

    public CheckIn With(Release release)
    {
        var index = Releases.FindIndex(existing => existing.Ordinal == release.Ordinal);
        return this with { Releases = index < 0 ? Releases.Add(release) : Releases.SetItem(index, release) };
    }
}

/// <summary>A commitment as the next check-in asks about it.</summary>
internal sealed record FollowedUp(string CommitmentId, string Text, DateOnly? Due);
