using TeamsMentorBot.Graph;

namespace TeamsMentorBot.Tests.Graph;

public sealed class GraphOptionsTests
{
    private const string Id = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public void Nothing_Is_Required_While_Graph_Is_Off() => Assert.Empty(Failures(new GraphOptions()));

    [Fact]
    public void Each_Kind_Of_Credential_Is_Enough_Alone()
    {
        var file = Path.GetTempFileName();
        try
        {
            Assert.Empty(Failures(Complete(o => o.ClientSecret = "x")));
            Assert.Empty(Failures(Complete(o => o.CertificatePath = file)));
            Assert.Empty(Failures(new GraphOptions
            {
                Enabled = true, ManagedIdentityClientId = "system", CatalogAppId = Id, ManifestId = Id,
            }));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("Graph:ClientSecret", nameof(GraphOptions.ClientSecret), null)]
    [InlineData("Graph:TenantId", nameof(GraphOptions.TenantId), "contoso")]
    [InlineData("Graph:ClientId", nameof(GraphOptions.ClientId), null)]
    [InlineData("Graph:CatalogAppId", nameof(GraphOptions.CatalogAppId), "")]
    [InlineData("Graph:ManifestId", nameof(GraphOptions.ManifestId), "not-a-guid")]
    [InlineData("Graph:ManagedIdentityClientId", nameof(GraphOptions.ManagedIdentityClientId), Id)]
    public void Wrong_Setting_Is_Named(string key, string property, string? value)
    {
        var options = Complete(o => o.ClientSecret = "x");
        typeof(GraphOptions).GetProperty(property)!.SetValue(options, value);

        Assert.Contains(Failures(options), failure => failure.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_Certificate_File_Is_Named() => Assert.Contains(
        Failures(Complete(o => o.CertificatePath = "/nowhere/key.pem")),
        failure => failure.Contains("Graph:CertificatePath", StringComparison.Ordinal));

    [Fact]
    public void Secret_Is_Never_Part_Of_A_Message() => Assert.DoesNotContain(
        Failures(Complete(o => (o.ClientSecret, o.TenantId, o.CertificatePath) = ("hush-hush", "hush-hush", "hush-hush"))),
        failure => failure.Contains("hush", StringComparison.Ordinal));

    [Theory]
    [InlineData(GraphCloud.Global, "https://graph.microsoft.com/", "https://login.microsoftonline.com/")]
    [InlineData(GraphCloud.GccHigh, "https://graph.microsoft.us/", "https://login.microsoftonline.us/")]
    [InlineData(GraphCloud.Dod, "https://dod-graph.microsoft.us/", "https://login.microsoftonline.us/")]
    [InlineData(GraphCloud.China, "https://microsoftgraph.chinacloudapi.cn/", "https://login.chinacloudapi.cn/")]
    internal void Each_Cloud_Has_Its_Own_Graph_And_Sign_In(GraphCloud cloud, string root, string authority) =>
        Assert.Equal((root, authority), (cloud.Root().AbsoluteUri, cloud.Authority().AbsoluteUri));

    [Fact]
    public async Task Token_Is_Asked_For_The_Root_That_Is_Called()
    {
        string[]? asked = null;
        var access = new GraphAccess(() => GraphCloud.China.Root(), () => Azure.Core.DelegatedTokenCredential.Create((context, _) =>
        {
            asked = context.Scopes;
            return new Azure.Core.AccessToken("token", DateTimeOffset.MaxValue);
        }));

        Assert.Equal("token", await access.TokenAsync(default));
        Assert.Equal("https://microsoftgraph.chinacloudapi.cn/.default", Assert.Single(asked!));
    }

    private static GraphOptions Complete(Action<GraphOptions> with)
    {
        var options = new GraphOptions { Enabled = true, TenantId = Id, ClientId = Id, CatalogAppId = Id, ManifestId = Id };
        with(options);
        return options;
    }

    private static IEnumerable<string> Failures(GraphOptions options) =>
        new GraphOptionsValidator().Validate(null, options).Failures ?? [];
}
