using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TeamsMentorBot.Yaml;

/// <summary>
/// Lets through one small, plain YAML document. Depth, anchors and tags are checked on the event stream first, because the tree
/// loader recurses and follows aliases: a hostile file must not cost the process its stack.
/// </summary>
internal static class YamlGate
{
    private const int MaxLength = 64 * 1024;

    /// <summary>The formats need 8, stream and document included.</summary>
    private const int MaxDepth = 10;

    /// <param name="start">What to do about a text that is no set of fields.</param>
    public static (YamlMappingNode? Root, YamlFault? Fault) Open(string file, string text, string start)
    {
        if (text.Length > MaxLength)
            return (null, new(file, 1, "file", "It is longer than 64 KB.", "Split it into several, or make it shorter."));

        text = text.ReplaceLineEndings("\n");
        var parser = new Parser(new StringReader(text));
        try
        {
            if (FirstUnwanted(file, parser) is { } fault)
                return (null, fault);

            parser = new Parser(new StringReader(text));
            var yaml = new YamlStream();
            yaml.Load(parser);
            return yaml.Documents is [{ RootNode: YamlMappingNode root }]
                ? (root, null)
                : (null, new(file, 1, "file", "It is not one set of named fields.", start));
        }
        catch (YamlException twice) when (twice.Message.Contains("Duplicate key", StringComparison.Ordinal))
        {
            var field = text[(int)twice.Start.Index..(int)twice.End.Index];
            return (null, new(file, Math.Max(1, twice.Start.Line), field, "This field stands twice.", "Keep one of the two."));
        }
        catch (YamlException exception)
        {
            return (null, NotYaml(file, exception.Start.Line, exception.Message));
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The library's answer to some broken texts, in place of its own exception; it names no place.
            return (null, NotYaml(file, parser.Current?.End.Line ?? 1, "the text breaks off here"));
        }
    }

    private static YamlFault? FirstUnwanted(string file, Parser parser)
    {
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            var unwanted = parser.Current switch
            {
                AnchorAlias => "It uses an alias.",
                NodeEvent { Anchor.IsEmpty: false } => "It uses an anchor.",
                NodeEvent { Tag.IsEmpty: false } => "It uses a tag.",
                _ when depth > MaxDepth => "It is nested too deeply.",
                _ => null,
            };
            if (unwanted is not null)
                return new(file, parser.Current.Start.Line, "file", unwanted, "Write the text out plainly.");
        }

        return null;
    }

    private static YamlFault NotYaml(string file, long line, string problem) =>
        new(file, Math.Max(1, line), "file", $"It is not YAML: {problem}.", "Check indents, colons and quotes near this line.");
}
