using System.Text.Json;

namespace TeamsMentorBot.Local;

/// <summary>What a request body must look like: nothing missing, nothing extra, nothing of another type.</summary>
internal abstract record LocalGraphShape
{
    /// <summary>Null when <paramref name="value"/> fits; otherwise what is wrong, by path and never by content.</summary>
    public abstract string? Fault(JsonElement value, string path);

    /// <summary>Not empty; one of <paramref name="Allowed"/>, in any case, where some are named.</summary>
    internal sealed record Words(params string[] Allowed) : LocalGraphShape
    {
        public override string? Fault(JsonElement value, string path) =>
            value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString()) ? $"{path} must be a string."
            : Allowed.Length > 0 && !Allowed.Contains(value.GetString(), StringComparer.OrdinalIgnoreCase)
                ? $"{path} must be one of {string.Join(", ", Allowed)}."
            : null;
    }

    internal sealed record Flag : LocalGraphShape
    {
        public override string? Fault(JsonElement value, string path) =>
            value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"{path} must be a boolean.";
    }

    internal sealed record Many(LocalGraphShape Item, int Least = 1) : LocalGraphShape
    {
        public override string? Fault(JsonElement value, string path) =>
            value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < Least
                ? $"{path} must be a collection of {Least} or more."
                : value.EnumerateArray().Select((item, i) => Item.Fault(item, $"{path}[{i}]")).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>Names that end in ? may be missing.</summary>
    internal sealed record Record(params (string Name, LocalGraphShape Shape)[] Properties) : LocalGraphShape
    {
        public override string? Fault(JsonElement value, string path)
        {
            if (value.ValueKind != JsonValueKind.Object)
                return $"{path} must be an object.";

            var extra = value.EnumerateObject().FirstOrDefault(p => Properties.All(known => Plain(known.Name) != p.Name));
            return extra.Value.ValueKind != JsonValueKind.Undefined
                ? $"{path} has no property {extra.Name}."
                : Properties.Select(known => FaultOf(value, path, known)).FirstOrDefault(fault => fault is not null);
        }

        private static string? FaultOf(JsonElement value, string path, (string Name, LocalGraphShape Shape) known)
        {
            var name = Plain(known.Name);
            return value.TryGetProperty(name, out var property) ? known.Shape.Fault(property, $"{path}.{name}")
                : known.Name.EndsWith('?') ? null
                : $"{path}.{name} is missing.";
        }

        private static string Plain(string name) => name.TrimEnd('?');
    }
}
