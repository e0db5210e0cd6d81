using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace TeamsMentorBot.Benchmarks.Roles;

/// <summary>What each child process does: listen on a free loopback port, say where, end when its parent is gone.</summary>
internal static class RoleHost
{
    public const string Ready = "ready ";

    public static void Listen(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));

    public static async Task<int> ServeAsync(this WebApplication app)
    {
        await app.StartAsync();
        Console.WriteLine(Ready + app.Urls.Single());
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
        return 0;
    }
}
