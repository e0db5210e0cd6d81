namespace TeamsMentorBot.QuestionSets;

/// <summary>One thing wrong with a question set's file, and what to do about it.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Field">Path inside the file, for example <c>questions[2].label</c>.</param>
internal sealed record QuestionSetFault(string File, long Line, string Field, string Problem, string Mend)
{
    public override string ToString() => $"{File}, line {Line}, {Field}: {Problem} {Mend}";
}

/// <summary>Stops the start-up: the message lists every fault of every file.</summary>
internal sealed class QuestionSetException(IReadOnlyList<QuestionSetFault> faults)
    : Exception("Question sets need mending." + string.Concat(faults.Select(fault => Environment.NewLine + "  " + fault)))
{
    public IReadOnlyList<QuestionSetFault> Faults => faults;
}
