using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>The hour and the clock by which somebody is asked.</summary>
internal static class TimesCard
{
    public const string HourInput = "hour";
    public const string ZoneInput = "zone";

    private const int LongestZone = 64;

    /// <param name="hours">Of the programs that ask them; none for those whom nobody asks.</param>
    public static AdaptiveCard Ask(Person person, IReadOnlyList<WorkingHours> hours, string? note = null) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.Times_Title),
            new TextBlock(hours.Count == 0 ? Strings.Times_TextZone : Strings.Times_Text) { Spacing = Spacing.Small },
            .. TextBlock.Note(note),
            .. Inputs(person, hours),
        ],
        Actions = [Save],
    };

    /// <param name="next">The next check-in on their clock, where one is planned.</param>
    public static AdaptiveCard Saved(Person person, IReadOnlyList<WorkingHours> hours, ZonedDateTime? next) => new()
    {
        Body =
        [
            TextBlock.Title(Strings.Times_Saved),
            .. hours.Count == 0 ? Array.Empty<CardElement>() : [Line(HourText(person))],
            Line(person.Zone is { } zone ? Phrase.With(Strings.Times_Clock, Name(zone)) : Strings.Times_ClockUnknown),
            .. next is { } at ? [Line(Phrase.With(Strings.Times_Next, Phrase.Day(at.Date), Phrase.Hour(at.TimeOfDay)))] : Array.Empty<CardElement>(),
        ],
        Actions = [new ShowCardAction(Strings.Times_Change, new AdaptiveCard { Version = null, Body = [.. Inputs(person, hours)], Actions = [Save] })],
    };

    /// <summary>What the inputs hold: an emptied one goes back to what is usual.</summary>
    public static TimesWish Wish(CardAction action) =>
        new(action.Id(HourInput), action.Text(ZoneInput, LongestZone) ?? TimesWish.Usual);

    private static ExecuteAction Save => new(Strings.Times_Save, CheckInVerbs.Times) { Style = ButtonStyle.Positive };

    private static string HourText(Person person) =>
        person.PreferredAt is { } hour ? Phrase.With(Strings.Times_HourOwn, Phrase.Hour(hour)) : Strings.Times_HourUsual;

    private static IEnumerable<CardInput> Inputs(Person person, IReadOnlyList<WorkingHours> hours)
    {
        if (hours.Count > 0)
            yield return new ChoiceSetInput(HourInput, [new Choice(Strings.Times_Usual, TimesWish.Usual), .. Choices(person, hours)])
            {
                Label = Strings.Times_Hour,
                Value = person.PreferredAt is { } own ? ClockTime.Pattern.Format(own) : TimesWish.Usual,
            };
        yield return new TextInput(ZoneInput)
        {
            Label = Strings.Times_Zone,
            Placeholder = Strings.Times_ZoneExample,
            MaxLength = LongestZone,
            Value = person.OwnZone?.Replace('_', ' '),
        };
    }

    /// <summary>Full hours in which one of the programs may ask, and their own, whatever its minute.</summary>
    private static IEnumerable<Choice> Choices(Person person, IReadOnlyList<WorkingHours> hours) =>
        Enumerable.Range(0, 24).Select(hour => new LocalTime(hour, 0)).Where(time => hours.Any(working => working.Contains(time)))
            .Concat(person.PreferredAt is { } own ? [own] : Array.Empty<LocalTime>())
            .Distinct().Order()
            .Select(time => new Choice(Phrase.Hour(time), ClockTime.Pattern.Format(time)));

    private static string Name(string zone) => PlainText.Escape(zone.Replace('_', ' '));

    private static TextBlock Line(string text) => new(text) { Spacing = Spacing.Small };
}
