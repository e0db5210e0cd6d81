using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Privacy;

internal static class PrivacyFeature
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddSingleton<OwnDataReader>();
        services.AddSingleton<CheckInStory>();
        services.AddSingleton<OwnDataStory>();
        services.AddSingleton<MyData>();
        services.AddSingleton<DeleteMyData>();
        services.AddSingleton<SharedWith>();
        services.AddSingleton<SentDigestsOf>();
        services.AddSingleton<WrittenAbout>();
        services.AddSingleton<PairingNews>();
        services.AddSingleton<IAgendaHandler, TellThatOneEnded>();
        services.AddSingleton<PersonRows>();
        services.AddSingleton<EraseAtReaders>();
        services.AddSingleton<EraseMessages>();
        services.AddSingleton<EraseRows>();
        services.AddSingleton<EndPairings>();
        services.AddSingleton<IAgendaHandler, ErasePerson>();
        services.AddSingleton<IAgendaHandler, TellErased>();
        services.AddSingleton<IAgendaSource, ErasureSource>();
        return services;
    }
}
