using System.Text.Json.Nodes;
using NJsonSchema;
using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Local;

public sealed class PlaygroundConfigurationTests
{
    [Fact]
    public void Each_Playground_Belongs_To_One_Of_The_Sample_People()
    {
        foreach (var person in SamplePeople.All)
        {
            var configuration = JsonNode.Parse(Playground.Configuration(person))!;
            Assert.Equal(person.ObjectId, (string?)configuration["currentUser"]!["aadObjectId"]);
            Assert.Equal(person.ConversationId, (string?)configuration["personalChat"]!["id"]);
            Assert.Equal(SamplePeople.TenantId, (string?)configuration["tenantId"]);
            string[] users = [.. configuration["users"]!.AsArray().Select(user => (string)user!["id"]!)];
            Assert.Equal(5, users.Distinct().Count());
            Assert.DoesNotContain(person.UserId, users);
        }
    }

    [Fact]
    public void Nothing_Of_The_Sample_People_Is_Shared()
    {
        Func<SamplePerson, object>[] members = [p => p.Name, p => p.Mail, p => p.ObjectId, p => p.UserId, p => p.ConversationId, p => p.Role];
        Assert.All(members, member => Assert.Equal(3, SamplePeople.All.Select(member).Distinct().Count()));
        Assert.All(SamplePeople.All, person => Assert.EndsWith("@example.com", person.Mail, StringComparison.Ordinal));
    }

    [SharedDataFact("playground/teamsapptesttool-config-0.1.1.schema.json")]
    public async Task The_Configuration_Meets_The_Playgrounds_Schema()
    {
        var schema = await JsonSchema.FromFileAsync(SharedData.PathOf("playground/teamsapptesttool-config-0.1.1.schema.json"));
        Assert.All(SamplePeople.All, person => Assert.Empty(schema.Validate(Playground.Configuration(person))));
    }
}
