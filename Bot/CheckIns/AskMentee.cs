using NodaTime;
using NodaTime.Text;
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

    /// <summary>Wished for today by the mentee: it takes no place in the day's count.</summary>
    public bool Wished { get; init; }
}

/// <summary>The one way in which the bot asks a mentee something by itself: in working hours, once a day.</summary>
internal sealed class AskMentee(Messenger messenger, QuestionSetCatalog sets, TimeProvider time)
{
    public PersonalClock ClockOf(Person mentee, MentoringProgram program) => new(mentee, program, Instant.FromDateTimeOffset(time.GetUtcNow()));

    public AgendaDecision Decide(Opening opening)
    {
        // A bot that was down catches up, but not at night.
        if (opening.Clock.QuietUntil is { } until)
            return new AgendaDecision.Postpone(until.ToDateTimeOffset());
        var message = CardActivity.For(opening.Card, opening.Summary);
        return new AgendaDecision.Send(opening.Key, token => messenger.SendAsync(opening.Clock.Person.Id, message, token))
        {
            OncePerDay = opening.Wished ? null : Today(opening.Clock),
            Next = opening.Next,
        };
    }

    private static DayLimit Today(PersonalClock clock) =>
        new(LocalDatePattern.Iso.Format(clock.Today), clock.From(clock.Today.PlusDays(1)).ToDateTimeOffset());

    public Opening Prompt(string key, DueOccasion found, CheckIn checkIn, bool reminder = false) => new(
        key,
        found.Clock,
        PromptCard.For(checkIn, sets.Get(checkIn.QuestionSetId, checkIn.QuestionSetVersion), found.Frame.Program.Title, reminder),
        Strings.Prompt_Summary);
}
