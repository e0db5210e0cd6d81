using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>
/// Microsoft's own Graph library as metadata: which string literals the methods of a type use. Its generated request builders
/// hold URL templates, its models the JSON names that they read and write. Nothing of it is loaded or run.
/// </summary>
internal sealed class SdkMetadata : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader metadata;
    private readonly Dictionary<string, TypeDefinitionHandle> types;

    public SdkMetadata()
    {
        var package = typeof(SdkMetadata).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "MicrosoftGraphPackage").Value!;
        file = new PEReader(File.OpenRead(Path.Combine(package, "lib", "netstandard2.0", "Microsoft.Graph.dll")));
        metadata = file.GetMetadataReader();
        types = metadata.TypeDefinitions
            .Where(handle => metadata.GetTypeDefinition(handle).GetDeclaringType().IsNil)
            .ToDictionary(NameOf, StringComparer.Ordinal);
    }

    public string Version => metadata.GetAssemblyDefinition().Version.ToString();

    /// <summary>Literals in the methods of a type, the types nested in it and its bases.</summary>
    public IReadOnlySet<string> Literals(string type)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (TypeDefinitionHandle? handle = types[type]; handle is { } current; handle = BaseOf(current))
            found.UnionWith(MethodsOf(current).SelectMany(LiteralsOf));

        return found;
    }

    public IReadOnlySet<string> Methods(string type) => metadata.GetTypeDefinition(types[type]).GetMethods()
        .Select(handle => metadata.GetString(metadata.GetMethodDefinition(handle).Name)).ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Fields(string type) => metadata.GetTypeDefinition(types[type]).GetFields()
        .Select(handle => metadata.GetString(metadata.GetFieldDefinition(handle).Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public void Dispose() => file.Dispose();

    private string NameOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    private TypeDefinitionHandle? BaseOf(TypeDefinitionHandle handle) =>
        metadata.GetTypeDefinition(handle).BaseType is { Kind: HandleKind.TypeDefinition, IsNil: false } parent
            ? (TypeDefinitionHandle)parent
            : null;

    private IEnumerable<MethodDefinitionHandle> MethodsOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetMethods().Concat(type.GetNestedTypes().SelectMany(MethodsOf));
    }

    private IEnumerable<string> LiteralsOf(MethodDefinitionHandle handle)
    {
        const byte Ldstr = 0x72, StringToken = 0x70;
        var address = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
        if (address == 0)
            yield break;

        var code = file.GetMethodBody(address).GetILBytes()!;
        for (var i = 0; i + 4 < code.Length; i++)
        {
            if (code[i] == Ldstr && code[i + 4] == StringToken)
                yield return metadata.GetUserString(MetadataTokens.UserStringHandle(BitConverter.ToInt32(code, i + 1) & 0xFFFFFF));
        }
    }
}
