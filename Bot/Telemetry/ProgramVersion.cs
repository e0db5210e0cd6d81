using System.Reflection;

namespace TeamsMentorBot.Telemetry;

/// <summary>Which program this is: the version in Directory.Build.props, with the commit where the build knew it.</summary>
internal static class ProgramVersion
{
    private const int CommitLetters = 7;

    /// <summary>For example <c>1.2.3+1a2b3c4</c>.</summary>
    public static string Text { get; } = Short(
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    /// <param name="informational">As the SDK writes it: the version, a plus sign and the whole commit.</param>
    internal static string Short(string informational) => informational.Split('+', 2) switch
    {
        [var version, { Length: > CommitLetters } commit] => $"{version}+{commit[..CommitLetters]}",
        _ => informational,
    };
}
