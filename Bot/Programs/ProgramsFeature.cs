using Microsoft.Extensions.Options;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Programs;

internal static class ProgramsFeature
{
    public static IServiceCollection AddPrograms(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ProgramsOptions>().Bind(configuration.GetSection(ProgramsOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ProgramsOptions>, ProgramsOptionsValidator>();
        services.AddSingleton<ProgramStore>();
        services.AddSingleton<OwnedPrograms>();
        services.AddSingleton<PairingStore>();
        services.AddSingleton<ScheduleCheckIns>();
        services.AddSingleton<IAgendaSource, CadenceSource>();
        services.AddSingleton<AddPairing>();
        services.AddSingleton<Availability>();
        services.AddSingleton<SetRhythm>();
        return services;
    }
}
