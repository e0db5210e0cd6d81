using System.Globalization;
using NodaTime;
using TeamsMentorBot.CheckIns.Packs;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.CheckIns;

/// <summary>
/// What a finished check-in asks for later: another check-in or a look at a next step on a day that its mentee named, a pack at a quarter's end.
/// </summary>
internal static class DayItems
{
    public const string FollowOnKind = "then";
    public const string StepKind = "step";
    private const char Mark = '@';

    public static IEnumerable<AgendaItem> Of(PersonalClock clock, CheckIn checkIn, QuestionSet set)
    {
        foreach (var pack in OfferPack.ItemsFor(clock, checkIn))
            yield return pack;
        if (DayOfFollowOn(checkIn, set) is { } day)
            yield return Item(clock, FollowOnKind, checkIn.Id, day);
        foreach (var question in set.Questions.Where(question => question.Kind == QuestionKind.Commitment))
            if (checkIn.AnswerTo(question.Id) is { Parts.Count: > 0, Due: { } due })
                yield return Item(clock, StepKind, Submission.CommitmentId(checkIn, question.Id), due);
    }

    public static DateOnly? DayOfFollowOn(CheckIn checkIn, QuestionSet set) => set.Then is { } then ? checkIn.AnswerTo(then.On)?.Due : null;

    /// <returns>Null when the id is none of ours.</returns>
    public static (string Id, DateOnly Day)? Parse(string itemId) =>
        itemId.LastIndexOf(Mark) is > 0 and var mark
        && DateOnly.TryParseExact(itemId.AsSpan(mark + 1), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? (itemId[..mark], day)
            : null;

    private static AgendaItem Item(PersonalClock clock, string kind, string id, DateOnly day) => new(
        clock.Person.Id.Key, clock.From(LocalDate.FromDateOnly(day)).ToDateTimeOffset(), kind,
        string.Create(CultureInfo.InvariantCulture, $"{id}{Mark}{day:yyyyMMdd}"));
}
