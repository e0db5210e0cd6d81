using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NJsonSchema;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.AppPackage;

/// <summary>The filled manifest against the rules of Microsoft Teams documentation, "App manifest schema for Teams", v1.19.</summary>
public sealed class ManifestTests(PackageBuild package) : IClassFixture<PackageBuild>
{
    private const string Schema = "teams-manifest/v1.19-MicrosoftTeams.schema.json";

    private readonly JsonNode manifest = package.Manifest;

    [Fact]
    public void The_Zip_Holds_The_Manifest_Its_Icons_And_Translations_At_The_Root_And_Nothing_Else()
    {
        Assert.Equal(
            ["color.png", "de.json", "fr.json", "manifest.json", "outline.png"], package.Entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("color.png", Text("icons.color"));
        Assert.Equal("outline.png", Text("icons.outline"));
        Assert.DoesNotContain("{{", manifest.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_Domain_And_Version_Are_Those_Of_The_Build()
    {
        Assert.Equal(PackageBuild.TeamsAppId, Text("id"));
        Assert.Equal(PackageBuild.BotId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal(PackageBuild.BotId, Text("webApplicationInfo.id"));
        Assert.Equal($"api://botid-{PackageBuild.BotId}", Text("webApplicationInfo.resource"));
        Assert.Equal(PackageBuild.BotDomain, (string?)manifest["validDomains"]!.AsArray().Single());
        Assert.Equal(typeof(MentorBot).Assembly.GetName().Version!.ToString(3), Text("version"));
    }

    [Theory]
    [InlineData("name.short", 30)]
    [InlineData("name.full", 100)]
    [InlineData("description.short", 80)]
    [InlineData("description.full", 4000)]
    [InlineData("developer.name", 32)]
    [InlineData("developer.websiteUrl", 2048)]
    [InlineData("developer.privacyUrl", 2048)]
    [InlineData("developer.termsOfUseUrl", 2048)]
    public void Texts_Keep_Within_Their_Limits(string path, int longest) => Assert.InRange(Text(path).Length, 1, longest);

    [Fact]
    public void The_Addresses_Lead_To_Places_On_The_Page_That_The_Bot_Serves()
    {
        var page = File.ReadAllText(Repository.PathOf("Bot", "wwwroot", "about.html"));
        foreach (var name in new[] { "websiteUrl", "privacyUrl", "termsOfUseUrl" })
        {
            var address = new Uri(Text($"developer.{name}"));
            Assert.Equal(("https", PackageBuild.BotDomain, "/about.html"), (address.Scheme, address.Host, address.AbsolutePath));
            Assert.True(address.Fragment is "" || page.Contains($"id=\"{address.Fragment[1..]}\"", StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public void Only_What_The_Bot_Does_Is_Declared()
    {
        Assert.Equal("1.19", Text("manifestVersion"));
        Assert.Equal("personal", Text("defaultInstallScope"));
        var bot = manifest["bots"]!.AsArray().Single()!.AsObject();
        Assert.Equal(["personal"], bot["scopes"]!.AsArray().Select(scope => (string?)scope));
        // Sessions would open a new conversation at each install, and packageName left the schema.
        Assert.False(bot.ContainsKey("supportsSessions") || manifest.AsObject().ContainsKey("packageName"));
        // An app that asks for a permission there cannot be installed for people through Graph without consent that is sent along.
        Assert.False(manifest.AsObject().ContainsKey("authorization"));
    }

    [Fact]
    public void The_Feed_Says_That_Something_Waits_And_Takes_No_Words_From_Anybody()
    {
        var type = manifest["activities"]!["activityTypes"]!.AsArray().Single()!;
        Assert.InRange(((string)type["type"]!).Length, 1, 64);
        Assert.InRange(((string)type["description"]!).Length, 1, 128);
        Assert.InRange(((string)type["templateText"]!).Length, 1, 128);
        Assert.DoesNotContain('{', (string)type["templateText"]!);
    }

    [Fact]
    public async Task Every_Command_Is_One_That_The_Bot_Answers()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Configuration["Storage:ConnectionString"] = "UseDevelopmentStorage=true";
        builder.AddMentorBot();
        await using var app = builder.Build();
        var known = app.Services.GetRequiredService<RouteTable>().Rows
            .Where(row => row.Kind == RouteKind.Command).SelectMany(row => row.Names).ToHashSet();

        var list = manifest["bots"]![0]!["commandLists"]!.AsArray().Single()!;
        Assert.Equal(["personal"], list["scopes"]!.AsArray().Select(scope => (string?)scope));
        var commands = list["commands"]!.AsArray();
        Assert.InRange(commands.Count, 1, 10);
        Assert.All(commands, command => Assert.Contains((string)command!["title"]!, known));
        Assert.All(commands, command => Assert.InRange(((string)command!["title"]!).Length, 1, 32));
        Assert.All(commands, command => Assert.InRange(((string)command!["description"]!).Length, 1, 128));
        string[] rights = ["my data", "delete my data", "pause", "stop", "help"];
        Assert.Subset(commands.Select(command => (string)command!["title"]!).ToHashSet(), rights.ToHashSet());
    }

    [Fact]
    public async Task The_Same_Inputs_Give_The_Same_Bytes_And_A_Missing_One_Is_Named()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await PackageBuild.RunAsync(folder["again.zip"], PackageBuild.Properties)).Exit);
        Assert.Equal(package.Bytes, await File.ReadAllBytesAsync(folder["again.zip"]));

        var (exit, output) = await PackageBuild.RunAsync(folder["bad.zip"], "-p:TeamsAppId=none", "-p:BotDomain=https://bot.example.com");
        Assert.NotEqual(0, exit);
        string[] named = ["-p:BotId=", "-p:TeamsAppId=", "-p:BotDomain="];
        Assert.All(named, name => Assert.Contains(name, output, StringComparison.Ordinal));
        Assert.False(File.Exists(folder["bad.zip"]));
    }

    [SharedDataFact(Schema)]
    public async Task The_Published_Schema_Accepts_It()
    {
        var schema = await JsonSchema.FromFileAsync(SharedData.PathOf(Schema));

        Assert.Empty(schema.Validate(manifest.ToJsonString()).Select(fault => fault.ToString()));
    }

    private string Text(string path) => (string)path.Split('.').Aggregate(manifest, (node, name) => node[name]!)!;
}
