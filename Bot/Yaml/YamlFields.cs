using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace TeamsMentorBot.Yaml;

/// <summary>Reads the named fields of one mapping, remembers which were asked for and notes each fault with its line.</summary>
internal sealed partial class YamlFields(string file, string path, YamlMappingNode node, List<YamlFault> faults)
{
    private readonly HashSet<string> knownNames = new(StringComparer.Ordinal);

    public string Text(string name, int max) => OptionalText(name, max) ?? Missing(name, "Add some text.");

    public string? OptionalText(string name, int max)
    {
        if (Find(name) is not { } found)
            return null;

        if (found is not YamlScalarNode { Value: { } raw } || string.IsNullOrWhiteSpace(raw))
        {
            Fault(found, name, "It has no text.", "Write the text after the colon, or leave the line out.");
            return "";
        }

        var text = raw.Trim();
        if (text.Length > max)
            Fault(found, name, $"It has {text.Length} characters.", $"Keep it to {max}.");

        if (text.Any(letter => char.IsControl(letter) && letter != '\n'))
            Fault(found, name, "It holds a control character.", "Type it again as plain text.");

        return text;
    }

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public string Name(string name) => OptionalName(name) ?? Missing(name, "Add some text.");

    public string? OptionalName(string name)
    {
        var text = OptionalText(name, 40);
        if (text is { Length: > 0 } && !NamePattern().IsMatch(text))
            Fault(name, $"\"{text}\" is not a plain name.", "Use lower-case letters, digits and hyphens, starting with a letter.");

        return text;
    }

    public int Number(string name)
    {
        var text = Text(name, 9);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;

        if (text.Length > 0)
            Fault(name, $"\"{text}\" is not a whole number from 1 up.", "Write 1 for the first version.");

        return 0;
    }

    public bool Flag(string name)
    {
        var text = OptionalText(name, 5);
        if (text is not (null or "" or "true" or "false"))
            Fault(name, $"\"{text}\" is neither true nor false.", "Write true, or leave the line out.");

        return text == "true";
    }

    public YamlFields? Fields(string name)
    {
        var found = Find(name);
        if (found is null or YamlMappingNode)
            return found is YamlMappingNode mapping ? new YamlFields(file, Path(name), mapping, faults) : null;

        Fault(found, name, "It is not a group of fields.", "Indent its fields below it.");
        return null;
    }

    public IReadOnlyList<YamlFields> FieldsList(string name) => List<YamlMappingNode, YamlFields>(
        name, "a group of fields", (child, at) => new YamlFields(file, Path(at), child, faults));

    public bool IsList(string name) => Find(name) is YamlSequenceNode;

    public IReadOnlyList<string> TextList(string name, int max) => [.. Items(name).Select(item => item.Fields.Text(item.Name, max))];

    /// <summary>Each item of a list of lines as a field of its own, to be read by that name.</summary>
    public IReadOnlyList<(YamlFields Fields, string Name)> Items(string name) => List<YamlScalarNode, (YamlFields, string)>(
        name, "a line of text", (child, at) => (new YamlFields(file, path, Single(at, child), faults), at));

    public void Fault(string name, string problem, string mend) => Fault(Find(name) ?? node, name, problem, mend);

    /// <summary>A misspelt or newer field is refused rather than silently ignored.</summary>
    public void RefuseUnknown()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(key => !knownNames.Contains(key.Value ?? "")))
        {
            var known = string.Join(", ", knownNames.Order(StringComparer.Ordinal));
            Fault(key, key.Value ?? "", "This field is not known here.", $"Known: {known}.");
        }
    }

    private List<TItem> List<TNode, TItem>(string name, string wanted, Func<TNode, string, TItem> read)
        where TNode : YamlNode
    {
        var items = new List<TItem>();
        if (Find(name) is not { } found)
            return items;

        if (found is not YamlSequenceNode sequence)
        {
            Fault(found, name, "It is not a list.", "Start each item on its own line with a hyphen.");
            return items;
        }

        foreach (var (index, child) in sequence.Index())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]");
            if (child is TNode wantedNode)
                items.Add(read(wantedNode, at));
            else
                Fault(child, at, $"It is not {wanted}.", "Compare it with the items beside it.");
        }

        return items;
    }

    private YamlNode? Find(string name)
    {
        knownNames.Add(name);
        return node.Children.TryGetValue(new YamlScalarNode(name), out var found) ? found : null;
    }

    private string Missing(string name, string mend)
    {
        Fault(node, name, "It is missing.", mend);
        return "";
    }

    private void Fault(YamlNode at, string name, string problem, string mend)
    {
        if (!faults.Exists(fault => fault.Field == Path(name)))
            faults.Add(new(file, Math.Max(1, at.Start.Line), Path(name), problem, mend));
    }

    private string Path(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static YamlMappingNode Single(string name, YamlScalarNode value) => new(new YamlScalarNode(name), value);

    [GeneratedRegex("^[a-z][a-z0-9-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
