using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.CheckIns;

internal static class CheckInsFeature
{
    public static IServiceCollection AddCheckIns(this IServiceCollection services)
    {
        services.AddSingleton<CommitmentStore>();
        services.AddSingleton<CheckInStore>();
        services.AddSingleton<DialogStore>();
        services.AddSingleton<PairingContexts>();
        services.AddSingleton<ReviewReaders>();
        services.AddSingleton<TakeCheckInTurn>();
        services.AddSingleton<BeginCheckIn>();
        services.AddSingleton<OpenCheckIn>();
        services.AddSingleton<ReleaseAnswers>();
        services.AddSingleton<TakeBackRelease>();
        services.AddSingleton<ShareSkipReason>();
        services.AddSingleton<DeclineCheckIn>();
        services.AddSingleton<CheckInPresses>();
        services.AddSingleton<SubmitPresses>();
        services.AddSingleton<CheckInWords>();
        services.AddSingleton<CommandOrAnswer>();
        services.AddSingleton<DueCheckIns>();
        services.AddSingleton<AskMentee>();
        services.AddSingleton<CadencePrompts>();
        services.AddSingleton<LateCheckIns>();
        services.AddSingleton<UnansweredPrompts>();
        services.AddSingleton<IAgendaHandler, InviteMentee>();
        services.AddSingleton<IAgendaHandler, PromptMentee>();
        services.AddSingleton<IAgendaHandler, RemindMentee>();
        services.AddSingleton<IAgendaHandler, FollowZone>();
        services.AddSingleton<SnoozeCheckIn>();
        services.AddSingleton<MyTimes>();
        services.AddSingleton<FollowOns>();
        services.AddSingleton<IAgendaHandler, AskFollowOn>();
        services.AddSingleton<IAgendaHandler, RemindOfStep>();
        services.AddSingleton<NextStepPresses>();
        services.AddSingleton<StartReflection>();
        services.AddSingleton<BeginReflection>();
        services.AddSingleton<ReflectPresses>();
        services.AddSingleton<WhyTheseQuestions>();
        services.AddSingleton<IAgendaHandler, AskAgain>();
        services.AddSingleton<IAgendaSource, CheckInSource>();
        services.AddSingleton<IAgendaSource, PackSource>();
        services.AddSingleton<StartPack>();
        services.AddSingleton<PackPresses>();
        services.AddSingleton<IAgendaHandler, OfferPack>();
        return services;
    }
}
