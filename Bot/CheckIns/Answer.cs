using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.CheckIns;

/// <summary>Who may read an answer once the mentee has released it.</summary>
internal enum Visibility
{
    Private,
    Mentor,

    /// <summary>The mentors read it, and the mentee may put it into a pack for the sponsor. Nothing goes to the sponsor by itself.</summary>
    MentorAndSponsor,
}

/// <summary>One message's worth of text, with the channel's own time and id, which give the order.</summary>
internal sealed record AnswerPart(DateTimeOffset At, string ActivityId, string Text);

/// <summary>One reply. What it said before stays in <see cref="Earlier"/>.</summary>
internal sealed record Answer
{
    public required string QuestionId { get; init; }

    /// <summary>Typed or entered text, in the order in which it was written.</summary>
    public ImmutableList<AnswerPart> Parts { get; init; } = [];

    public string? ChoiceId { get; init; }

    /// <summary>The day a next step is due.</summary>
    public DateOnly? Due { get; init; }

    public Visibility Visibility { get; init; } = Visibility.Mentor;

    /// <summary>1 for the first wording; a release names it.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The revision that stood when its check-in was last submitted; null before that.</summary>
    public int? Submitted { get; init; }

    public ImmutableList<EarlierRevision> Earlier { get; init; } = [];

    [JsonIgnore]
    public string Text => string.Join('\n', Parts.Select(part => part.Text));

    [JsonIgnore]
    public bool IsEmpty => Parts.IsEmpty && ChoiceId is null && Due is null;

    /// <summary>A further message to the same question: placed by its own time, whatever order it arrived in.</summary>
    public Answer Join(AnswerPart part) => Parts.Any(known => known.ActivityId == part.ActivityId)
        ? this
        : Revised() with { Parts = [.. Parts.Add(part).OrderBy(p => p.At).ThenBy(p => p.ActivityId, StringComparer.Ordinal)] };

    /// <summary>The message with this id reads differently now.</summary>
    public Answer Correct(string activityId, string text) =>
        Revised() with { Parts = Parts.ConvertAll(part => part.ActivityId == activityId ? part with { Text = text } : part) };

    public Answer Replace(ImmutableList<AnswerPart> parts, string? choiceId, DateOnly? due) =>
        Revised() with { Parts = parts, ChoiceId = choiceId, Due = due };

    public bool Says(string text, string? choiceId, DateOnly? due) =>
        Text == text && ChoiceId == choiceId && Due == due;

    /// <summary>Whether this text is in it, or was.</summary>
    public bool Knows(string text) => Text == text || Parts.Any(part => part.Text == text) || Earlier.Any(earlier => earlier.Text == text);

    private Answer Revised() => IsEmpty
        ? this
        : this with { Revision = Revision + 1, Earlier = Earlier.Add(new EarlierRevision(Revision, Text, ChoiceId, Due)) };
}

internal sealed record EarlierRevision(int Revision, string Text, string? ChoiceId, DateOnly? Due);
