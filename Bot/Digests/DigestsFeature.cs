using TeamsMentorBot.Delivery;

namespace TeamsMentorBot.Digests;

internal static class DigestsFeature
{
    public static IServiceCollection AddDigests(this IServiceCollection services)
    {
        services.AddSingleton<ReleasedStore>();
        services.AddSingleton<SentDigestStore>();
        services.AddSingleton<ReplyStore>();
        services.AddSingleton<ReadingRight>();
        services.AddSingleton<PackReader>();
        services.AddSingleton<DigestComposer>();
        services.AddSingleton<ReaderClocks>();
        services.AddSingleton<ChatDoor>();
        services.AddSingleton<MailDoor>();
        services.AddSingleton<FeedDoor>();
        services.AddSingleton<DigestDoors>();
        services.AddSingleton<DigestSettings>();
        services.AddSingleton<UnsentReleases>();
        services.AddSingleton<OverdueMentees>();
        services.AddSingleton<OverdueLine>();
        services.AddSingleton<DigestSettling>();
        services.AddSingleton<LatestDigest>();
        services.AddSingleton<ReaderSlots>();
        services.AddSingleton<ReaderAgreements>();
        services.AddSingleton<ReleaseReaders>();
        services.AddSingleton<LetReaderIn>();
        services.AddSingleton<AgreementPresses>();
        services.AddSingleton<IAgendaHandler, AskReader>();
        services.AddSingleton<WaitingWords>();
        services.AddSingleton<IAgendaHandler, RemindReader>();
        services.AddSingleton<IAgendaHandler, TellThatItWaits>();
        services.AddSingleton<IAgendaHandler, ReaderAccepted>();
        services.AddSingleton<ReleaseCards>();
        services.AddSingleton<Halves>();
        services.AddSingleton<IAgendaHandler, AskForHalf>();
        services.AddSingleton<OpenTogether>();
        services.AddSingleton<PublishRelease>();
        services.AddSingleton<SentDigestUpdates>();
        services.AddSingleton<NarrowRelease>();
        services.AddSingleton<TakeBackPress>();
        services.AddSingleton<RoadToAuthor>();
        services.AddSingleton<MentorWords>();
        services.AddSingleton<IAgendaHandler, TellAuthor>();
        services.AddSingleton<DigestPresses>();
        services.AddSingleton<ReflectBeside>();
        services.AddSingleton<MentorNoteStore>();
        services.AddSingleton<NotePresses>();
        services.AddSingleton<IAgendaSource, DigestSource>();
        services.AddSingleton<OwedReminders>();
        services.AddSingleton<IAgendaSource, WaitingReaderSource>();
        services.AddSingleton<IAgendaHandler, EndHold>();
        services.AddSingleton<IAgendaHandler, SendDigest>();
        services.AddSingleton<IAgendaHandler, FollowClock>();
        return services;
    }
}
