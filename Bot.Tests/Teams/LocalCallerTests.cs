using System.Net;
using Microsoft.AspNetCore.Http;
using TeamsMentorBot.Teams.Inbound;

namespace TeamsMentorBot.Tests.Teams;

/// <summary>Without a registration, only a chat client on this machine is served.</summary>
public sealed class LocalCallerTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:3978", true)]
    [InlineData("127.0.0.1", "127.0.0.1:3978", true)]
    [InlineData("::1", "[::1]:3978", true)]
    [InlineData("::ffff:127.0.0.1", "LOCALHOST", true)]
    [InlineData("192.168.1.7", "localhost:3978", false)]
    [InlineData("fe80::1", "[::1]:3978", false)]
    [InlineData(null, "localhost:3978", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData("127.0.0.1", "localhost.evil.example", false)]
    [InlineData("::1", "[::2]:3978", false)]
    public void Peer_And_Host_Are_This_Machine(string? peer, string host, bool isLocal) => Assert.Equal(isLocal, LocalCaller.Is(Call(peer, host)));

    [Theory]
    [InlineData("Origin")]
    [InlineData("Forwarded")]
    [InlineData("Via")]
    [InlineData("X-Real-IP")]
    [InlineData("X-Client-IP")]
    [InlineData("True-Client-IP")]
    [InlineData("CF-Connecting-IP")]
    [InlineData("X-ARR-LOG-ID")]
    [InlineData("X-Original-Host")]
    [InlineData("X-Original-URL")]
    [InlineData("x-forwarded-anything")]
    public void Nobody_Passed_It_On(string header)
    {
        var call = Call("127.0.0.1", "localhost");
        call.Request.Headers[header] = "";

        Assert.False(LocalCaller.Is(call));
    }

    private static DefaultHttpContext Call(string? peer, string host)
    {
        var call = new DefaultHttpContext();
        call.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        call.Request.Host = new HostString(host);
        return call;
    }
}
