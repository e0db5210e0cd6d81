using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Milestones;

internal static class MilestonesFeature
{
    public static IServiceCollection AddMilestones(this IServiceCollection services)
    {
        services.AddSingleton<MilestoneStore>();
        services.AddSingleton<RecordMilestone>();
        services.AddSingleton<PlanMilestone>();
        services.AddSingleton<MilestonePresses>();
        services.AddSingleton<ForeseeAsks>();
        services.AddSingleton<MarkReached>();
        services.AddSingleton<IAgendaHandler, AskAboutReached>();
        services.AddSingleton<IAgendaHandler, AskWhetherItHappened>();
        services.AddSingleton<IAgendaHandler, PlanProgramMilestones>();
        services.AddSingleton<IAgendaSource, MilestoneSource>();
        services.AddSingleton<IAgendaSource, ProgramPlanSource>();
        return services;
    }
}
