using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TeamsMentorBot.Local;

/// <summary>The few filters that the stand-in understands.</summary>
internal static class LocalGraphFilter
{
    private const string Literal = "'((?:[^']|'')*)'";

    /// <summary>Source: OData URL conventions: a quote inside a literal is doubled.</summary>
    /// <param name="shape">The filter with {0} for its literal, which is the same wherever it stands.</param>
    public static bool Matches(string shape, string filter, [NotNullWhen(true)] out string? literal)
    {
        var match = Regex.Match(filter, $"^{Regex.Escape(shape).Replace(@"\{0}", Literal, StringComparison.Ordinal)}$", RegexOptions.Singleline);
        var literals = match.Groups.Values.Skip(1).Select(group => group.Value).Distinct().ToList();
        literal = literals is [var one] && match.Success ? one.Replace("''", "'", StringComparison.Ordinal) : null;
        return literal is not null;
    }
}
