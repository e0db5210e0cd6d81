using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams;

namespace TeamsMentorBot.Tests.Teams;

public sealed class TeamsOptionsTests
{
    private const string Id = "00000000-0000-4000-8000-000000000003";

    [Fact]
    public void Development_Needs_Nothing() =>
        Assert.True(Validate(new(), Environments.Development).Succeeded);

    [Fact]
    public async Task Production_Without_A_Registration_Does_Not_Start()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => TeamsHost.StartAsync([], environment: "Production"));

        Assert.Contains("Teams:AppId", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Teams:TenantId", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Teams:ClientSecret", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_Credential_Is_Asked_For_And_Not_Two()
    {
        Assert.True(Validate(new() { AppId = Id, TenantId = Id, ClientSecret = "x" }).Succeeded);
        Assert.True(Validate(new() { AppId = Id, TenantId = Id, ManagedIdentityClientId = Id }).Succeeded);
        Assert.True(Validate(new() { AppId = Id, TenantId = Id }).Failed);
        Assert.True(Validate(new() { AppId = Id, TenantId = Id, ClientSecret = "x", ManagedIdentityClientId = Id }).Failed);
        Assert.Contains(
            "Teams:CertificatePath",
            Validate(new() { AppId = Id, TenantId = Id, CertificatePath = "/nowhere.pem" }).FailureMessage,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://smba.example")]
    [InlineData("*.teams.microsoft.com")]
    [InlineData("")]
    public void Hosts_Are_Exact_Names(string host) =>
        Assert.Contains(
            "Teams:ServiceHosts",
            Validate(new() { ServiceHosts = [host] }, Environments.Development).FailureMessage,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{00000000-0000-4000-8000-000000000003}")]
    [InlineData("00000000000040008000000000000003")]
    [InlineData(" 00000000-0000-4000-8000-000000000003")]
    [InlineData("mentor-bot")]
    public void Ids_Are_Spelt_As_Tokens_Spell_Them(string id)
    {
        var failure = Validate(new() { AppId = id, TenantId = id, AllowedTenants = [id], EntraCallers = [id], ClientSecret = "x" }).FailureMessage;

        Assert.All(
            (string[])["Teams:AppId", "Teams:TenantId", "Teams:AllowedTenants", "Teams:EntraCallers"],
            key => Assert.Contains(key, failure, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smba.trafficmanager.net/teams/")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/teams/")]
    [InlineData("")]
    public void People_Who_Never_Wrote_Are_Reached_At_The_Connectors_Own_Hosts(string url) =>
        Assert.Contains("Teams:ProactiveServiceUrl", Validate(new() { ProactiveServiceUrl = url }, Environments.Development).FailureMessage,
            StringComparison.Ordinal);

    [Fact]
    public void Each_Cloud_Has_Its_Own_Address_For_Them()
    {
        Assert.True(Validate(new() { Cloud = TeamsCloud.UsGovernment }, Environments.Development).Succeeded);
        Assert.Contains("Teams:ProactiveServiceUrl", Validate(new() { Cloud = TeamsCloud.China }, Environments.Development).FailureMessage,
            StringComparison.Ordinal);
        Assert.True(Validate(
            new() { Cloud = TeamsCloud.China, ServiceHosts = ["smba.example.cn"], ProactiveServiceUrl = "https://smba.example.cn/teams/" },
            Environments.Development).Succeeded);
    }

    [Fact]
    public void Without_A_List_The_Bots_Own_Tenant_Is_Served()
    {
        Assert.True(new TeamsOptions { TenantId = Id }.IsTenantAllowed(Id.ToUpperInvariant()));
        Assert.False(new TeamsOptions { TenantId = Id }.IsTenantAllowed("other"));
        Assert.False(new TeamsOptions { TenantId = Id, AllowedTenants = ["other"] }.IsTenantAllowed(Id));
    }

    private static ValidateOptionsResult Validate(TeamsOptions options, string environment = "Production") =>
        new TeamsOptionsValidator(new FakeEnvironment(environment)).Validate(null, options);
}
