using System.Text.Json.Nodes;
using NJsonSchema;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.DeploymentTemplates;

/// <summary>Each resource against Azure's published schema of its type and version, where these are at hand.</summary>
public sealed class ArmSchemaTests
{
    private const string Folder = "arm/schemas/";
    private const string TemplateSchema = Folder + "2019-04-01/deploymentTemplate.json";
    private const string CommonAddress = "https://schema.management.azure.com/schemas/common/definitions.json#/definitions/";

    // What every resource may have, whatever its type; the schema of the type does not name it.
    private static readonly string[] OfEveryResource = ["condition", "dependsOn", "scope"];

    [SharedDataFact(TemplateSchema)]
    public async Task All_Types_But_Those_Of_Insights_Have_A_Schema_At_Hand_And_Keep_To_It()
    {
        Assert.All(Template.Resources.Where(resource => !HasSchema((string)resource["type"]!)),
            resource => Assert.StartsWith("Microsoft.Insights/", (string)resource["type"]!, StringComparison.Ordinal));

        List<string> faults = [];
        foreach (var resource in Template.Resources.Where(resource => HasSchema((string)resource["type"]!)))
        {
            var schema = await SchemaOf((string)resource["type"]!, (string)resource["apiVersion"]!);
            var bare = resource.DeepClone().AsObject();
            Array.ForEach(OfEveryResource, member => bare.Remove(member));
            // Worked out, so that it has to keep the schema's pattern. A channel's schema knows the last part alone.
            var name = Template.Name(resource, "mentorbot");
            bare["name"] = (string)resource["type"]! == "Microsoft.BotService/botServices/channels" ? name.Split('/')[^1] : name;
            faults.AddRange(schema.Validate(bare.ToJsonString()).Select(fault => $"{resource["type"]}: {fault}"));
        }

        Assert.Empty(faults);
    }

    [SharedDataFact(TemplateSchema)]
    public async Task A_Misspelt_Property_Would_Be_Found()
    {
        var resource = Template.Of("Microsoft.Storage/storageAccounts").DeepClone().AsObject();
        resource["properties"]!["allowSharedKeyAcess"] = false;

        Assert.NotEmpty((await SchemaOf("Microsoft.Storage/storageAccounts", "2024-01-01")).Validate(resource.ToJsonString()));
    }

    [SharedDataFact(TemplateSchema)]
    public void Parameters_And_Outputs_Are_Of_The_Template_Languages_Types()
    {
        var schema = Read(TemplateSchema);
        var types = schema["definitions"]!["parameterTypes"]!["enum"]!.AsArray().Select(type => (string)type!).ToHashSet();

        Assert.All(Template.Parameters, parameter => Assert.Contains((string)parameter.Value!["type"]!, types));
        Assert.All(Template.Root["outputs"]!.AsObject(), output => Assert.Contains((string)output.Value!["type"]!, types));
        var members = schema["properties"]!.AsObject();
        Assert.All(Template.Root.AsObject(), member => Assert.True(members.ContainsKey(member.Key), member.Key));
    }

    private static bool HasSchema(string type)
    {
        var version = (string)Template.Resources.First(resource => (string?)resource["type"] == type)["apiVersion"]!;
        return SharedData.Has(FileOf(type, version));
    }

    private static string FileOf(string type, string version) => $"{Folder}{version}/{type.Split('/')[0]}.json";

    /// <summary>The definition of one type with all that it refers to, as one document: nothing is fetched.</summary>
    private static Task<JsonSchema> SchemaOf(string type, string version)
    {
        var source = Read(FileOf(type, version));
        var common = Read(Folder + "common/definitions.json")["definitions"]!.AsObject();
        var definitions = new JsonObject();
        var root = source["resourceDefinitions"]![string.Join('_', type.Split('/').Skip(1))]!;
        var document = new JsonObject { ["allOf"] = new JsonArray(Taken(root)), ["definitions"] = definitions };
        return JsonSchema.FromJsonAsync(document.ToJsonString());

        JsonNode Taken(JsonNode node)
        {
            var copy = node.DeepClone();
            Follow(copy);
            return copy;
        }

        void Follow(JsonNode? node)
        {
            if (node is JsonArray items)
                items.ToList().ForEach(Follow);

            if (node is not JsonObject schema)
                return;

            // A map of properties is no schema itself, even where one of them is called "properties".
            var map = schema["properties"] as JsonObject;
            schema.Where(member => member.Value != map).Select(member => member.Value).ToList().ForEach(Follow);
            map?.Select(property => property.Value).ToList().ForEach(Follow);
            if (schema["$ref"] is JsonValue reference)
            {
                schema["$ref"] = "#/definitions/" + Include((string)reference!);
            }
            else if (map is { Count: > 0 } && !schema.ContainsKey("oneOf"))
            {
                schema["additionalProperties"] = false;
            }
            else if (map is { Count: > 0 } && schema["oneOf"] is JsonArray choices)
            {
                // Each choice names only what it adds to the properties beside it.
                choices.Select(choice => choice!.AsObject()).ToList().ForEach(choice => choice.Remove("additionalProperties"));
            }
        }

        string Include(string reference)
        {
            var isCommon = reference.StartsWith(CommonAddress, StringComparison.Ordinal);
            var name = reference[(reference.LastIndexOf('/') + 1)..];
            var kept = isCommon ? $"common_{name}" : name;
            if (!definitions.ContainsKey(kept))
            {
                definitions[kept] = new JsonObject();
                definitions[kept] = Taken((isCommon ? common : source["definitions"]!)[name]!);
            }

            return kept;
        }
    }

    private static JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(SharedData.PathOf(path)))!;
}
