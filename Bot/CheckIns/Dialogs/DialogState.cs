using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>
/// The open check-in of one person and where they are in it: what Bot Framework calls dialog state.
/// It lives in the person's own row, so that one conditional write settles a turn.
/// </summary>
internal sealed record DialogState
{
    public required CheckIn CheckIn { get; init; }

    public required Step Step { get; init; }

    /// <summary>Grows with every change; each card carries it, so that a stale or repeated press is recognised.</summary>
    public int Rev { get; init; }

    /// <summary>Whether the mentee asked for the further questions.</summary>
    public bool Detail { get; init; }

    /// <summary>Whether the review was reached: from then on each answer leads back to it.</summary>
    public bool Reviewed { get; init; }

    /// <summary>Questions that were asked once more because the answer said nothing yet.</summary>
    public ImmutableList<string> Probed { get; init; } = [];

    /// <summary>The people whom the review names: exactly these, and only these, can be let in by Send.</summary>
    public ImmutableList<Reader> Readers { get; init; } = [];

    /// <summary>To whom the review lets answers be open as well; null where the pairing has no sponsor.</summary>
    public Reader? Sponsor { get; init; }

    /// <summary>The revision at which a typed Send was answered with what would go out.</summary>
    public int? SendAskedAt { get; init; }

    /// <summary>What was shown and since when, newest last: decides which question a typed message belongs to.</summary>
    public ImmutableList<Showing> Shown { get; init; } = [];

    /// <summary>Typed text that waits for the mentee to say where it belongs.</summary>
    public PendingText? Pending { get; init; }

    /// <summary>Set when something else was said since the current card was shown.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Pressed Later: the check-in waits, and typed text is not taken as an answer unasked.</summary>
    public bool Parked { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>
    /// Names others than the card does: its Send no longer counts. What was open to a sponsor is open to nobody in their place, before the
    /// mentee chooses that anew.
    /// </summary>
    public DialogState Naming(Named named)
    {
        var known = Sponsor ?? CheckIn.Releases.FindLast(release => release.Sponsor is not null)?.Sponsor;
        var isSame = named.IsSameAs(this);
        return this with
        {
            Readers = named.Readers,
            Sponsor = named.Sponsor,
            Rev = isSame ? Rev : Rev + 1,
            CheckIn = CheckIn with
            {
                Answers = known?.ObjectId == named.Sponsor?.ObjectId ? CheckIn.Answers : CheckIn.Answers.ConvertAll(Closed),
                Pack = CheckIn.Pack.RemoveAll(item => !named.Readers.Exists(reader => reader.ObjectId == item.Sponsor)),
            },
        };
    }

    private static Answer Closed(Answer answer) =>
        answer.Visibility == Visibility.MentorAndSponsor ? answer with { Visibility = Visibility.Mentor } : answer;

    [JsonIgnore]
    public Showing? Current => Shown.IsEmpty ? null : Shown[^1];
}

internal enum StepKind
{
    Question,

    /// <summary>The day of a next step whose text was typed.</summary>
    DueDay,
    Review,
}

internal sealed record Step(StepKind Kind, string? QuestionId = null)
{
    public static Step Review { get; } = new(StepKind.Review);

    /// <summary>Of a list: the row that is being changed.</summary>
    public int? Row { get; init; }

    /// <summary>Asked once more, in other words.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Probe { get; init; }

    public static Step Question(string id) => new(StepKind.Question, id);

    public static Step DueDay(string id) => new(StepKind.DueDay, id);
}

/// <param name="Step">The step that the card shows.</param>
/// <param name="At">When it reached the chat, on the channel's clock where that is known.</param>
/// <param name="ActivityId">The card's activity, where known.</param>
internal sealed record Showing(Step Step, DateTimeOffset At, string? ActivityId)
{
    /// <summary>A new message that is not known to have reached the chat: so it stays when the bot is stopped before it can tell.</summary>
    public bool OnItsWay { get; init; }
}

internal enum PendingKind
{
    /// <summary>Written long after the question, or with something else in between.</summary>
    IsItTheAnswer,

    /// <summary>Written at the review: which answer does it belong to?</summary>
    WhereDoesItBelong,

    /// <summary>Entered on a card that had already been answered.</summary>
    StaleCard,
}

internal sealed record PendingText(PendingKind Kind, AnswerPart Part, string? QuestionId, string? ChoiceId = null, DateOnly? Due = null)
{
    /// <summary>It was a command too, and did what it says. No kind of its own, which earlier versions could not read.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WasCommand { get; init; }

    /// <summary>It was written when the day of a next step was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AtDueDay { get; init; }
}
