using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Tests.Graph;

/// <summary>Who is meant by a mail address, a principal name or an object id.</summary>
public sealed class FindPersonTests
{
    [Theory]
    [InlineData("6f0f4a52-0c65-4d0e-9a51-0f6a2f1d9b11")]
    [InlineData(" {6F0F4A52-0C65-4D0E-9A51-0F6A2F1D9B11} ")]
    [InlineData("morgan@contoso.example")]
    [InlineData(" Morgan@Contoso.example ")]
    [InlineData("morgan.mentor@login.contoso.example")]
    public async Task Somebody_Is_Found_By_Mail_Principal_Name_Or_Object_Id(string name)
    {
        await using var graph = await GraphDouble.StartAsync();

        var found = Assert.IsType<FoundPerson.One>(await FindAsync(graph, name));

        Assert.Equal(
            new GraphUser(
                GraphDouble.Mentor.ObjectId, GraphDouble.Mentor.DisplayName, GraphDouble.Mentor.Mail, GraphDouble.Mentor.PrincipalName)
                {
                    AccountEnabled = true,
                },
            found.User);
        Assert.Single(graph.Requests);
    }

    [Theory]
    [InlineData("11111111-2222-3333-4444-555555555555")]
    [InlineData("nobody@contoso.example")]
    [InlineData("o'hara' or mail ne 'x@contoso.example")]
    public async Task Nobody_Is_Said_To_Be_Nobody(string name)
    {
        await using var graph = await GraphDouble.StartAsync();

        var found = await FindAsync(graph, name.Replace(' ', '+'));

        Assert.IsType<FoundPerson.Nobody>(found);
    }

    [Fact]
    public async Task An_Address_Of_Several_People_Names_All_Of_Them()
    {
        await using var graph = await GraphDouble.StartAsync();

        var found = Assert.IsType<FoundPerson.Several>(await FindAsync(graph, GraphDouble.Shared));

        Assert.Equal(2, found.Users.Select(user => user.Id).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Morgan Mentor")]
    [InlineData("@contoso.example")]
    [InlineData("morgan@")]
    [InlineData("mor gan@contoso.example")]
    [InlineData("morgan@contoso.example\nmail")]
    public async Task What_Is_No_Address_Is_Not_Asked_For(string name)
    {
        await using var graph = await GraphDouble.StartAsync();

        Assert.IsType<FoundPerson.NoName>(await FindAsync(graph, name));
        Assert.Empty(graph.Requests);
    }

    [Fact]
    public async Task Two_Hundred_Names_Take_Eleven_Requests_And_Each_Has_Its_Own_Answer()
    {
        await using var graph = await GraphDouble.StartAsync();
        string[] names =
        [
            GraphDouble.Mentor.ObjectId.ToUpperInvariant(), $" {GraphDouble.Mentor.Mail}", GraphDouble.Shared, "Morgan", "",
            .. Enumerable.Range(0, 195).Select(n => $"nobody{n}@contoso.example"),
        ];

        var found = await graph.People.FindAsync(GraphDouble.Tenant, names, default);

        Assert.Equal(11, graph.Requests.Count);
        Assert.Equal(
            ["One", "One", "Several", "NoName", "NoName", "Nobody"], names.Take(6).Select(name => found[name].GetType().Name));
        Assert.All(names.Skip(5), name => Assert.IsType<FoundPerson.Nobody>(found[name]));
    }

    [Fact]
    public async Task A_Missing_Permission_Is_Named()
    {
        await using var graph = await GraphDouble.StartAsync();
        graph.Graph.Granted.Clear();

        var failed = Assert.IsType<FoundPerson.Failed>(await FindAsync(graph, GraphDouble.Mentor.Mail));

        Assert.Equal("User.ReadBasic.All", failed.Problem.Permission);
    }

    private static async Task<FoundPerson> FindAsync(GraphDouble graph, string name) =>
        (await graph.People.FindAsync(GraphDouble.Tenant, [name], default))[name];
}
