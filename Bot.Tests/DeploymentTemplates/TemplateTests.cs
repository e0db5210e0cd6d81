using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Telemetry;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.DeploymentTemplates;

public sealed class TemplateTests
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        [TeamsOptions.Section] = typeof(TeamsOptions),
        [StorageOptions.Section] = typeof(StorageOptions),
        [GraphOptions.Section] = typeof(GraphOptions),
        [ProgramsOptions.Section] = typeof(ProgramsOptions),
        [DeliveryOptions.Section] = typeof(DeliveryOptions),
        [TelemetryOptions.Section] = typeof(TelemetryOptions),
    };

    // Azure documentation, "Naming rules and restrictions for Azure resources" and "Storage account overview".
    [Theory]
    [InlineData("Microsoft.ManagedIdentity/userAssignedIdentities", "^[a-zA-Z0-9][a-zA-Z0-9_-]{2,127}$")]
    [InlineData("Microsoft.Storage/storageAccounts", "^[a-z0-9]{3,24}$")]
    [InlineData("Microsoft.Web/serverfarms", "^[a-zA-Z0-9-]{1,40}$")]
    [InlineData("Microsoft.Web/sites", "^[a-zA-Z0-9][a-zA-Z0-9-]{0,57}[a-zA-Z0-9]$")]
    [InlineData("Microsoft.BotService/botServices", "^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,41}$")]
    [InlineData("Microsoft.OperationalInsights/workspaces", "^[a-zA-Z0-9][a-zA-Z0-9-]{2,61}[a-zA-Z0-9]$")]
    public void Names_Keep_The_Rules_However_Long_Their_Start(string type, string rule)
    {
        var start = Template.Parameters["baseName"]!;
        var names = new[] { (int)start["minLength"]!, (int)start["maxLength"]! }
            .Select(length => Template.Name(Template.Of(type), new string('m', length)));

        Assert.All(names, name => Assert.Matches(rule, name));
    }

    [Fact]
    public void Every_Reference_Resolves_And_Nothing_Is_Declared_In_Vain()
    {
        string[] variables = [.. Template.Variables.Select(variable => variable.Key).Where(name => name != "copy"), "ownerSettings"];

        Assert.Equal(Template.Parameters.Select(parameter => parameter.Key).Order(), Template.Called("parameters").Distinct().Order());
        Assert.Equal(variables.Order(), Template.Called("variables").Distinct().Order());
        Assert.All(Template.Parameters, parameter => Assert.NotEmpty((string)parameter.Value!["metadata"]!["description"]!));

        var declared = Template.Resources.Select(resource => (string)resource["type"]!).ToHashSet();
        var referred = Regex.Matches(Template.Text, @"\bresourceId\('([\w./]+)', variables\('(\w+)'\)\)")
            .Select(call => (Type: call.Groups[1].Value, Name: call.Groups[2].Value));
        Assert.All(referred, id => Assert.Equal($"[variables('{id.Name}')]", (string?)Template.Of(id.Type)["name"]));
        Assert.All(Regex.Matches(Template.Text, @"'(Microsoft\.[\w/]+)'").Select(type => type.Groups[1].Value)
            .Where(type => type != "Microsoft.Authorization/roleDefinitions"), type => Assert.Contains(type, declared));
    }

    [Fact]
    public void Brackets_Of_Every_Expression_Match()
    {
        foreach (var expression in Strings(Template.Root).Where(text => text.StartsWith('[')))
        {
            var bare = Regex.Replace(expression, "'[^']*'", "");
            Assert.EndsWith("]", expression, StringComparison.Ordinal);
            Assert.Equal(bare.Count(letter => letter == '('), bare.Count(letter => letter == ')'));
            Assert.Equal(bare.Count(letter => letter == '['), bare.Count(letter => letter == ']'));
        }
    }

    [Fact]
    public void Every_Setting_Is_One_That_The_Bot_Reads()
    {
        var settings = Regex.Matches(Template.Text, @"\b([A-Z]\w+?)__(\w+?)(?:__\{0\})?['""]")
            .Select(key => (Section: key.Groups[1].Value, Key: key.Groups[2].Value)).Distinct().ToList();

        Assert.All(settings, setting => Assert.NotNull(Sections[setting.Section].GetProperty(setting.Key)));
        (string, string)[] needed =
        [
            ("Teams", "AppId"), ("Teams", "TenantId"), ("Teams", "ManagedIdentityClientId"),
            ("Storage", "Endpoint"), ("Storage", "ManagedIdentityClientId"),
            ("Graph", "Enabled"), ("Graph", "ManagedIdentityClientId"), ("Graph", "CatalogAppId"), ("Graph", "ManifestId"),
            ("Programs", "Owners"),
        ];
        Assert.Subset(settings.ToHashSet(), needed.ToHashSet());
        Assert.DoesNotContain(("Storage", "ConnectionString"), settings);
        // With these and no other the release is run in Production by tests of its own.
        Assert.Equal(
            settings.Select(setting => $"{setting.Section}__{setting.Key}").Where(key => key != "Teams__ClientSecret").Order(StringComparer.Ordinal),
            PretendAzure.Settings.Keys.Select(key => key.Replace("__0", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Somebody_Is_Told_When_The_Bot_Is_Not_Ready_And_When_It_Cannot_Reach_A_Person()
    {
        var ready = Template.Of("Microsoft.Insights/metricAlerts")["properties"]!["criteria"]!["allOf"]![0]!;
        Assert.Equal(("HealthCheckStatus", "LessThan", 100), ((string?)ready["metricName"], (string?)ready["operator"], (int)ready["threshold"]!));

        var query = (string)Template.Of("Microsoft.Insights/scheduledQueryRules")["properties"]!["criteria"]!["allOf"]![0]!["query"]!;
        var words = Regex.Match(query, "has '([^']+)'").Groups[1].Value;
        // What the ledger's log line says of such a message.
        var line = $"Message prompt.1 to tenant|person is {DeliveryState.Unreachable} (NotInstalled).";
        Assert.Contains(words, line, StringComparison.Ordinal);
        Assert.Contains("\"Message {Key} to {Recipient} is {State} ({Code}).\"",
            File.ReadAllText(Repository.PathOf("Bot", "Delivery", "Deliveries.cs")), StringComparison.Ordinal);

        string[] quiet = ["Microsoft.Insights/metricAlerts", "Microsoft.Insights/scheduledQueryRules", "Microsoft.Insights/actionGroups"];
        Assert.All(quiet, type => Assert.Equal("[variables('wantsAlerts')]", (string?)Template.Of(type)["condition"]));
    }

    [Fact]
    public void What_May_Be_A_Secret_Is_A_Secure_Parameter()
    {
        var secret = Template.Parameters.Where(parameter => parameter.Key.EndsWith("Secret", StringComparison.Ordinal) || parameter.Key == "otlpHeaders");

        Assert.Equal(2, secret.Count());
        Assert.All(secret, parameter => Assert.Equal(("securestring", ""), ((string?)parameter.Value!["type"], (string?)parameter.Value["defaultValue"])));
    }

    [Fact]
    public void Storage_Takes_No_Key_And_The_Identity_May_Use_Its_Tables_And_No_More()
    {
        var storage = Template.Of("Microsoft.Storage/storageAccounts")["properties"]!;
        Assert.False((bool)storage["allowSharedKeyAccess"]!);
        Assert.False((bool)storage["allowBlobPublicAccess"]!);
        Assert.True((bool)storage["supportsHttpsTrafficOnly"]!);
        Assert.Equal("TLS1_2", (string?)storage["minimumTlsVersion"]);
        Assert.DoesNotContain("listKeys", Template.Text, StringComparison.OrdinalIgnoreCase);

        var role = Template.Of("Microsoft.Authorization/roleAssignments");
        // Azure documentation, "Azure built-in roles": Storage Table Data Contributor.
        Assert.Equal("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", (string?)Template.Variables["storageTableDataContributor"]);
        Assert.Equal(
            "[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', variables('storageTableDataContributor'))]",
            (string?)role["properties"]!["roleDefinitionId"]);
        Assert.Equal("[variables('storageId')]", (string?)role["scope"]);
        Assert.Equal("ServicePrincipal", (string?)role["properties"]!["principalType"]);
    }

    [Fact]
    public void The_Web_App_Stays_Awake_Speaks_Https_Only_And_Is_Asked_Whether_It_Is_Ready()
    {
        var site = Template.Of("Microsoft.Web/sites")["properties"]!;
        var config = site["siteConfig"]!;
        Assert.True((bool)site["httpsOnly"]!);
        Assert.True((bool)config["alwaysOn"]!);
        Assert.Equal(
            ("DOTNETCORE|10.0", "Disabled", "1.2", "/health/ready"),
            (Text("linuxFxVersion"), Text("ftpsState"), Text("minTlsVersion"), Text("healthCheckPath")));
        var passwords = Template.Resources.Where(resource => (string?)resource["type"] == "Microsoft.Web/sites/basicPublishingCredentialsPolicies");
        Assert.Equal([false, false], passwords.Select(policy => (bool)policy["properties"]!["allow"]!));

        string? Text(string name) => (string?)config[name];
    }

    [Fact]
    public void Outputs_Name_What_The_App_Package_Asks_For()
    {
        var outputs = Template.Root["outputs"]!.AsObject();

        Assert.Contains("botId", outputs.Select(output => output.Key));
        Assert.Contains("botDomain", outputs.Select(output => output.Key));
        var bot = Template.Of("Microsoft.BotService/botServices")["properties"]!;
        Assert.Equal((string?)bot["msaAppId"], (string?)outputs["botId"]!["value"]);
        Assert.Equal(
            "[format('https://{0}/api/messages', reference(variables('siteId'), '2024-11-01').defaultHostName)]",
            (string?)bot["endpoint"]);
        Assert.DoesNotContain("ecret", outputs.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pilot.parameters.json", 1)]
    [InlineData("production.parameters.json", 2)]
    public void Parameter_Files_Give_Every_Value_That_Is_No_Secret_Within_Its_Bounds(string file, int instances)
    {
        var values = Template.Values(file);

        Assert.Equal(instances, (int)values["instanceCount"]!["value"]!);
        // So that a second deployment with the same file puts nothing back to its default. The region is the resource group's.
        Assert.Equal(
            Template.Parameters.Where(parameter => (string?)parameter.Value!["type"] != "securestring").Select(parameter => parameter.Key).Order(),
            values.Select(value => value.Key).Append("location").Order());
        foreach (var (name, holder) in values)
        {
            var (rule, value) = (Template.Parameters[name]!, holder!["value"]!);
            var (least, most) = ((int?)(rule["minLength"] ?? rule["minValue"]), (int?)(rule["maxLength"] ?? rule["maxValue"]));
            Assert.True(rule["allowedValues"] is not JsonArray allowed || allowed.Any(one => JsonNode.DeepEquals(one, value)), name);
            Assert.InRange(Size(value), least ?? 0, most ?? int.MaxValue);
        }
    }

    private static int Size(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Array => value.AsArray().Count,
        JsonValueKind.String => ((string)value!).Length,
        JsonValueKind.Number => (int)value,
        _ => 0,
    };

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Strings(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
