using Microsoft.Extensions.Options;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Health;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Owners;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Rates;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams;

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
        services.AddStorage(builder.Configuration);
        services.AddRates();
        services.AddDelivery(builder.Configuration);
        services.AddTeams();
        services.AddGraph(builder.Configuration);
        services.AddPeople();
        services.AddPrograms(builder.Configuration);
        services.AddQuestionSets();
        services.AddMilestones();
        services.AddCheckIns();
        services.AddDigests();
        services.AddOwners();
        services.AddPrivacy();
        services.AddHealth();
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

    public static void MapMentorBot(this WebApplication app)
    {
        app.UseStaticFiles();
        app.MapHealth();
        app.MapTeams();
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
