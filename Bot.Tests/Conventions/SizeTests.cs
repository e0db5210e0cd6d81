using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace TeamsMentorBot.Tests.Conventions;

/// <summary>What is short can be read; what has grown asks for a word of its own.</summary>
public sealed partial class SizeTests
{
    private const int LongestFile = 250;
    private const int LongestTestFile = 300;
    private const int LongestLine = 160;
    private const int LongestMethod = 50;
    private const int MostDependencies = 4;

    [Fact]
    public void Files_Have_At_Most_250_Lines_And_Those_Of_Tests_300() =>
        Assert.Empty(
            from file in All()
            where file.Lines.Count > (file.Path.StartsWith("Bot.Tests/", StringComparison.Ordinal) ? LongestTestFile : LongestFile)
            select $"{file.Path}: {file.Lines.Count}");

    [Fact]
    public void Lines_Have_At_Most_160_Characters() =>
        Assert.Empty(
            from file in All()
            from line in file.Lines.Index()
            where line.Item.Length > LongestLine
            select $"{file.Path}:{line.Index + 1}");

    [Fact]
    public void Methods_Have_Fewer_Than_50_Lines() => Assert.Empty(Source.Of("Bot", "Bot.Benchmarks").SelectMany(LongMethods));

    [Fact]
    public void Classes_Depend_On_At_Most_Four_Others() =>
        Assert.Empty(
            from type in typeof(MentorBot).Assembly.GetTypes()
            where type is { IsClass: true, Namespace: not null } && !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !IsData(type)
            from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where constructor.GetParameters().Count(parameter => IsDependency(parameter.ParameterType)) > MostDependencies
            select type.FullName);

    private static IReadOnlyList<Source> All() => Source.Of("Bot", "Bot.Tests", "Bot.Benchmarks");

    /// <summary>Records are data, and a composed value may have many parts.</summary>
    private static bool IsData(Type type) => type.GetMethod("<Clone>$") is not null;

    /// <summary>Words and numbers are values, and a log is no collaborator.</summary>
    private static bool IsDependency(Type type) =>
        !type.IsValueType && type != typeof(string) && !typeof(ILogger).IsAssignableFrom(type);

    /// <summary>By layout: a member's brace stands four blanks in, or eight where types are nested.</summary>
    private static IEnumerable<string> LongMethods(Source file)
    {
        var lines = file.Lines;
        for (var start = 1; start < lines.Count; start++)
        {
            var indent = Indent(lines[start]);
            if (lines[start].Trim() != "{" || indent is not (4 or 8) || !MethodWords().IsMatch(Head(lines, start, indent)))
                continue;
            var length = lines.Skip(start + 1).TakeWhile(line => !line.StartsWith(new string(' ', indent) + "}", StringComparison.Ordinal)).Count();
            if (length >= LongestMethod)
                yield return $"{file.Path}:{start}: {length} lines";
        }
    }

    /// <summary>The declaration above a brace, which may stand on several lines.</summary>
    private static string Head(IReadOnlyList<string> lines, int brace, int indent)
    {
        var first = brace - 1;
        while (first > 0 && Indent(lines[first]) > indent)
            first--;
        return string.Join(' ', lines.Skip(first).Take(brace - first).Select(line => line.Trim()));
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    [GeneratedRegex(@"^(public|private|internal|protected|static|async)\b(?!.*\b(class|record|enum|interface|struct)\b).*\)")]
    private static partial Regex MethodWords();
}
