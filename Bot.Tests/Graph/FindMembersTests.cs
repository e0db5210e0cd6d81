using TeamsMentorBot.Graph;
using TeamsMentorBot.Local;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>Who is in a group or a team, for enrolling them.</summary>
public sealed class FindMembersTests
{
    private const string Group = "0c9e7a10-2f4b-4c8e-9a6d-1e3f5a7b9c11";

    [Theory]
    [InlineData(" 0C9E7A10-2F4B-4C8E-9A6D-1E3F5A7B9C11 ")]
    [InlineData("https://teams.microsoft.com/l/team/19%3Aabc%40thread.tacv2/conversations?groupId=" + Group + "&tenantId=x")]
    public async Task A_Group_Is_Named_By_Its_Id_Or_The_Link_To_Its_Team(string name)
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.Graph.Groups.Add(new LocalGraphGroup(Group, [GraphDouble.Mentor.ObjectId, "device-1"]));

        var found = Assert.IsType<FoundMembers.People>(await graph.Members.FindAsync(GraphDouble.Tenant, name, default));

        Assert.Equal(GraphDouble.Mentor.Mail, Assert.Single(found.Members).Mail);
    }

    [Fact]
    public async Task Five_Thousand_Members_And_Their_Guests_Are_Told_Apart_In_Six_Requests()
    {
        var people = Enumerable.Range(0, 5_020).Select(Person).ToList();
        await using var graph = await GraphDouble.StartAsync(more: people);
        graph.Graph.Groups.Add(new LocalGraphGroup(Group, [.. people.Select(person => person.ObjectId), "device-1"]));

        var found = Assert.IsType<FoundMembers.People>(await graph.Members.FindAsync(GraphDouble.Tenant, Group, default));

        Assert.Equal((5_000, 20), (found.Members.Count, found.Guests.Count));
        Assert.All(found.Guests, guest => Assert.Contains("#EXT#", guest.UserPrincipalName, StringComparison.Ordinal));
        Assert.Equal(6, graph.Requests.Count);
    }

    [Theory]
    [InlineData("11111111-2222-3333-4444-555555555555", typeof(FoundMembers.NoGroup))]
    [InlineData("", typeof(FoundMembers.NoName))]
    [InlineData("Leaders", typeof(FoundMembers.NoName))]
    [InlineData("https://example.com/l/team/x?groupId=" + Group, typeof(FoundMembers.NoName))]
    public async Task What_Is_No_Group_Is_Said_So(string name, Type answer)
    {
        await using var graph = await GraphDouble.StartAsync();

        Assert.IsType(answer, await graph.Members.FindAsync(GraphDouble.Tenant, name, default));
    }

    [Fact]
    public async Task A_Missing_Permission_Is_Named()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.Graph.Granted.Remove("GroupMember.ReadBasic.All");

        var failed = Assert.IsType<FoundMembers.Failed>(await graph.Members.FindAsync(GraphDouble.Tenant, Group, default));

        Assert.Equal((GraphProblemKind.Forbidden, "GroupMember.ReadBasic.All"), (failed.Problem.Kind, failed.Problem.Permission));
    }

    private static LocalGraphPerson Person(int number)
    {
        var mail = $"person{number}@contoso.example";
        return new LocalGraphPerson($"00000000-0000-4000-8000-{number:D12}", $"Person {number}", mail, null)
        {
            PrincipalName = number % 251 == 0 && number < 5_020 ? $"person{number}_other.example#EXT#@contoso.example" : mail,
        };
    }
}
