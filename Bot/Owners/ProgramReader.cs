using TeamsMentorBot.Owners.RollOuts;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;
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
        var hours = TimesReader.Hours(fields);
        var (starts, pausedUntil, ends) = TimesReader.Span(fields);
        var program = new MentoringProgram
        {
            TenantId = tenantId,
            Id = fields.OptionalName("program") ?? "",
            Title = fields.Text("title", ProgramWords.LongestTitle),
            Zone = Zone(fields),
            Owners = Owners(fields),
            StartsOn = starts,
            PausedUntil = pausedUntil,
            EndsOn = ends,
            Cadence = TimesReader.Cadence(fields, hours),
            Digest = TimesReader.Digest(fields),
            Hours = hours,
            RollOutSize = fields.OptionalNumber("rollOut", 1, RollOutWish.MostPerDay),
            Milestones = MilestonesReader.Read(fields, Known),
            Mode = fields.OptionalWord("mode", ProgramWords.Modes) ?? MentoringMode.Mentoring,
            QuestionSetId = Known(fields, "questionSet", fields.Text("questionSet", 40)),
            CadenceSetId = Known(fields, "cadenceSet", fields.OptionalText("cadenceSet", 40) ?? MentoringProgram.UsualCadenceSet),
            HoldTime = TimeSpan.FromSeconds(fields.Number("holdSeconds", 0, ProgramWords.LongestHoldSeconds)),
            MailNamedInAgreement = fields.Flag("mailNamedInAgreement"),
            Overdue = fields.OptionalWord("overdue", ProgramWords.Overdue) ?? OverdueRule.Count,
            ChosenDoors = Doors(fields),
        };
        fields.RefuseUnknown();
        return faults.Count == 0 ? (program, []) : (null, [.. faults.OrderBy(fault => fault.Line)]);
    }

    private static string Zone(YamlFields fields)
    {
        var zone = fields.Text("zone", 60);
        if (zone.Length > 0 && ZoneName.Find(zone) is null)
            fields.Fault("zone", $"\"{zone}\" is not a time zone.", "Use a name such as Europe/Berlin.");
        else if (ZoneName.Misleads(zone))
            fields.Fault("zone", $"\"{zone}\" has no summer time.", "Use the name of a place, such as America/New_York.");
        return zone;
    }

    private List<PersonName> Owners(YamlFields program)
    {
        var items = program.FieldsList("owners");
        var owners = items.Select(Owner).OfType<PersonName>().ToList();
        if (items.Count is 0 or > ProgramWords.MostOwners)
            program.Fault("owners", $"A program has from 1 to {ProgramWords.MostOwners} owners.", "List each with id: and name:.");
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

    private static List<DigestDoor>? Doors(YamlFields program)
    {
        var doors = program.Items("digestDoors").Select(item => item.Fields.Word(item.Name, ProgramWords.Doors)).ToList();
        if (doors.Distinct().Count() < doors.Count)
            program.Fault("digestDoors", "It lists a way twice.", "List each once, the first to be tried first.");
        return doors.Count == 0 ? null : doors;
    }

    private string Known(YamlFields fields, string name, string set)
    {
        if (set.Length > 0 && !questionSets.Contains(set))
            fields.Fault(name, $"There is no question set \"{set}\".", $"Use one of: {string.Join(", ", questionSets)}.");
        return set;
    }
}
