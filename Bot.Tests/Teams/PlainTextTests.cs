using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

public sealed class PlainTextTests
{
    private const string Joiner = "\u2060";

    [Theory]
    [InlineData("I learned to listen.")]
    [InlineData("R&D, 50 % (about half); \"fine\" - really?")]
    [InlineData("zwei Zeilen\nmit Umlauten äöü")]
    [InlineData("👩‍💼 做得好")]
    public void Ordinary_Words_Stay_As_They_Are(string text) => Assert.Equal(text, PlainText.Escape(text));

    [Theory]
    [InlineData("[x](https://evil.example)", "](")]
    [InlineData("[x]: https://evil.example", "]:")]
    [InlineData("see https://evil.example", "://")]
    [InlineData("see www.evil.example", "www.")]
    [InlineData("mailto:a@evil.example", "mailto:a")]
    [InlineData("<at>Ravi</at>", "<at")]
    [InlineData("<at>Ravi</at>", "</")]
    [InlineData("<https://evil.example>", "<h")]
    [InlineData("{{DATE(2026-11-21T00:00:00Z)}}", "{{")]
    [InlineData("{{{DATE(x)}}", "{{")]
    [InlineData("~~gone~~", "~~")]
    [InlineData("&lt;at&gt;", "&l")]
    [InlineData("&#91;", "&#")]
    [InlineData("\u202Eevil", "\u202E")]
    [InlineData("a\u0007b", "\u0007")]
    [InlineData("a\u200Bb", "\u200B")]
    public void What_A_Client_Would_Act_On_Is_Parted(string text, string live) =>
        Assert.DoesNotContain(live, PlainText.Escape(text), StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("# head")]
    [InlineData("- item")]
    [InlineData("  + item")]
    [InlineData("1. item")]
    [InlineData("> quote")]
    [InlineData("    code")]
    [InlineData("---")]
    [InlineData("| table |")]
    public void No_Line_Begins_A_Block(string text) => Assert.StartsWith(Joiner, PlainText.Escape(text), StringComparison.Ordinal);

    [Fact]
    public void Emphasis_Is_Escaped() => Assert.Equal(@"\*not\* \_bold\_ \`code\`", PlainText.Escape("*not* _bold_ `code`"));

    [Fact]
    public void Escaping_Loses_No_Letter()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var unescaped = Regex.Replace(PlainText.Escape(text.Get), @"\\([*_`])", "$1");
            return Bare(unescaped) == Bare(PlainText.Literal(text.Get));
        }).Holds();
    }

    [Fact]
    public void Nothing_Live_Survives_Whatever_Is_Typed()
    {
        var pieces = Gen.Elements(
            "[", "]", "(", ")", "<", ">", "at", "{", "}", "DATE", "*", "_", "~", "`", "\\", "!", "&", "#", "lt;", ":", "//",
            "http", "www.", "\n", " ", "\t", "-", "1.", "\u202E", "\u2066", "\0", "\uD800", "\u2060", "a", "mailto:", "|", "=", "\r");
        var texts = from list in Gen.ListOf(pieces) select string.Concat(list);
        string[] live = ["](", "]:", "][", "<a", "</", "<!", "{{", "://", "~~", "\u202E", "\u2066", "\0", "\uD800", "www."];
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var escaped = PlainText.Escape(text);
            return !live.Any(part => escaped.Contains(part, StringComparison.OrdinalIgnoreCase))
                && !Regex.IsMatch(escaped, @"&#?\w+;") 
                && EmphasisIsEscaped(escaped);
        }).Holds(2000);
    }

    [Fact]
    public void A_Line_Is_One_Line() => Assert.Equal("a b c", PlainText.Line(" a\r\nb\tc\u0000 "));

    private static string Bare(string text) => text.Replace(Joiner, "", StringComparison.Ordinal);

    private static bool EmphasisIsEscaped(string text) =>
        !text.Where((letter, at) => letter is '*' or '_' or '`' && (at == 0 || text[at - 1] != '\\')).Any();
}
