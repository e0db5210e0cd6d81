using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.Programs;

/// <summary>What a change of rhythm would do, as shown before it is confirmed. Dates are those of the program's own zone.</summary>
internal sealed record RhythmPreview(
    MentoringProgram Program,
    RhythmChoice Before,
    RhythmChoice After,
    IReadOnlyList<LocalDate> DatesBefore,
    IReadOnlyList<LocalDate> DatesAfter)
{
    private const int ShownDates = 3;

    /// <summary>The program ends before.</summary>
    private const string NoDates = "none";

    private const string BeforeField = "before";
    private const string AfterField = "after";
    private const string DatesBeforeField = "datesBefore";
    private const string DatesAfterField = "datesAfter";

    public bool ChangesNothing => Before == After;

    public bool ChangesDates => !Before.SameDatesAs(After);

    public static RhythmPreview For(MentoringProgram program, RhythmChoice after, Instant now) => new(
        program, RhythmChoice.Of(program), after, Dates(program, now), Dates(after.ApplyTo(program, now), now));

    /// <summary>What a button carries, so that its press confirms exactly what was shown.</summary>
    public JsonObject ToData() => new()
    {
        [OwnedPrograms.ProgramField] = Program.Id,
        [BeforeField] = RhythmFields.Code(Before),
        [AfterField] = RhythmFields.Code(After),
        [DatesBeforeField] = Code(DatesBefore),
        [DatesAfterField] = Code(DatesAfter),
    };

    /// <summary>The preview that a button was on; null when its data are none of ours.</summary>
    public static RhythmPreview? Of(MentoringProgram program, CardAction action) =>
        RhythmFields.Decode(action.Id(BeforeField)) is { } before
        && RhythmFields.Decode(action.Id(AfterField)) is { } after
        && Decode(action.Id(DatesBeforeField)) is { } datesBefore
        && Decode(action.Id(DatesAfterField)) is { } datesAfter
            ? new RhythmPreview(program, before, after, datesBefore, datesAfter)
            : null;

    public static JsonObject DataFor(MentoringProgram program) => new() { [OwnedPrograms.ProgramField] = program.Id };

    public static RhythmChoice? ChoiceIn(CardAction action) => RhythmFields.Decode(action.Id(AfterField));

    public bool Shows(RhythmPreview other) =>
        (Before, After) == (other.Before, other.After)
        && DatesBefore.SequenceEqual(other.DatesBefore)
        && DatesAfter.SequenceEqual(other.DatesAfter);

    private static IReadOnlyList<LocalDate> Dates(MentoringProgram program, Instant now) =>
        [.. program.NextSlots(now, ShownDates).Select(slot => slot.Date)];

    private static string Code(IEnumerable<LocalDate> dates) => string.Join('/', dates.Select(LocalDatePattern.Iso.Format).DefaultIfEmpty(NoDates));

    private static IReadOnlyList<LocalDate>? Decode(string? code)
    {
        if (code == NoDates)
            return [];
        var dates = code?.Split('/').Select(text => LocalDatePattern.Iso.Parse(text)).ToList();
        return dates is { Count: <= ShownDates } && dates.TrueForAll(date => date.Success) ? [.. dates.Select(date => date.Value)] : null;
    }
}
