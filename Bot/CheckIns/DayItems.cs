using System.Globalization;
using NodaTime;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// What a finished check-in asks for later: another check-in or a look at a next step on a day that its mentee named, a pack at a quarter's end.
/// </summary>
internal static class DayItems
{
    public const string FollowOnKind = AgendaKinds.FollowOn;
    public const string StepKind = AgendaKinds.NextStep;

    public static IEnumerable<AgendaItem> Of(PersonalClock clock, CheckIn checkIn, QuestionSet set)
    {
        foreach (var pack in OfferPack.ItemsFor(clock, checkIn))
            yield return pack;
        // Its handler, which knows what hour they prefer by then, postpones it to that.
        foreach (var named in NamedIn(checkIn, set))
            yield return named.ItemFor(clock.Person.Id, clock.From(LocalDate.FromDateOnly(named.Day)));
    }

    public static IEnumerable<NamedDay> NamedIn(CheckIn checkIn, QuestionSet set)
    {
        if (DayOfFollowOn(checkIn, set) is { } day)
            yield return new NamedDay(FollowOnKind, checkIn.Id, day);
        foreach (var question in set.Questions.Where(question => question.Kind == QuestionKind.Commitment))
            if (checkIn.AnswerTo(question.Id) is { Parts.Count: > 0, Due: { } due })
                yield return new NamedDay(StepKind, Submission.CommitmentId(checkIn, question.Id), due);
    }

    public static DateOnly? DayOfFollowOn(CheckIn checkIn, QuestionSet set) => set.Then is { } then ? checkIn.AnswerTo(then.On)?.Due : null;
}

/// <summary>A day that a mentee named in a check-in.</summary>
/// <param name="Kind">Of the agenda's item.</param>
/// <param name="Id">Of the check-in, or of the next step.</param>
internal sealed record NamedDay(string Kind, string Id, DateOnly Day)
{
    /// <summary>Parts what asks from the day in the id of an item.</summary>
    public const char Mark = '@';

    /// <returns>Null when the item names no day.</returns>
    public static NamedDay? Of(AgendaItem item) =>
        item.Id.LastIndexOf(Mark) is > 0 and var mark
        && DateOnly.TryParseExact(item.Id.AsSpan(mark + 1), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new NamedDay(item.Kind, item.Id[..mark], day)
            : null;

    public AgendaItem ItemFor(PersonId mentee, Instant due) => new(
        mentee.Key, due.ToDateTimeOffset(), Kind, string.Create(CultureInfo.InvariantCulture, $"{Id}{Mark}{Day:yyyyMMdd}"));
}
