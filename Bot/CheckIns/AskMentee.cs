using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns;

/// <summary>Something that the bot asks by itself.</summary>
/// <param name="Key">Of its delivery.</param>
internal sealed record Opening(string Key, PersonalClock Clock, AdaptiveCard Card, string Summary)
{
    /// <summary>The message that follows it.</summary>
    public AgendaItem? Next { get; init; }

    public Burden Burden { get; init; }

    public AgendaDecision PutOff(Instant until, string held) => new AgendaDecision.Postpone(until.ToDateTimeOffset(), held) { DeliveryKey = Key };
}

/// <summary>What an opening takes of the room that a person gives the bot, over all their programs.</summary>
internal enum Burden
{
    /// <summary>A place in the day, and one in the week.</summary>
    Conversation,

    /// <summary>It goes on with one that was begun before, or comes before all: a place in the day.</summary>
    FollowUp,

    /// <summary>The mentee asked for it today: nothing.</summary>
    Wished,
}

/// <summary>
/// The one way in which the bot asks a mentee something by itself: in working hours, once a day, and no more than a few conversations
/// a week, whatever programs they are in.
/// </summary>
internal sealed class AskMentee(Messenger messenger, QuestionSetCatalog sets, Availability availability, TimeProvider time)
{
    public PersonalClock ClockOf(Person mentee, MentoringProgram program) => new(mentee, program, time.GetUtcNow());

    /// <summary>What becomes of a question that belongs to a day, where its mentee is not to be asked now.</summary>
    /// <param name="key">Of its delivery.</param>
    public static AgendaDecision? NotNow(PersonalClock clock, LocalDate day, string key) => clock switch
    {
        { Person.MayBePrompted: false } => new AgendaDecision.Drop("They asked for quiet, or cannot be reached."),
        { IsPaused: true } => new AgendaDecision.Postpone(clock.AfterPause.ToDateTimeOffset(), PostponeReason.Pause) { DeliveryKey = key },
        // Their zone or hour may be another by now.
        _ when clock.On(day) is var wanted && wanted > clock.Now =>
            new AgendaDecision.Postpone(wanted.ToDateTimeOffset()) { DeliveryKey = key },
        _ => null,
    };

    /// <returns>Who is neither on a pause, their own or the program's, nor away. Whoever's mailbox does not answer may be away.</returns>
    public async Task<IReadOnlySet<PersonId>> PresentAsync(IEnumerable<PersonalClock> clocks, CancellationToken ct)
    {
        List<PersonalClock> unpaused = [.. clocks.Where(clock => !clock.IsPaused)];
        await availability.LookAheadAsync(unpaused.Select(clock => clock.Person.Id), ct);
        var present = new HashSet<PersonId>();
        foreach (var clock in unpaused)
            if (await availability.TryCompleteAsync(clock, ct) is { } known && known.OwnHold is not (_, Obstacle.Away))
                present.Add(clock.Person.Id);
        return present;
    }

    /// <summary>Begins a conversation, unless they are away or off work: then when they are back, if it is still wanted.</summary>
    public async ValueTask<AgendaDecision> DecideAsync(Opening opening, CancellationToken ct)
    {
        if (opening.Clock.IsOver)
            return Decide(opening);
        var clock = await availability.CompleteAsync(opening.Clock, ct);
        return clock.QuietUntil is null && clock.OwnHold is var (until, why)
            ? opening.PutOff(until, why == Obstacle.Away ? PostponeReason.Away : PostponeReason.OwnHours)
            : Decide(opening with { Clock = clock });
    }

    public AgendaDecision Decide(Opening opening)
    {
        if (opening.Clock.IsOver)
            return new AgendaDecision.Drop("The program is over.");
        // A bot that was down catches up, but not at night.
        if (opening.Clock.QuietUntil is { } until)
            return opening.PutOff(until, PostponeReason.QuietHours);
        var message = CardActivity.For(opening.Card, opening.Summary);
        return messenger.ToSend(opening.Key, opening.Clock.Person.Id, message) with
        {
            Limits = LimitsOf(opening.Burden, opening.Clock),
            Next = opening.Next,
        };
    }

    public Opening Prompt(string key, PersonalClock clock, CheckIn checkIn, bool reminder = false) => new(
        key,
        clock,
        PromptCard.For(checkIn, sets.Get(checkIn.QuestionSetId, checkIn.QuestionSetVersion).In(clock.Person.Locale), clock.Program.Title, reminder),
        Strings.Prompt_Summary);

    private static SendLimit[] LimitsOf(Burden burden, PersonalClock clock)
    {
        var day = new SendLimit(PostponeReason.Day, LocalDatePattern.Iso.Format(clock.Today), 1, clock.From(clock.Today.PlusDays(1)).ToDateTimeOffset());
        var week = new SendLimit(PostponeReason.Week, Weeks.Name(clock.Today), Weeks.MostConversations, clock.From(Weeks.Next(clock.Today)).ToDateTimeOffset());
        return burden switch
        {
            Burden.Conversation => [day, week],
            Burden.FollowUp => [day],
            _ => [],
        };
    }
}
