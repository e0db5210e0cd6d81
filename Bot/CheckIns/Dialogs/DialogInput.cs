namespace TeamsMentorBot.CheckIns.Dialogs;

/// <summary>What a mentee can do in a check-in, tapped or typed.</summary>
internal abstract record DialogInput
{
    /// <summary>Pressed Next on the card of a question.</summary>
    internal sealed record Answered(string QuestionId, int Rev, AnswerPart? Part, string? ChoiceId, DateOnly? Due) : DialogInput
    {
        /// <summary>Added a row and has more of them to add.</summary>
        public bool Stays { get; init; }
    }

    /// <summary>Picked the day of a next step whose text was typed.</summary>
    internal sealed record DuePicked(string QuestionId, int Rev, DateOnly? Due) : DialogInput;

    /// <summary>Text that stood in the input when another button was pressed: kept, without moving on.</summary>
    internal sealed record Draft(string QuestionId, int Rev, AnswerPart Part, DateOnly? Due) : DialogInput;

    internal sealed record Typed(AnswerPart Part) : DialogInput;

    /// <summary>Typed words that are a command, which they do as well.</summary>
    internal sealed record Command(AnswerPart Part) : DialogInput;

    /// <summary>A message that was typed before reads differently now, or was deleted when <paramref name="Text"/> is null.</summary>
    internal sealed record Corrected(string ActivityId, string? Text) : DialogInput;

    internal sealed record Back(int? Rev) : DialogInput;

    internal sealed record Skip(int? Rev) : DialogInput;

    internal sealed record AddDetail(int? Rev) : DialogInput;

    /// <summary>Open one answer from the review.</summary>
    /// <param name="Row">Of a list: the row to change.</param>
    internal sealed record GoTo(string QuestionId, int? Row = null) : DialogInput;

    /// <summary>Who may read which answer, as set on the review.</summary>
    internal sealed record Share(int Rev, IReadOnlyDictionary<string, Visibility> Choices) : DialogInput;

    /// <summary>Where waiting text belongs: a question's id, or null for a note to self.</summary>
    internal sealed record FilePending(string? QuestionId, int? Rev = null) : DialogInput;

    internal sealed record Later : DialogInput;

    internal sealed record Resume : DialogInput;
}
