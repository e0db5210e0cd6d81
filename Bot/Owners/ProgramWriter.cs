using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Programs;
using YamlDotNet.Core;
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
        ("cadence", Fields(
            ("rhythm", Word(ProgramWords.Of(ProgramWords.Rhythms, program.Cadence.Rhythm))),
            ("weekday", Word(ProgramWords.Of(ProgramWords.Weekdays, program.Cadence.Weekday))),
            ("at", Time(program.Cadence.At)),
            ("reminders", Word(ProgramWords.Of(program.Cadence.Reminders))),
            ("anchor", Word(LocalDatePattern.Iso.Format(program.Cadence.Anchor))))),
        ("digest", Fields(
            ("when", Word(ProgramWords.Of(ProgramWords.Digests, program.Digest.When))),
            ("weekday", Word(ProgramWords.Of(ProgramWords.Weekdays, program.Digest.Weekday))),
            ("at", Time(program.Digest.At)))),
        ("hours", Fields(
            ("from", Time(program.Hours.From)),
            ("until", program.Hours.Until == LocalTime.MaxValue ? Said(ProgramWords.EndOfDay) : Time(program.Hours.Until)),
            ("days", List(program.Hours.Days.Order().Select(day => Word(ProgramWords.Of(ProgramWords.Weekdays, day))))))),
        ("daysOff", List(program.Hours.DaysOff.Order().Select(day => Word(LocalDatePattern.Iso.Format(day))))),
        ("questionSet", Word(program.QuestionSetId)),
        ("holdSeconds", Word(ProgramWords.Of((int)program.HoldTime.TotalSeconds))),
        ("mailNamedInAgreement", Word(program.MailNamedInAgreement ? "true" : "false")),
        ("cadenceSet", Word(program.CadenceSetId)),
        .. program.ChosenDoors is { } doors
            ? [("digestDoors", List(doors.Select(door => Word(ProgramWords.Of(ProgramWords.Doors, door)))))]
            : Array.Empty<(string, YamlNode)>(),
    ]);

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
