using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.QuestionSets;

/// <summary>Stops the start-up: the message lists every fault of every file.</summary>
internal sealed class QuestionSetException(IReadOnlyList<YamlFault> faults)
    : Exception("Question sets need mending." + string.Concat(faults.Select(fault => Environment.NewLine + "  " + fault)))
{
    public IReadOnlyList<YamlFault> Faults => faults;
}
