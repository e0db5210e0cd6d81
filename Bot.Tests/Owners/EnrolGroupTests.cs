using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;
using TeamsMentorBot.Owners;
using TeamsMentorBot.Owners.Enrolments;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Journeys;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Tests.Owners;

/// <summary>Priya enrols from a group. Maya is mentored by Daniel in her program already.</summary>
public sealed class EnrolGroupTests
{
    private const string Group = "0c9e7a10-2f4b-4c8e-9a6d-1e3f5a7b9c11";

    private static readonly Somebody Guest = new("Gail Guest", "f6000000-0000-4000-8000-00000000000f") { Principal = "gail_example.org#EXT#@example.com" };

    private static readonly Somebody Gone = new("Greta Gone", "f7000000-0000-4000-8000-00000000000f");

    [Fact]
    public async Task Members_Without_A_Mentor_Become_Rows_And_Whoever_Is_Left_Out_Is_Named()
    {
        await using var story = await StartAsync(Somebody.Maya, Somebody.Daniel, Somebody.Omar, Somebody.Lena, Guest, Gone);
        story.Bot.Graph.Change(Gone.ObjectId, gone => gone with { Disabled = true });

        var card = await ListAsync(story);

        Assert.Contains("4 members can be in the program. 1 of them have a mentor already, 1 are mentors.", card.Words, StringComparison.Ordinal);
        Assert.Contains($"{Strings.Enrol_GroupGuests}\nGail Guest\n", card.Words, StringComparison.Ordinal);
        Assert.Contains($"{Strings.Enrol_GroupDisabled}\nGreta Gone\n", card.Words, StringComparison.Ordinal);
        Assert.Equal($"{Somebody.Lena.Mail}, \n{Somebody.Omar.Mail}, ", card.ValueOf("document"));

        var faulty = (await story.Priya.PressesAsync("Check")).Card!;
        Assert.Contains($"Line 1, mentor: {Strings.Enrol_NobodyThere}", faulty.Words, StringComparison.Ordinal);
        var dryRun = (await story.Priya.PressesAsync("Check", new { document = $"{Somebody.Omar.Mail}, {Somebody.Lena.Mail}" })).Card!;
        Assert.Contains("Line 1: Omar Haddad with Lena Fischer, Leaders of tomorrow", dryRun.Words, StringComparison.Ordinal);
        await story.Priya.PressesAsync("Enrol 1");
        Assert.Single(await story.Bot.Get<PairingStore>().ForMenteeAsync(Somebody.Omar.Id, default));
    }

    [Fact]
    public async Task One_Mentor_For_All_Is_Written_Into_Every_Row_And_Is_No_Mentee_Themselves()
    {
        await using var story = await StartAsync(Somebody.Maya, Somebody.Omar, Somebody.Lena);

        var card = await ListAsync(story, Somebody.Lena.Mail);

        Assert.Equal($"{Somebody.Omar.Mail}, {Somebody.Lena.Mail}", card.ValueOf("document"));
        Assert.Equal(["Check", "From a group or team"], card.Buttons);
        Assert.Contains(
            "Would be enrolled\nLine 1: Omar Haddad with Lena Fischer", (await story.Priya.PressesAsync("Check")).Card!.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Group_Of_Five_Thousand_With_Twenty_Guests_Is_Listed_In_Parts()
    {
        Somebody[] crowd = [.. Enumerable.Range(1, 5_020).Select(number => new Somebody($"Person {number:0000}", $"00000000-0000-4000-8000-{number:D12}")
        {
            Principal = number <= 20 ? $"guest{number}#EXT#@example.com" : $"person{number}@example.com",
        })];
        await using var story = await StartAsync(crowd);

        var card = await ListAsync(story, Somebody.Daniel.Mail);

        Assert.Contains("5000 members can be in the program.", card.Words, StringComparison.Ordinal);
        Assert.Contains("Person 0020\n", card.Words, StringComparison.Ordinal);
        Assert.Equal(EnrolmentReader.MostRows, card.ValueOf("document")!.Split('\n').Length);
        Assert.Contains("These are the first 100. 4900 more come", card.Words, StringComparison.Ordinal);
        Assert.Equal(6, story.Bot.Graph.Calls.Count(call => call.Path.Contains("/transitiveMembers", StringComparison.Ordinal)));
        Assert.Equal(["Enrol 100", "Check"], (await story.Priya.PressesAsync("Check")).Card!.Buttons);
        Assert.Empty(story.Bot.Connector.Complaints);
    }

    [Fact]
    public async Task A_Group_That_Cannot_Be_Read_Is_Said_To_Be_So()
    {
        await using var story = await StartAsync(Somebody.Omar);

        Assert.Contains(Strings.Enrol_NoGroupName, (await ListAsync(story, group: "Leaders")).Words, StringComparison.Ordinal);
        Assert.Contains(Strings.Enrol_NoGroup, (await ListAsync(story, group: Guid.NewGuid().ToString())).Words, StringComparison.Ordinal);
        story.Bot.Graph.Granted.Remove(GraphPermission.ReadGroups.Name);
        Assert.Contains(
            "I may not read groups. An administrator grants the bot GroupMember.ReadBasic.All.", (await ListAsync(story)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_Of_Another_Tenant_Is_Asked_For_Nobody()
    {
        await using var story = await StartAsync([Somebody.Omar], services =>
            services.PostConfigure<GraphOptions>(options => options.TenantId = "99999999-0000-4000-8000-000000000009"));

        Assert.Contains(Strings.Enrol_GroupOff, (await ListAsync(story)).Words, StringComparison.Ordinal);
        await story.Priya.SaysAsync("enrol");
        var card = (await story.Priya.PressesAsync("Check", new { document = $"{Somebody.Omar.Mail},{Somebody.Daniel.Mail}" })).Card!;
        Assert.Contains($"I cannot look {Somebody.Omar.Mail} up", card.Words, StringComparison.Ordinal);
        Assert.Empty(story.Bot.Graph.Calls);
    }

    [Fact]
    public async Task Only_The_Owner_Of_A_Program_Sees_Who_Is_In_A_Group()
    {
        await using var story = await StartAsync(Somebody.Omar);

        await story.Maya.SaysAsync("enrol group");
        Assert.Equal(Strings.Owners_OwnersOnly, story.Maya.Latest.Text);
        foreach (var verb in (string[])[OwnerVerbs.Group, OwnerVerbs.ListGroup])
        {
            var data = new System.Text.Json.Nodes.JsonObject { ["program"] = Mentorship.ProgramId, ["group"] = Group };
            var answer = await CardAnswer.ReadAsync(await story.Maya.PostAsync(story.Maya.InvokeActivity("1", verb, data)));
            Assert.Equal(Strings.Owners_OwnersOnly, answer.Error);
        }

        Assert.Empty(story.Bot.Graph.Calls);
    }

    [Fact]
    public async Task An_Account_That_Is_Switched_Off_Cannot_Be_Enrolled()
    {
        await using var story = await StartAsync([Gone]);
        story.Bot.Graph.Change(Gone.ObjectId, gone => gone with { Disabled = true });

        await story.Priya.SaysAsync("enrol");
        var card = (await story.Priya.PressesAsync("Check", new { document = $"{Gone.Mail},{Somebody.Daniel.Mail}" })).Card!;

        Assert.Contains("Line 1, mentee: The account of Greta Gone is switched off.", card.Words, StringComparison.Ordinal);
    }

    private static Task<Mentorship> StartAsync(params Somebody[] members) => StartAsync(members, null);

    private static async Task<Mentorship> StartAsync(Somebody[] members, Action<IServiceCollection>? more)
    {
        var story = await Mentorship.StartAsync(more: more, graph: [.. members.Except(Somebody.All)]);
        story.Bot.Graph.Groups.Add(new LocalGraphGroup(Group, [.. members.Select(member => member.ObjectId), "device-1"]));
        return story;
    }

    private static async Task<CardView> ListAsync(Mentorship story, string mentor = "", string group = Group)
    {
        await story.Priya.SaysAsync("enrol group");
        return (await story.Priya.PressesAsync("List its members", new { group, mentor })).Card!;
    }
}
