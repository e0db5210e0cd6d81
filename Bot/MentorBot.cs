using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Digests;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Health;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
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
        services.AddHealth();
        services.AddSingleton<CurrentCard>();
        services.AddSingleton<FrontDesk>();
        services.AddSingleton(Routes.Table);
    }

    public static void MapMentorBot(this WebApplication app)
    {
        app.UseStaticFiles();
        app.MapHealth();
        app.MapTeams();
    }
}
