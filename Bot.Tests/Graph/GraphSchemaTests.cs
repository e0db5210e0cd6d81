using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>The table of contracts against Microsoft's published permissions and schema, where these are at hand.</summary>
public sealed class GraphSchemaTests
{
    private const string Permissions = "msgraph/permissions-subset.json";

    private const string Schema = "msgraph/v1.0-subset.csdl.xml";

    private static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";

    [SharedDataFact(Permissions)]
    public void Permissions_Are_The_Least_Or_Are_Needed_By_Another_Operation()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.PathOf(Permissions)));
        foreach (var contract in GraphContract.All)
        {
            var path = Regex.Replace(contract.Path, "{[^}]+}", "{id}").ToLowerInvariant();
            var allowed = document.RootElement
                .GetProperty("paths").GetProperty(path).GetProperty(contract.Method).GetProperty("Application").EnumerateArray()
                .ToDictionary(
                    permission => permission.GetProperty("permission").GetString()!,
                    permission => permission.TryGetProperty("leastPrivileged", out _));

            Assert.Contains(contract.Permission, allowed.Keys);
            // Consent for single people would be less to notify them, but more to install the app.
            if (contract.Operation == GraphOperation.Notify)
                continue;
            // Installing needs the right to write, which covers finding the chat: one permission instead of two.
            Assert.True(allowed[contract.Permission] || contract.Permission == GraphOperation.InstallApp.Permission, path);
        }
    }

    [SharedDataFact(Schema)]
    public void Properties_Are_Those_Of_The_Schema()
    {
        var types = XDocument.Load(SharedData.PathOf(Schema)).Descendants()
            .Where(element => element.Name == Edm + "EntityType" || element.Name == Edm + "ComplexType")
            .ToDictionary(element => element.Attribute("Name")!.Value);

        Check(types, "user", GraphJson.Default.GraphUser);
        Check(types, "userScopeTeamsAppInstallation", GraphJson.Default.GraphInstallation);
        Check(types, "chat", GraphJson.Default.GraphChat);
        Check(types, "message", GraphJson.Default.MailResource);
        Check(types, "itemBody", GraphJson.Default.MailBody);
        Check(types, "recipient", GraphJson.Default.MailRecipient);
        Check(types, "mailboxSettings", GraphJson.Default.GraphMailboxSettings);
        Check(types, "automaticRepliesSetting", GraphJson.Default.GraphAutomaticReplies);
        Check(types, "dateTimeTimeZone", GraphJson.Default.GraphDateTime);
        Check(types, "teamworkActivityTopic", GraphJson.Default.ActivityTopic);
        Check(types, "itemBody", GraphJson.Default.ActivityPreview);
        Check(types, "keyValuePair", GraphJson.Default.ActivityParameter);
        Check(types, "emailAddress", GraphJson.Default.MailAddress);
        Check(types, "userScopeTeamsAppInstallation", GraphJson.Default.InstallRequest);
    }

    private static void Check(Dictionary<string, XElement> types, string name, JsonTypeInfo ours)
    {
        var known = new HashSet<string>();
        for (var type = types[name]; type is not null; type = BaseOf(types, type))
        {
            known.UnionWith(type.Elements()
                .Where(element => element.Name == Edm + "Property" || element.Name == Edm + "NavigationProperty")
                .Select(element => element.Attribute("Name")!.Value));
        }

        var names = ours.Properties.Select(property => property.Name.Replace("@odata.bind", "", StringComparison.Ordinal));
        Assert.Subset(known, names.ToHashSet());
    }

    // Every entity has an id; the schema says so in the type "entity".
    private static XElement? BaseOf(Dictionary<string, XElement> types, XElement type) =>
        type.Attribute("BaseType")?.Value is { } parent ? types[parent.Replace("graph.", "", StringComparison.Ordinal)] : null;
}
