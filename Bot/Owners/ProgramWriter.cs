using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TeamsMentorBot.Owners;

/// <summary>Writes a program as the document that <see cref="ProgramReader"/> reads; its format is in docs/program-document.md.</summary>
internal static class ProgramWriter
{
    public static string Write(MentoringProgram program)
    {
        var writer = new StringWriter { NewLine = "\n" };
        // No line is folded: a long title stays on its line, so that a fault in it has one line.
        var emitter = new Emitter(writer, EmitterSettings.Default.WithBestWidth(int.MaxValue));
        new YamlStream(new YamlDocument(Root(program))).Save(emitter, assignAnchors: false);
        var text = writer.ToString().ReplaceLineEndings("\n").TrimEnd();
        return (text.EndsWith("\n...", StringComparison.Ordinal) ? text[..^4] : text) + "\n";
    }

    private static YamlMappingNode Root(MentoringProgram program) => Fields(
    [
        .. program.Id.Length == 0 ? Array.Empty<(string, YamlNode)>() : [("program", Word(program.Id))],
        ("title", Said(program.Title)),
        ("zone", Word(program.Zone)),
        ("owners", List(program.Owners.Select(Owner))),
        .. OptionalDay("starts", program.StartsOn),
        .. OptionalDay("pausedUntil", program.PausedUntil),
        .. OptionalDay("ends", program.EndsOn),
        ("cadence", Cadence(program.Cadence)),
        ("digest", Fields(
            ("when", Word(ProgramWords.Of(ProgramWords.Digests, program.Digest.When))),
            ("weekday", Word(ProgramWords.Of(ProgramWords.Weekdays, program.Digest.Weekday))),
            ("at", Time(program.Digest.At)))),
        ("hours", Fields(
            ("from", Time(program.Hours.From)),
            ("until", program.Hours.Until == LocalTime.MaxValue ? Said(ProgramWords.EndOfDay) : Time(program.Hours.Until)),
            ("days", List(program.Hours.Days.Order().Select(day => Word(ProgramWords.Of(ProgramWords.Weekdays, day))))))),
        ("daysOff", List(program.Hours.DaysOff.Order().Select(Day))),
        .. program.RollOutSize is { } size ? [("rollOut", Word(ProgramWords.Of(size)))] : Array.Empty<(string, YamlNode)>(),
        .. program.Milestones.Count == 0
            ? Array.Empty<(string, YamlNode)>()
            : [("milestones", List(program.Milestones.Select(Milestone)))],
        .. program.Mode == MentoringMode.Mentoring
            ? Array.Empty<(string, YamlNode)>()
            : [("mode", Word(ProgramWords.Of(ProgramWords.Modes, program.Mode)))],
        ("questionSet", Word(program.QuestionSetId)),
        ("holdSeconds", Word(ProgramWords.Of((int)program.HoldTime.TotalSeconds))),
        ("mailNamedInAgreement", Word(program.MailNamedInAgreement ? "true" : "false")),
        ("cadenceSet", Word(program.CadenceSetId)),
        .. program.ChosenDoors is { } doors
            ? [("digestDoors", List(doors.Select(door => Word(ProgramWords.Of(ProgramWords.Doors, door)))))]
            : Array.Empty<(string, YamlNode)>(),
        .. program.Overdue == OverdueRule.Count
            ? Array.Empty<(string, YamlNode)>()
            : [("overdue", Word(ProgramWords.Of(ProgramWords.Overdue, program.Overdue)))],
    ]);

    private static YamlMappingNode Cadence(Cadence cadence) => Fields(
    [
        cadence.Rhythm.MostBetween() > 0
            ? ("every", Word($"{ProgramWords.Of(cadence.Every)} {ProgramWords.Of(ProgramWords.Units, cadence.Rhythm)}"))
            : ("rhythm", Word(ProgramWords.Of(ProgramWords.Rhythms, cadence.Rhythm))),
        .. cadence.Rhythm.NamesWeekday()
            ? [("weekday", Word(ProgramWords.Of(ProgramWords.Weekdays, cadence.Weekday)))]
            : Array.Empty<(string, YamlNode)>(),
        ("at", Time(cadence.At)),
        ("reminders", new YamlSequenceNode(cadence.Reminders.Days.Select(day => Word(ProgramWords.Of(day)))) { Style = SequenceStyle.Flow }),
        ("anchor", Day(cadence.Anchor)),
        .. cadence.ResponseDays == Cadences.Cadence.UsualResponseDays
            ? Array.Empty<(string, YamlNode)>()
            : [("responseDays", Word(ProgramWords.Of(cadence.ResponseDays)))],
    ]);

    private static YamlMappingNode Milestone(ProgramMilestone milestone) => Fields(
    [
        ("name", Word(milestone.Name)),
        ("title", Said(milestone.Title)),
        .. OptionalDay("on", milestone.On),
        .. milestone.After is { } after ? [("after", Word(MilestonesReader.Words(after)))] : Array.Empty<(string, YamlNode)>(),
        .. milestone.QuestionSetId is { } set ? [("questionSet", Word(set))] : Array.Empty<(string, YamlNode)>(),
    ]);

    private static (string, YamlNode)[] OptionalDay(string name, LocalDate? day) => day is { } date ? [(name, Day(date))] : [];

    private static YamlScalarNode Day(LocalDate date) => Word(LocalDatePattern.Iso.Format(date));

    private static YamlMappingNode Owner(PersonName owner) => owner.Mail is { } mail
        ? Fields(("id", Word(owner.Id.ObjectId)), ("name", Said(owner.Name)), ("mail", Said(mail)))
        : Fields(("id", Word(owner.Id.ObjectId)), ("name", Said(owner.Name)));

    private static YamlMappingNode Fields(params IEnumerable<(string Name, YamlNode Value)> fields) =>
        new(fields.Select(field => KeyValuePair.Create<YamlNode, YamlNode>(Word(field.Name), field.Value)));

    private static YamlSequenceNode List(IEnumerable<YamlNode> items) => new(items);

    private static YamlScalarNode Word(string word) => new(word);

    /// <summary>In quotes, whatever it holds: what people wrote, and times, which some readers of YAML take for numbers.</summary>
    private static YamlScalarNode Said(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    private static YamlScalarNode Time(LocalTime time) => Said(ClockTime.Pattern.Format(time));
}
