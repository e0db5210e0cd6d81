using System.Globalization;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.Owners;

/// <summary>
/// Reads a program document; its format is in docs/program-document.md. Either the whole of it is right, or every fault is listed.
/// </summary>
/// <param name="questionSets">Ids of those that there are.</param>
internal sealed class ProgramReader(string tenantId, IReadOnlyCollection<string> questionSets)
{
    private const string File = "program";

    /// <returns>The program, whose id is empty where the document gives it no name.</returns>
    public (MentoringProgram? Program, IReadOnlyList<YamlFault> Faults) Read(string text)
    {
        var (root, broken) = YamlGate.Open(File, text, "Start with title: and zone:.");
        if (root is null)
            return (null, [broken!]);
        var faults = new List<YamlFault>();
        var fields = new YamlFields(File, "", root, faults);
        var hours = Hours(fields);
        var program = new MentoringProgram
        {
            TenantId = tenantId,
            Id = fields.OptionalName("program") ?? "",
            Title = fields.Text("title", ProgramWords.LongestTitle),
            Zone = Zone(fields),
            Owners = Owners(fields),
            Cadence = ReadCadence(fields, hours),
            Digest = Digest(fields),
            Hours = hours,
            QuestionSetId = Known(fields, "questionSet", fields.Text("questionSet", 40)),
            CadenceSetId = Known(fields, "cadenceSet", fields.OptionalText("cadenceSet", 40) ?? MentoringProgram.UsualCadenceSet),
            HoldTime = TimeSpan.FromSeconds(Number(fields, "holdSeconds", ProgramWords.LongestHoldSeconds)),
            MailNamedInAgreement = fields.Flag("mailNamedInAgreement"),
            ChosenDoors = Doors(fields),
        };
        fields.RefuseUnknown();
        return faults.Count == 0 ? (program, []) : (null, [.. faults.OrderBy(fault => fault.Line)]);
    }

    private static string Zone(YamlFields fields)
    {
        var zone = fields.Text("zone", 60);
        if (zone.Length > 0 && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
            fields.Fault("zone", $"\"{zone}\" is not a time zone.", "Use a name such as Europe/Berlin.");
        return zone;
    }

    private List<PersonName> Owners(YamlFields program)
    {
        var items = program.FieldsList("owners");
        var owners = items.Select(Owner).OfType<PersonName>().ToList();
        if (items.Count is 0 or > ProgramWords.MostOwners)
            program.Fault("owners", "A program has from 1 to 20 owners.", "List each with id: and name:.");
        else if (owners.DistinctBy(owner => owner.Id).Count() < owners.Count)
            program.Fault("owners", "Somebody is listed twice.", "Keep one of the two.");
        return owners;
    }

    private PersonName? Owner(YamlFields fields)
    {
        var id = fields.Text("id", 36);
        var name = fields.Text("name", ProgramWords.LongestName);
        var mail = fields.OptionalText("mail", 200);
        var known = Guid.TryParseExact(id, "D", out _);
        if (id.Length > 0 && !known)
            fields.Fault("id", $"\"{id}\" is not an object id.", "Copy it from the person's page in Entra ID.");
        fields.RefuseUnknown();
        return known ? new PersonName(new PersonId(tenantId, id), name, mail) : null;
    }

    private static Cadence ReadCadence(YamlFields program, WorkingHours hours)
    {
        if (Group(program, "cadence") is not { } fields)
            return new Cadence(default, IsoDayOfWeek.Monday, default, 0, default);
        var cadence = new Cadence(
            Word(fields, "rhythm", ProgramWords.Rhythms),
            Word(fields, "weekday", ProgramWords.Weekdays),
            Time(fields, "at"),
            Number(fields, "reminders", ReminderPlan.Days.Count),
            Date(fields, "anchor"));
        if (!hours.Contains(cadence.At))
            fields.Fault("at", "It is outside the hours below.", "Choose a time from hours.from on and before hours.until.");
        if (!hours.Days.Contains(cadence.Weekday))
            fields.Fault("weekday", "It is not among hours.days.", "Choose one of those, or add it there.");
        fields.RefuseUnknown();
        return cadence;
    }

    private static List<DigestDoor>? Doors(YamlFields program)
    {
        var doors = program.Items("digestDoors").Select(item => Word(item.Fields, item.Name, ProgramWords.Doors)).ToList();
        if (doors.Distinct().Count() < doors.Count)
            program.Fault("digestDoors", "It lists a way twice.", "List each once, the first to be tried first.");
        return doors.Count == 0 ? null : doors;
    }

    private static DigestRhythm Digest(YamlFields program)
    {
        if (Group(program, "digest") is not { } fields)
            return new DigestRhythm(default, IsoDayOfWeek.Monday, default);
        var digest = new DigestRhythm(
            Word(fields, "when", ProgramWords.Digests), Word(fields, "weekday", ProgramWords.Weekdays), Time(fields, "at"));
        fields.RefuseUnknown();
        return digest;
    }

    private static WorkingHours Hours(YamlFields program)
    {
        if (Group(program, "hours") is not { } fields)
            return WorkingHours.Default;
        var until = fields.Text("until", 5) == ProgramWords.EndOfDay ? LocalTime.MaxValue : Time(fields, "until");
        var hours = new WorkingHours(Time(fields, "from"), until,
            fields.Items("days").Select(item => Word(item.Fields, item.Name, ProgramWords.Weekdays)).ToHashSet())
        {
            DaysOff = program.Items("daysOff").Select(item => Date(item.Fields, item.Name)).ToHashSet(),
        };
        if (hours.From >= hours.Until)
            fields.Fault("until", "It is not after from.", "Choose a later time, at most \"24:00\".");
        if (hours.Days.Count == 0)
            fields.Fault("days", "It names no day.", "Name at least one, such as [monday, friday].");
        if (hours.DaysOff.Count > ProgramWords.MostDaysOff)
            program.Fault("daysOff", "It lists more than 200 days.", "Leave out those that are over.");
        fields.RefuseUnknown();
        return hours;
    }

    private string Known(YamlFields fields, string name, string set)
    {
        if (set.Length > 0 && !questionSets.Contains(set))
            fields.Fault(name, $"There is no question set \"{set}\".", $"Use one of: {string.Join(", ", questionSets)}.");
        return set;
    }

    private static YamlFields? Group(YamlFields fields, string name)
    {
        if (fields.Fields(name) is { } group)
            return group;
        fields.Fault(name, "It is missing.", "Add it with its fields indented below it.");
        return null;
    }

    private static T Word<T>(YamlFields fields, string name, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        var text = fields.Text(name, 20);
        if (words.TryGetValue(text, out var value))
            return value;
        if (text.Length > 0)
            fields.Fault(name, $"\"{text}\" is not known here.", $"Use one of: {string.Join(", ", words.Keys)}.");
        return words.Values.First();
    }

    private static LocalTime Time(YamlFields fields, string name) =>
        Parsed(fields, name, fields.Text(name, 5), ClockTime.Pattern, "a time of day", "Write it as \"09:30\".");

    private static LocalDate Date(YamlFields fields, string name) =>
        Parsed(fields, name, fields.Text(name, 10), LocalDatePattern.Iso, "a date", "Write it as 2026-12-24.");

    private static T Parsed<T>(YamlFields fields, string name, string text, IPattern<T> pattern, string what, string mend)
    {
        var parsed = pattern.Parse(text);
        if (parsed.Success)
            return parsed.Value;
        if (text.Length > 0)
            fields.Fault(name, $"\"{text}\" is not {what}.", mend);
        return default!;
    }

    private static int Number(YamlFields fields, string name, int most)
    {
        var text = fields.Text(name, 9);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most)
            return number;
        if (text.Length > 0)
            fields.Fault(name, $"\"{text}\" is not a whole number from 0 to {most}.", "Write it in digits.");
        return 0;
    }
}
