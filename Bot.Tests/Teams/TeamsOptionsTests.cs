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
