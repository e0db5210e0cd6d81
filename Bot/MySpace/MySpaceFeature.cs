namespace TeamsMentorBot.MySpace;

internal static class MySpaceFeature
{
    public static IServiceCollection AddMySpace(this IServiceCollection services)
    {
        services.AddSingleton<SpaceReader>();
        services.AddSingleton<SpaceStory>();
        services.AddSingleton<SharedStory>();
        services.AddSingleton<SpacePresses>();
        services.AddSingleton<SpaceItemPresses>();
        return services;
    }
}
