using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace TeamsMentorBot.Programs;

/// <summary>A milestone that every pairing of a program has: on a day, or so long after the pairing's start.</summary>
/// <param name="Name">Lower-case letters, digits and hyphens; unique in the program.</param>
/// <param name="Title">As mentees read it.</param>
internal sealed record ProgramMilestone(string Name, string Title)
{
    /// <summary>The day; null where it counts from the start.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Days, weeks or months after the start; null where it has a day.</summary>
    public Period? After { get; init; }

    /// <summary>With which it is looked back on; null as the program says.</summary>
    public string? QuestionSetId { get; init; }

    /// <param name="start">The first day of the pairing.</param>
    public LocalDate DayFrom(LocalDate start) => On ?? start.Plus(After ?? Period.Zero);
}

/// <summary>The milestones of a program in one column; none is the empty text, for a merge cannot remove a column.</summary>
internal static partial class MilestonesColumn
{
    public static string Write(IReadOnlyList<ProgramMilestone> milestones) => milestones.Count == 0 ? "" : JsonSerializer.Serialize(
        [.. milestones.Select(milestone => new Stored(
            milestone.Name,
            milestone.Title,
            milestone.On is { } day ? LocalDatePattern.Iso.Format(day) : null,
            milestone.After is { } after ? PeriodPattern.Roundtrip.Format(after) : null,
            milestone.QuestionSetId))],
        StoredMilestones.Default.ListStored);

    public static IReadOnlyList<ProgramMilestone> Read(string? column) => string.IsNullOrEmpty(column)
        ? []
        : [.. JsonSerializer.Deserialize(column, StoredMilestones.Default.ListStored)!.Select(stored => new ProgramMilestone(stored.Name, stored.Title)
        {
            On = stored.On is { } day ? LocalDatePattern.Iso.Parse(day).Value : null,
            After = stored.After is { } after ? PeriodPattern.Roundtrip.Parse(after).Value : null,
            QuestionSetId = stored.Set,
        })];

    private sealed record Stored(string Name, string Title, string? On, string? After, string? Set);

    [JsonSerializable(typeof(List<Stored>))]
    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    private sealed partial class StoredMilestones : JsonSerializerContext;
}
