using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Programs;

/// <summary>A choice as the card's inputs send it, and as one short code that a button carries along.</summary>
internal static class RhythmFields
{
    public const string How = "how";
    public const string Weekday = "weekday";
    public const string Time = "time";
    public const string Reminders = "reminders";
    public const string Digest = "digest";

    private const char Separator = '/';
    private static readonly string[] Order = [How, Weekday, Time, Reminders, Digest];

    /// <param name="field">Gives an input's value by its id.</param>
    /// <returns>The choice, or a sentence for each input that is missing or was not offered.</returns>
    public static (RhythmChoice? Choice, IReadOnlyList<string> Problems) Read(Func<string, string?> field, WorkingHours hours) =>
        Read(field, new RhythmOptions(hours));

    public static string Code(RhythmChoice choice) => string.Join(Separator, Order.Select(id => Value(choice, id)));

    /// <summary>Also understands days and hours that the card does not offer: a program may have been given them elsewhere.</summary>
    public static RhythmChoice? Decode(string? code) =>
        code?.Split(Separator) is { } parts && parts.Length == Order.Length
            ? Read(id => parts[Array.IndexOf(Order, id)], RhythmOptions.Any).Choice
            : null;

    public static bool IsOffered(RhythmChoice choice, WorkingHours hours) => Read(id => Value(choice, id), hours).Choice is not null;

    /// <summary>What stands in an input when the card is opened.</summary>
    public static string Value(RhythmChoice choice, string id) => id switch
    {
        How => RhythmOptions.Of(choice.Rhythm, choice.Every).Id,
        Weekday => choice.Weekday == IsoDayOfWeek.None ? "" : RhythmOptions.Any.Weekdays.First(option => option.Value == choice.Weekday).Id,
        Time => RhythmOptions.Time(choice.At).Id,
        Reminders => RhythmOptions.Of(choice.Reminders).Id,
        Digest => RhythmOptions.Any.Digests.First(option => option.Value == (choice.Digest, choice.DigestDay)).Id,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "Unknown input."),
    };

    private static (RhythmChoice? Choice, IReadOnlyList<string> Problems) Read(Func<string, string?> field, RhythmOptions options)
    {
        var how = field(How) is { } named ? RhythmOptions.FindRhythm(named) : null;
        var weekday = how?.Value.Rhythm.NamesWeekday() is false ? IsoDayOfWeek.None : Find(options.Weekdays, field(Weekday))?.Value;
        var time = field(Time) is { } text ? options.FindTime(text) : null;
        var reminders = field(Reminders) is { } days ? RhythmOptions.FindReminders(days) : null;
        var digest = Find(options.Digests, field(Digest));
        if (how is not null && weekday is not null && time is not null && reminders is not null && digest is not null)
        {
            var (rhythm, every) = how.Value;
            return (new(rhythm, weekday.Value, time.Value, reminders.Value, digest.Value.When, digest.Value.Day) { Every = every }, []);
        }

        var times = options.Times;
        return (null,
        [
            .. how is null ? [Strings.Rhythm_ChooseHow] : Array.Empty<string>(),
            .. weekday is null ? [options.ChooseWeekday] : Array.Empty<string>(),
            .. time is null ? [Phrase.With(Strings.Rhythm_ChooseTime, times[0].Label, times[^1].Label)] : Array.Empty<string>(),
            .. reminders is null ? [Strings.Rhythm_ChooseReminders] : Array.Empty<string>(),
            .. digest is null ? [Strings.Rhythm_ChooseDigest] : Array.Empty<string>(),
        ]);
    }

    private static RhythmOption<T>? Find<T>(IReadOnlyList<RhythmOption<T>> options, string? id) =>
        options.FirstOrDefault(option => option.Id == id);
}
