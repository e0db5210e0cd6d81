using System.Runtime.CompilerServices;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// Each release that is held comes to the end of its hold, each prompt that was put off comes again, and on each day that somebody named they
/// are asked.
/// </summary>
internal sealed class CheckInSource(CheckInStore checkIns, QuestionSetCatalog sets, TimeProvider time) : IAgendaSource
{
    public async IAsyncEnumerable<AgendaItem> WantedAsync(AgendaContents agenda, [EnumeratorCancellation] CancellationToken ct)
    {
        var from = IAgendaSource.FirstDay(time.GetUtcNow()).ToDateOnly();
        await foreach (var (author, checkIn) in checkIns.AwaitingAsync(from, ct))
        {
            foreach (var release in checkIn.UnfinishedReleases)
                yield return ReleaseAnswers.HoldItem(author, checkIn, release);
            if (SnoozeOf(author, checkIn) is { } again)
                yield return again;
            foreach (var named in DaysOf(checkIn).Where(named => named.Day >= from))
                yield return named.ItemFor(author, LocalMoment.FirstOnEarth(LocalDate.FromDateOnly(named.Day), LocalTime.Midnight));
        }
    }

    private static AgendaItem? SnoozeOf(PersonId mentee, CheckIn checkIn) =>
        checkIn is { State: CheckInState.Due, SnoozedUntil: { } until } && CadenceCheckIn.Parse(checkIn.Id) is { } occasion
            ? AskAgain.Item(mentee, new PromptRung(occasion, checkIn.Snoozes), until)
            : null;

    private IEnumerable<NamedDay> DaysOf(CheckIn checkIn) =>
        checkIn.State == CheckInState.Submitted && sets.Find(checkIn.QuestionSetId, checkIn.QuestionSetVersion) is { } set
            ? DayItems.NamedIn(checkIn, set)
            : [];
}
