using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>What the client sends and reads, held against the table of contracts and against Microsoft's own library.</summary>
public sealed class GraphContractTests(GraphContractTests.Sdk sdk) : IClassFixture<GraphContractTests.Sdk>
{
    public static TheoryData<string> Pages => [.. GraphOperation.All.Select(operation => operation.Page)];

    [Fact]
    public void Library_Is_The_Pinned_One() => Assert.Equal("6.10.0.0", sdk.Metadata.Version);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Method_Path_And_Query_Options_Are_Graphs(string page)
    {
        var contract = ContractOf(page);
        using var sent = new SentRequests();
        var (method, url, _) = await sent.OfAsync(contract.Operation);

        Assert.Equal(contract.Method, method);
        Assert.Equal($"/v1.0{Regex.Replace(contract.Path, "{[^}]+}", "id")}", url.AbsolutePath);
        Assert.Equal(contract.Permission, contract.Operation.Permission);
        var template = Assert.Single(
            sdk.Metadata.Literals(Builder(contract)), literal => literal.StartsWith("{+baseurl}", StringComparison.Ordinal));
        var parts = Regex.Match(template, @"^\{\+baseurl\}(?<path>[^?]*?)(\{\?(?<options>.*)\})?$");
        Assert.Equal(contract.Path, Uri.UnescapeDataString(parts.Groups["path"].Value));
        var known = parts.Groups["options"].Value.Split(',').Select(Uri.UnescapeDataString);
        Assert.Subset(known.ToHashSet(), QueryOptions(url).ToHashSet());
        var builds = $"To{method[0]}{method[1..].ToLowerInvariant()}RequestInformation";
        Assert.Contains(builds, sdk.Metadata.Methods(Builder(contract)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Body_Holds_What_Is_Required_And_Only_Names_That_Graph_Has(string page)
    {
        var contract = ContractOf(page);
        using var sent = new SentRequests();
        var (_, _, body) = await sent.OfAsync(contract.Operation);
        var names = body is null ? [] : Names(body, "").ToList();

        Assert.Superset(contract.Required.ToHashSet(), names.Select(name => name.Path).ToHashSet());
        foreach (var (path, owner, name) in names)
        {
            // Names of an action's parameters are matched without regard to case: the library writes Message, the reference message.
            var plain = name.Replace("@odata.bind", "", StringComparison.Ordinal);
            Assert.True(
                sdk.Metadata.Literals(contract.Writes[owner]).Contains(plain, StringComparer.OrdinalIgnoreCase),
                $"{path} is not a name of {contract.Writes[owner]}");
        }
    }

    [Fact]
    public async Task Mail_Body_Is_Of_A_Type_That_Graph_Knows_And_Leaves_No_Copy()
    {
        using var sent = new SentRequests();
        var (_, _, body) = await sent.OfAsync(GraphOperation.SendMail);

        var type = body!["message"]!["body"]!["contentType"]!.GetValue<string>();
        Assert.Contains(type, sdk.Metadata.Fields("Microsoft.Graph.Models.BodyType"));
        Assert.False(body["saveToSentItems"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task What_Is_Read_Is_Selected_And_A_Name_That_Graph_Has(string page)
    {
        var contract = ContractOf(page);
        using var sent = new SentRequests();
        var (_, url, _) = await sent.OfAsync(contract.Operation);
        var selected = url.Query.TrimStart('?').Split('&').SingleOrDefault(option => option.StartsWith("$select=", StringComparison.Ordinal));
        if (contract.Reads is not var (type, ours))
        {
            Assert.Null(selected);
            return;
        }

        var names = ours.Properties.Select(property => property.Name).Where(name => !name.StartsWith('@')).ToList();
        Assert.Equal($"$select={string.Join(',', names)}", selected);
        Assert.Subset(sdk.Metadata.Literals(type).ToHashSet(), names.ToHashSet());
    }

    [Fact]
    public void Stand_In_Knows_The_Same_Operations_And_No_Invented_Names()
    {
        Assert.Equal(GraphOperation.All, LocalGraphOperations.All.Select(local => local.Operation));
        foreach (var local in LocalGraphOperations.All)
        {
            var contract = GraphContract.Of(local.Operation);
            Assert.Equal(Regex.Replace(contract.Path, "{[^}]+}", "*"), Regex.Replace($"/{local.Path}", "{[^}]+}", "*"));
            var names = local.Query.Values.SelectMany(names => names).ToHashSet();
            Assert.True(names.Count == 0 || names.IsSubsetOf(sdk.Metadata.Literals(contract.Reads!.Value.Type)), local.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Any_Id_Stays_Inside_Its_Segment(string page)
    {
        using var sent = new SentRequests();
        var operation = ContractOf(page).Operation;
        Prop.ForAll<NonEmptyString>(text =>
        {
            // Lone surrogates cannot be written as UTF-8, so no id holds one.
            var id = $"x{new string([.. text.Get.Where(c => !char.IsSurrogate(c))])}'";
            var (_, url, body) = sent.OfAsync(operation, id).GetAwaiter().GetResult();
            var shape = ContractOf(page).Path.Split('/');
            var segments = url.AbsolutePath["/v1.0".Length..].Split('/');
            Assert.Equal(shape.Length, segments.Length);
            Assert.All(shape.Zip(segments), pair =>
                Assert.Equal(pair.First.StartsWith('{') ? id : pair.First, Uri.UnescapeDataString(pair.Second)));
            Assert.DoesNotContain("#", url.OriginalString, StringComparison.Ordinal);
            if (operation == GraphOperation.FindInstallation)
            {
                var options = url.Query.TrimStart('?').Split('&');
                var doubled = id.Replace("'", "''", StringComparison.Ordinal);
                Assert.Equal($"$filter=teamsApp/externalId eq '{doubled}'", Uri.UnescapeDataString(options[^1]));
            }
        }).Holds();
    }

    private static GraphContract ContractOf(string page) => GraphContract.All.Single(contract => contract.Operation.Page == page);

    private static string Builder(GraphContract contract) => $"Microsoft.Graph.{contract.Builder}";

    private static IEnumerable<string> QueryOptions(Uri url) =>
        url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(option => option.Split('=')[0]);

    private static IEnumerable<(string Path, string Owner, string Name)> Names(JsonNode node, string owner) => node switch
    {
        JsonObject o => o.SelectMany(property =>
        {
            var path = owner.Length == 0 ? property.Key : $"{owner}.{property.Key}";
            return Names(property.Value!, path).Prepend((path, owner, property.Key));
        }),
        JsonArray a => a.SelectMany(item => Names(item!, owner)),
        _ => [],
    };

    public sealed class Sdk : IDisposable
    {
        internal SdkMetadata Metadata { get; } = new();

        public void Dispose() => Metadata.Dispose();
    }
}
