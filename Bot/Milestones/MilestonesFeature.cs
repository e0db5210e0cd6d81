namespace TeamsMentorBot.Milestones;

internal static class MilestonesFeature
{
    public static IServiceCollection AddMilestones(this IServiceCollection services) => services.AddSingleton<MilestoneStore>();
}
