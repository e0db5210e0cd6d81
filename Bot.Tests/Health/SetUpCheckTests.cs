using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Health;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Health;

/// <summary>What the command line's <c>check</c> finds, and what it never says.</summary>
public sealed class SetUpCheckTests
{
    private const string Secret = "zq-secret-that-nobody-may-read";

    [Fact]
    public async Task The_Program_Names_Every_Missing_Setting_And_Ends_With_An_Error()
    {
        await using var bot = BotProcess.StartAlone("Development", "check", "--Graph:Enabled=true", $"--Graph:ClientSecret={Secret}");

        Assert.Equal(1, await bot.EndedAsync());
        string[] keys =
        [
            "Teams:AppId", "Teams:TenantId", "Teams:ClientSecret", "Storage:Endpoint", "Storage:ConnectionString",
            "Graph:TenantId", "Graph:ClientId", "Graph:CatalogAppId", "Graph:ManifestId",
        ];
        Assert.All(keys, key => Assert.Contains(key, bot.Output, StringComparison.Ordinal));
        Assert.Contains("8 things", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("TeamsMentorBot is running", bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_Is_To_Be_Done_Where_Everything_Is_There()
    {
        await using var bot = await BotFixture.StartAsync();

        var lines = await LookAsync(bot);

        Assert.All(lines, line => Assert.True(line.IsGood, line.What));
        Assert.All(GraphPermission.All, permission => Assert.Equal(SetUpState.Granted, StateOf(lines, permission)));
        Assert.Contains("Everything that these settings need is there.", SetUpTable.Render(lines), StringComparison.Ordinal);
        Assert.Empty(bot.Graph.Mails);
        Assert.DoesNotContain(bot.Graph.Calls, call => call.Status is 201 or 202 or 204);
    }

    [Fact]
    public async Task Each_Missing_Permission_Is_Told_With_What_It_Is_For()
    {
        await using var bot = await BotFixture.StartAsync();
        foreach (var permission in GraphPermission.All)
        {
            bot.Graph.Granted.Remove(permission.Name);

            var lines = await LookAsync(bot);

            var missing = Assert.Single(lines, line => !line.IsGood);
            Assert.Equal((SetUpState.Missing, permission.Name), (missing.State, missing.What));
            Assert.Contains(permission.For, missing.Note, StringComparison.Ordinal);
            Assert.Contains("One thing", SetUpTable.Render(lines), StringComparison.Ordinal);
            bot.Graph.Granted.Add(permission.Name);
        }
    }

    [Fact]
    public async Task What_The_Options_Do_Not_Use_Is_Not_Needed()
    {
        await using var bot = await BotFixture.StartAsync(more: services =>
            services.PostConfigure<GraphOptions>(options => options.SenderUserId = null));
        bot.Graph.Granted.Remove("Mail.Send");

        var lines = await LookAsync(bot);

        Assert.Equal(SetUpState.NotNeeded, StateOf(lines, GraphPermission.SendMail));
        Assert.All(lines, line => Assert.True(line.IsGood, line.What));
    }

    [Fact]
    public async Task Credentials_That_Are_Refused_Are_Told_By_Their_Code_And_Key_Alone()
    {
        await using var bot = await BotFixture.StartAsync(more: services => services.AddSingleton(new GraphAccess(
            () => GraphCloud.Global.Root(),
            () => DelegatedTokenCredential.Create((_, _) => throw new AuthenticationFailedException($"AADSTS7000222: {Secret} has expired")))));

        var text = SetUpTable.Render(await LookAsync(bot));

        Assert.Contains("AADSTS7000222: Graph:ClientSecret has expired.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("User.ReadBasic.All", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Graph_That_Is_Off_Needs_Nothing()
    {
        await using var bot = await BotFixture.StartAsync(more: services =>
            services.PostConfigure<GraphOptions>(options => options.Enabled = false));

        var lines = await LookAsync(bot);

        Assert.All(lines, line => Assert.True(line.IsGood, line.What));
        Assert.Contains(lines, line => line is { State: SetUpState.NotNeeded, What: "Graph:Enabled is false" });
        Assert.Empty(bot.Graph.Calls);
    }

    private static Task<IReadOnlyList<SetUpLine>> LookAsync(BotFixture bot) => new SetUpCheck(bot.Get<IServiceProvider>()).LookAsync([], default);

    private static SetUpState StateOf(IEnumerable<SetUpLine> lines, GraphPermission permission) =>
        lines.Single(line => line.What == permission.Name).State;
}
