using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Tests.Teams;

public sealed class ServiceUrlPolicyTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/00000000-0000-4000-8000-000000000001/", true)]
    [InlineData("https://SMBA.trafficmanager.net/teams", true)]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams", true)]
    [InlineData("http://smba.trafficmanager.net/teams", false)]
    [InlineData("https://smba.trafficmanager.net:8443/teams", false)]
    [InlineData("https://evil.trafficmanager.net/teams", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://smba.trafficmanager.net./teams", false)]
    [InlineData("https://evilsmba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://evil.example/smba.trafficmanager.net", false)]
    [InlineData("https://evil.example#smba.trafficmanager.net", false)]
    [InlineData("https://smba.trafficmanager.net/?a=b", false)]
    [InlineData("https://smba.trafficmanager.net/#a", false)]
    [InlineData("https://[::ffff:127.0.0.1]/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("http://127.0.0.1/", false)]
    [InlineData("http://localhost/", false)]
    [InlineData("https://smba.trafficmanager。net/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("//smba.trafficmanager.net/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void In_Production_Only_Exact_Hosts_By_Https(string? url, bool allowed) =>
        Assert.Equal(allowed, Policy(Environments.Production).Allows(url));

    [Theory]
    [InlineData("http://localhost:56150/_connector", true)]
    [InlineData("http://127.0.0.1:56150/_connector", true)]
    [InlineData("http://[::1]:56150/_connector", true)]
    [InlineData("http://localhost.evil.example/", false)]
    [InlineData("http://10.0.0.1/", false)]
    [InlineData("http://169.254.169.254/", false)]
    public void In_Development_Also_This_Machine(string url, bool allowed) =>
        Assert.Equal(allowed, Policy(Environments.Development).Allows(url));

    private static ServiceUrlPolicy Policy(string environment) =>
        new(Options.Create(new TeamsOptions { ServiceHosts = ["smba.infra.gcc.teams.microsoft.com"] }), new FakeEnvironment(environment));
}

internal sealed class FakeEnvironment(string name) : IHostEnvironment
{
    public string EnvironmentName { get; set; } = name;

    public string ApplicationName { get; set; } = "TeamsMentorBot";

    public string ContentRootPath { get; set; } = ".";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
}
