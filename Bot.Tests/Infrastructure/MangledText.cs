using FsCheck;
using FsCheck.Fluent;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>A YAML document as people spoil it: one of its lines is overwritten, added to, or replaced by another.</summary>
internal static class MangledText
{
    public static Arbitrary<string> Of(string document)
    {
        var lines = document.Split('\n');
        var mangled = from at in Gen.Choose(0, lines.Length - 1)
                      from other in Gen.Choose(0, lines.Length - 1)
                      from noise in Gen.Elements("", ":", "- ", "\t", "  x: y", "[", "{ a", "\"", "? ", "\u0000", "%", "- - -", "  [a]: b")
                      from way in Gen.Choose(0, 2)
                      select string.Join('\n', lines.Select((line, index) => index != at ? line : way switch
                      {
                          0 => noise,
                          1 => line + noise,
                          _ => lines[other],
                      }));
        return mangled.ToArbitrary();
    }
}
