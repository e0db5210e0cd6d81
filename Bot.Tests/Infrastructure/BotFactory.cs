using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeamsMentorBot.Tests.Graph;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>The real program on a real server. Only what is outside of it is a double: storage emulator, Connector, Graph, the clock.</summary>
internal sealed class BotFactory(IReadOnlyDictionary<string, string> settings, Action<IServiceCollection> replace, ILoggerProvider log)
    : WebApplicationFactory<Program>
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        foreach (var (key, value) in settings)
            builder.UseSetting(key, value);

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(log).AddFilter<CollectedLog>(null, LogLevel.Debug));
        builder.ConfigureTestServices(replace);
    }
}
