using System.Text.Json.Nodes;
using NJsonSchema;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.AppPackage;

/// <summary>The manifest in other languages: Microsoft Teams documentation, "Localize your app".</summary>
public sealed class TranslationTests(PackageBuild package) : IClassFixture<PackageBuild>
{
    private const string Schema = "teams-manifest/v1.19-MicrosoftTeams.Localization.schema.json";

    private static readonly Dictionary<string, int> Longest = new()
    {
        ["name.short"] = 30, ["name.full"] = 100, ["description.short"] = 80, ["description.full"] = 4000,
        ["activities.activityTypes[0].description"] = 128, ["activities.activityTypes[0].templateText"] = 128,
    };

    private IEnumerable<(string Language, JsonObject Words)> Translations =>
        package.Manifest["localizationInfo"]!["additionalLanguages"]!.AsArray().Select(language => (
            (string)language!["languageTag"]!, JsonNode.Parse(package.Entries[(string)language["file"]!])!.AsObject()));

    [Fact]
    public void Every_Text_Is_Translated_Within_Its_Limit_And_What_People_Type_Stays()
    {
        var commands = package.Manifest["bots"]![0]!["commandLists"]![0]!["commands"]!.AsArray().Count;
        var expected = Longest.Keys
            .Concat(Enumerable.Range(0, commands).Select(command => $"bots[0].commandLists[0].commands[{command}].description"))
            .Order(StringComparer.Ordinal);

        Assert.NotEmpty(Translations);
        Assert.All(Translations, translation =>
        {
            var texts = translation.Words.Where(text => text.Key != "$schema").ToDictionary(text => text.Key, text => (string)text.Value!);
            // The bot knows the commands' titles by their English words, so these have no translation.
            Assert.Equal(expected, texts.Keys.Order(StringComparer.Ordinal));
            Assert.All(texts, text => Assert.InRange(text.Value.Length, 1, Longest.GetValueOrDefault(text.Key, 128)));
            Assert.DoesNotContain(texts.Values, text => text.Contains('!', StringComparison.Ordinal));
        });
    }

    [SharedDataFact(Schema)]
    public async Task The_Published_Schema_Accepts_Them()
    {
        var schema = await JsonSchema.FromFileAsync(SharedData.PathOf(Schema));

        Assert.All(Translations, translation =>
            Assert.Empty(schema.Validate(translation.Words.ToJsonString()).Select(fault => $"{translation.Language}: {fault}")));
    }
}
