using NodaTime;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Yaml;

namespace TeamsMentorBot.Owners;

/// <summary>Reads the milestones that a program document gives every pairing.</summary>
internal static class MilestonesReader
{
    /// <summary>About three years.</summary>
    private const int LongestDays = 1100;

    private static readonly string[] Units = [.. ProgramWords.Units.Keys];

    /// <param name="known">Looks at the name of a question set, and faults one that there is not.</param>
    public static IReadOnlyList<ProgramMilestone> Read(YamlFields program, Func<YamlFields, string, string, string> known)
    {
        var milestones = program.FieldsList("milestones").Select(fields => One(fields, known)).ToList();
        if (milestones.Count > ProgramWords.MostMilestones)
            program.Fault("milestones", $"It lists more than {ProgramWords.MostMilestones}.", "Keep those that every pairing has.");
        else if (milestones.DistinctBy(milestone => milestone.Name).Count() < milestones.Count)
            program.Fault("milestones", "Two have the same name.", "Give each a name of its own.");
        return milestones;
    }

    public static string Words(Period after) => after switch
    {
        { Months: > 0 } => $"{ProgramWords.Of(after.Months)} months",
        { Weeks: > 0 } => $"{ProgramWords.Of(after.Weeks)} weeks",
        _ => $"{ProgramWords.Of(after.Days)} days",
    };

    private static ProgramMilestone One(YamlFields fields, Func<YamlFields, string, string, string> known)
    {
        var milestone = new ProgramMilestone(fields.Name("name"), fields.Text("title", ProgramWords.LongestMilestone))
        {
            On = fields.OptionalDate("on"),
            After = After(fields),
            QuestionSetId = fields.OptionalText("questionSet", 40) is { } set ? known(fields, "questionSet", set) : null,
        };
        if (fields.OptionalText("on", 10) is null == fields.OptionalText("after", 20) is null)
            fields.Fault("after", milestone.On is null ? "It has no day." : "It stands beside on.", "Write either on: 2027-03-04, or after: 6 weeks.");
        fields.RefuseUnknown();
        return milestone;
    }

    private static Period? After(YamlFields fields)
    {
        if (fields.Span("after", Units) is not var (count, unit))
            return null;
        var days = unit switch
        {
            "months" => 31 * (long)count,
            "weeks" => 7 * (long)count,
            _ => count,
        };
        if (days > LongestDays)
            fields.Fault("after", $"{count} {unit} are more than three years.", "Use a shorter time, or on: with a day.");
        return unit switch
        {
            "months" => Period.FromMonths(count),
            "weeks" => Period.FromWeeks(count),
            _ => Period.FromDays(count),
        };
    }
}
