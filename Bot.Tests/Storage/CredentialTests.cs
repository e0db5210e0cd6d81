using System.Net;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using TeamsMentorBot.Tests.Infrastructure;
using static TeamsMentorBot.Tests.Infrastructure.ScriptedHandler;

namespace TeamsMentorBot.Tests.Storage;

public sealed class CredentialTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("usedevelopmentstorage=True;", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("AccountName=a;AccountKey=AQI=", "https://a.table.core.windows.net/", "a")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=AQI=;EndpointSuffix=core.chinacloudapi.cn",
        "https://a.table.core.chinacloudapi.cn/", "a")]
    [InlineData(" AccountKey=AQI= ; AccountName=a ; TableEndpoint=http://127.0.0.1:5000/a ; BlobEndpoint=http://x",
        "http://127.0.0.1:5000/a", "a")]
    public void Connection_Strings_Name_The_Table_Service(string text, string endpoint, string account)
    {
        var service = new TableServiceClient(text);

        Assert.Equal((endpoint, account), (service.Uri.AbsoluteUri, service.AccountName));
        Assert.Equal(endpoint.TrimEnd('/') + "/People", service.GetTableClient("People").Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=a")]
    [InlineData("AccountName=a;AccountKey=TOPSECRET not base64")]
    [InlineData("AccountName=a;AccountKey=TOPSECRET;AccountKey=AQI=")]
    [InlineData("AccountName=a;AccountKey=AQI=;TableEndpoint=ftp://x")]
    [InlineData("TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=sv=TOPSECRET")]
    [InlineData("UseDevelopmentStorage=false")]
    public void A_Connection_String_That_Is_Of_No_Use_Is_Refused_Without_Being_Quoted(string text)
    {
        var refused = Assert.Throws<FormatException>(() => new TableServiceClient(text));

        Assert.DoesNotContain("TOPSECRET", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Key_And_An_Endpoint_With_Or_Without_A_Slash_Reach_The_Emulator()
    {
        var azurite = await Azurite.StartAsync();
        foreach (var endpoint in (Uri[])[azurite.Endpoint, new(azurite.Endpoint.AbsoluteUri + "/")])
        {
            var table = new TableServiceClient(endpoint, azurite.Credential).GetTableClient(Azurite.NewPrefix());
            await table.CreateAsync();
            Assert.Equal(204, (await table.AddEntityAsync(new TableEntity("p", "r"))).Status);
        }
    }

    [Fact]
    public async Task A_Wrong_Key_Is_Refused_And_A_Rotated_One_Taken_Without_A_New_Client()
    {
        var azurite = await Azurite.StartAsync();
        var credential = new TableSharedKeyCredential(azurite.Credential.AccountName, Scripted.Key);
        var table = new TableServiceClient(azurite.Endpoint, credential).GetTableClient(Azurite.NewPrefix());

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());
        credential.SetAccountKey(Azurite.Key);

        Assert.Equal(403, refused.Status);
        Assert.Equal(table.Name, (await table.CreateAsync()).Value.Name);
    }

    [Fact]
    public async Task An_Entra_Token_For_Storage_Is_Sent_And_Asked_For_Once()
    {
        var handler = new ScriptedHandler(Enumerable.Repeat(Answer(HttpStatusCode.NoContent), 2));
        var credential = new CountingCredential();
        var table = new TableServiceClient(Scripted.Endpoint, credential, Scripted.Options(handler)).GetTableClient("People");

        await table.AddEntityAsync(new TableEntity("p", "1"));
        await table.AddEntityAsync(new TableEntity("p", "2"));

        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
        Assert.All(handler.Requests, sent => Assert.Equal("Bearer token-1", sent.Headers["Authorization"]));
        Assert.All(handler.Requests, sent => Assert.Equal("2020-12-06", sent.Headers["x-ms-version"]));
    }

    [Fact]
    public void A_Token_Is_Never_Sent_In_The_Clear() =>
        Assert.Throws<ArgumentException>(
            () => new TableServiceClient(new Uri("http://mentors.table.core.windows.net"), new CountingCredential()));

    private sealed class CountingCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new($"token-{Scopes.Count}", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
