namespace TeamsMentorBot.Yaml;

/// <summary>One thing wrong with a document, and what to do about it.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Field">Path inside the document, for example <c>questions[2].label</c>.</param>
internal sealed record YamlFault(string File, long Line, string Field, string Problem, string Mend)
{
    public override string ToString() => $"{File}, line {Line}, {Field}: {Problem} {Mend}";
}
