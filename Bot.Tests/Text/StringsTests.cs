using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Text;

public sealed partial class StringsTests
{
    private static readonly string[] Jargon =
    [
        "leverage", "synergy", "utilize", "utilise", "invalid", "error code", "payload", "endpoint", "entity", "timestamp",
        "deliverable", "stakeholder alignment", "circle back", "reach out", "touch base", "rockstar", "awesome", "oops", "failed to",
        "please be advised", "kindly", "user id", "partition", "null",
    ];

    private static readonly IReadOnlyList<Sentence> Sentences = [.. XDocument
        .Load(Repository.PathOf("Bot", "Text", "Strings.resx"))
        .Root!
        .Elements("data")
        .Select(data => new Sentence((string)data.Attribute("name")!, (string)data.Element("value")!, (string?)data.Element("comment")))];

    [Fact]
    public void Every_Sentence_Is_Served_By_The_Typed_Class()
    {
        Assert.NotEmpty(Sentences);
        Assert.All(Sentences, sentence =>
            Assert.Equal(sentence.Value, Strings.ResourceManager.GetString(sentence.Key, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Every_Sentence_Is_Used_Somewhere()
    {
        var used = Repository.SourceFiles("Bot")
            .SelectMany(file => StringsMember().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Sentences.Select(sentence => sentence.Key).Except(used));
    }

    [Fact]
    public void No_Sentence_Is_Empty_Or_Padded() =>
        Assert.All(Sentences, sentence =>
        {
            Assert.False(string.IsNullOrWhiteSpace(sentence.Value), sentence.Key);
            Assert.Equal(sentence.Value.Trim(), sentence.Value);
        });

    [Fact]
    public void No_Sentence_Shouts() =>
        Assert.Empty(Sentences.Where(sentence => sentence.Value.Contains('!', StringComparison.Ordinal)).Select(sentence => sentence.Key));

    [Fact]
    public void No_Sentence_Speaks_Jargon() =>
        Assert.Empty(Sentences
            .Where(sentence => Jargon.Any(word => Regex.IsMatch(sentence.Value, $@"\b{word}\b", RegexOptions.IgnoreCase)))
            .Select(sentence => sentence.Key));

    [Fact]
    public void Every_Place_To_Fill_Is_Explained_In_The_Comment() =>
        Assert.All(Sentences, sentence =>
        {
            var places = Place().Matches(sentence.Value).Select(match => match.Value).Distinct().Order().ToList();
            Assert.Equal(Enumerable.Range(0, places.Count).Select(number => $"{{{number}}}"), places);
            Assert.All(places, place =>
                Assert.True(sentence.Comment?.Contains(place, StringComparison.Ordinal), $"{sentence.Key}: {place}"));
        });

    [Fact]
    public void Keys_Stand_In_Order_And_Once()
    {
        var keys = Sentences.Select(sentence => sentence.Key).ToList();
        Assert.Equal(keys.Distinct().Order(StringComparer.Ordinal), keys);
        Assert.All(keys, key => Assert.Matches("^[A-Z][A-Za-z]+_[A-Z][A-Za-z]+$", key));
    }

    [Fact]
    public void A_Phrase_Fills_The_Places_In_Order() =>
        Assert.Equal("2 and 1", Phrase.With("{1} and {0}", 1, 2));

    [GeneratedRegex(@"\bStrings\.([A-Z]\w+)")]
    private static partial Regex StringsMember();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    private sealed record Sentence(string Key, string Value, string? Comment);
}
