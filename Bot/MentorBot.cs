using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;
using Microsoft.Extensions.Options;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Health;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.MySpace;
using TeamsMentorBot.Owners;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;
using TeamsMentorBot.Telemetry;

namespace TeamsMentorBot;

/// <summary>The list of features, and the order of what a request passes through.</summary>
internal static class MentorBot
{
    private const int CachedRows = 10_000;

    public static void AddMentorBot(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddMemoryCache(cache => cache.SizeLimit = CachedRows);
        services.AddOptions<MemoryCacheOptions>().Configure<TimeProvider>((cache, time) => cache.Clock = new CacheClock(time));
        services.AddStorage(builder.Configuration);
        services.AddRates();
        services.AddDelivery(builder.Configuration);
        services.AddTeams();
        services.AddGraph(builder.Configuration);
        services.AddPeople();
        services.AddPrograms(builder.Configuration);
        services.AddQuestionSets(builder.Configuration);
        services.AddMilestones();
        services.AddCheckIns();
        services.AddDigests();
        services.AddMySpace();
        services.AddOwners();
        services.AddPrivacy();
        services.AddHealth();
        services.AddTelemetry(builder.Configuration);
        services.AddSingleton<CurrentCard>();
        services.AddSingleton<FrontDesk>();
        services.AddSingleton(Routes.Table);
    }

    /// <summary>
    /// False when a setting is missing or wrong: then standard error names each of them, one a line. Asked before anything else needs
    /// a setting, so that nothing starts with half of them.
    /// </summary>
    public static async Task<bool> HasItsSettingsAsync(this WebApplication app)
    {
        if (SettingErrors(app.Services) is not { Count: > 0 } errors)
            return true;
        await Console.Error.WriteLineAsync($"TeamsMentorBot cannot start in {app.Environment.EnvironmentName}:");
        foreach (var error in errors)
            await Console.Error.WriteLineAsync($"- {error}");
        await Console.Error.WriteLineAsync("As an environment variable, the key A:B is written A__B. The README lists all settings.");
        return false;
    }

    /// <summary>The command line's <c>check</c>: prints how far the set-up is. 0 when nothing that it needs is missing.</summary>
    public static async Task<int> CheckSetUpAsync(this WebApplicationBuilder builder)
    {
        // Development's own settings and secrets have been read; what they lack is judged as where people use the bot.
        foreach (var environment in builder.Services.Where(service => service.ServiceType == typeof(IHostEnvironment)).ToList())
            ((IHostEnvironment)environment.ImplementationInstance!).EnvironmentName = Environments.Production;
        builder.Logging.ClearProviders();
        builder.AddMentorBot();
        await using var app = builder.Build();
        var lines = await new SetUpCheck(app.Services).LookAsync(SettingErrors(app.Services), CancellationToken.None);
        await Console.Out.WriteAsync(SetUpTable.Render(lines));
        return lines.All(line => line.IsGood) ? 0 : 1;
    }

    public static void MapMentorBot(this WebApplication app)
    {
        app.UseStaticFiles();
        app.MapHealth();
        app.MapTeams();
    }

    /// <summary>What is kept for a while ages on the clock that everything else goes by.</summary>
    private sealed class CacheClock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }

    private static IReadOnlyList<string> SettingErrors(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (OptionsValidationException wrong)
        {
            return [.. wrong.Failures];
        }
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is OptionsValidationException))
        {
            return [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)];
        }
        catch (InvalidOperationException unreadable)
        {
            // A number or a word that cannot be read; the configuration binder names the key.
            return [unreadable.Message];
        }
    }
}
