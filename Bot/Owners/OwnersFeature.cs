using TeamsMentorBot.Delivery;
using TeamsMentorBot.Owners.Cohorts;
using TeamsMentorBot.Owners.Enrolments;
using TeamsMentorBot.Owners.Pairings;
using TeamsMentorBot.Owners.RollOuts;
using TeamsMentorBot.Owners.Spans;

namespace TeamsMentorBot.Owners;

internal static class OwnersFeature
{
    public static IServiceCollection AddOwners(this IServiceCollection services)
    {
        services.AddSingleton<ShowPrograms>();
        services.AddSingleton<ExportProgram>();
        services.AddSingleton<ImportProgram>();
        services.AddSingleton<NewProgram>();
        services.AddSingleton<FindNames>();
        services.AddSingleton<PlanEnrolments>();
        services.AddSingleton<Enrol>();
        services.AddSingleton<EnrolGroup>();
        services.AddSingleton<OpenPairings>();
        services.AddSingleton<EndPairing>();
        services.AddSingleton<ReplaceMentor>();
        services.AddSingleton<SetSponsor>();
        services.AddSingleton<PairingNewsWords>();
        services.AddSingleton<IAgendaHandler, TellOfPairing>();
        services.AddSingleton<ManageProgram>();
        services.AddSingleton<MarkMilestone>();
        services.AddSingleton<ChangeSpan>();
        services.AddSingleton<RollOut>();
        services.AddSingleton<TryCards>();
        services.AddSingleton<PeopleOfProgram>();
        services.AddSingleton<CountAnswers>();
        services.AddSingleton<ShowStatus>();
        services.AddSingleton<IAgendaHandler, TellOfLeavers>();
        services.AddSingleton<PreviewProgram>();
        return services;
    }
}
