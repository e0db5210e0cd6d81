using Azure.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Teams;

public sealed class ConnectorTokenTests
{
    private readonly FakeTime time = new();
    private readonly FakeCredential credential = new();
    private ConnectorToken token;

    public ConnectorTokenTests()
    {
        credential.Answer = () => new("token-" + credential.Asked, time.GetUtcNow() + TimeSpan.FromHours(1));
        token = new(credential, "scope", new WireClock(time), NullLogger<ConnectorToken>.Instance);
    }

    [Fact]
    public async Task A_Token_Is_Asked_For_Once_And_Kept()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Get()));

        Assert.All(all, got => Assert.Equal("token-1", got));
        Assert.Equal(1, credential.Asked);
    }

    [Fact]
    public async Task It_Is_Renewed_Ahead_Of_Its_End_And_Nobody_Waits()
    {
        await Get();
        time.Advance(TimeSpan.FromMinutes(56));

        Assert.Equal("token-1", await Get());
        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("token-2", await Get());
    }

    [Fact]
    public async Task While_Renewing_Fails_It_Serves_To_Its_End()
    {
        await Get();
        credential.Answer = () => throw new AuthenticationFailedException("down");
        time.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal("token-1", await Get());
        time.Advance(TimeSpan.FromMinutes(2));
        await Assert.ThrowsAsync<ConnectorTokenException>(Get);
    }

    [Fact]
    public async Task A_Failing_Source_Is_Not_Asked_By_Every_Call()
    {
        credential.Answer = () => throw new AuthenticationFailedException("down");
        for (var call = 0; call < 20; call++)
            await Assert.ThrowsAsync<ConnectorTokenException>(Get);

        Assert.Equal(1, credential.Asked);
        time.Advance(ConnectorToken.FloorAfterFailure);
        credential.Answer = () => new("back", time.GetUtcNow() + TimeSpan.FromHours(1));
        Assert.Equal("back", await Get());
    }

    [Fact]
    public async Task A_Clock_That_Was_Ahead_And_Is_Set_Right_Puts_Off_No_Token()
    {
        var wrong = new ShiftedTime(time, TimeSpan.FromDays(30));
        token = new(credential, "scope", new WireClock(wrong), NullLogger<ConnectorToken>.Instance);
        var answer = credential.Answer;
        credential.Answer = () => throw new AuthenticationFailedException("down");
        await Assert.ThrowsAsync<ConnectorTokenException>(Get);
        credential.Answer = answer;
        wrong.Shift = TimeSpan.Zero;
        time.Advance(ConnectorToken.FloorAfterFailure);

        Assert.Equal("token-2", await Get());
    }

    [Theory]
    [InlineData("A configuration issue: AADSTS7000229: The client application 1 is missing.", "enterprise application")]
    [InlineData("AADSTS7000215: Invalid client secret provided.", "Teams:ClientSecret")]
    [InlineData("AADSTS7000222: expired", "expired")]
    [InlineData("AADSTS700016: not found", "Teams:AppId")]
    [InlineData("AADSTS90002: Tenant not found", "Teams:TenantId")]
    [InlineData("something else with a secret in it", "Teams:AppId")]
    public void What_Is_Misconfigured_Is_Named_By_Its_Key(string message, string expected)
    {
        var advice = TokenAdvice.For(new AuthenticationFailedException(message));

        Assert.Contains(expected, advice, StringComparison.Ordinal);
        Assert.DoesNotContain("secret in it", advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Managed_Identity_That_Is_Not_There_Is_Named() =>
        Assert.Contains(
            "Teams:ManagedIdentityClientId", TokenAdvice.For(new CredentialUnavailableException("no endpoint")), StringComparison.Ordinal);

    [Fact]
    public async Task Without_A_Token_Nothing_Is_Sent_And_It_May_Be_Sent_Later()
    {
        await using var host = await TeamsHost.StartAsync([], services: services =>
            Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, token));
        credential.Answer = () => throw new CredentialUnavailableException("down");
        var maya = host.Person();

        var connector = (ConnectorClient)host.Services.GetService(typeof(ConnectorClient))!;
        var result = await connector.SendAsync(
            new()
            {
                ServiceUrl = host.Connector.ServiceUrl(TeamsHost.Tenant),
                ConversationId = maya.ConversationId,
                TenantId = TeamsHost.Tenant,
                BotId = "28:b",
            },
            Activity.Message("x"), default);

        Assert.Equal((SendStatus.Waiting, "TokenUnavailable"), (result.Status, result.Code));
        Assert.Equal(0, host.Connector.Requests);
    }

    [Fact]
    public void The_Configuration_Chooses_The_Credential()
    {
        static TeamsOptions Registered() => new() { AppId = TokenHost.AppId, TenantId = TeamsHost.Tenant };
        var (secret, certificate, identity) = (Registered(), Registered(), Registered());
        secret.ClientSecret = "x";
        certificate.CertificatePath = "x.pem";
        identity.ManagedIdentityClientId = TokenHost.AppId;

        Assert.Null(ConnectorCredential.For(new()));
        Assert.IsType<ClientSecretCredential>(ConnectorCredential.For(secret));
        Assert.IsType<ClientCertificateCredential>(ConnectorCredential.For(certificate));
        Assert.IsType<ManagedIdentityCredential>(ConnectorCredential.For(identity));
    }

    private async Task<string?> Get() => (await token.GetAsync(default))?["Bearer ".Length..];
}
