using NodaTime;
using NodaTime.Text;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.Owners.RollOuts;

/// <summary>Mentees who start on a day.</summary>
internal sealed record Batch(LocalDate Day, IReadOnlyList<Pairing> Pairings);

/// <summary>Who of those who wait would start when.</summary>
internal sealed record RollOutPlan(MentoringProgram Program, IReadOnlyList<Batch> Batches)
{
    public int Count => Batches.Sum(batch => batch.Pairings.Count);

    /// <summary>Somebody would start after the program's last day.</summary>
    public bool IsTooLong => Batches.Any(batch => Program.IsOverOn(batch.Day));

    /// <inheritdoc cref="ShownMark"/>
    public string Mark => ShownMark.Of(
    [
        Program.Id,
        .. from batch in Batches
           from pairing in batch.Pairings
           select $"{LocalDatePattern.Iso.Format(batch.Day)}|{pairing.Mentee.Id.ObjectId}|{pairing.Id}",
    ]);

    /// <param name="perDay">How many start on each working day from the first on.</param>
    public static RollOutPlan Of(MentoringProgram program, IEnumerable<Pairing> waiting, int perDay, LocalDate first)
    {
        var batches = new List<Batch>();
        foreach (var some in waiting.Chunk(perDay))
            batches.Add(new Batch(program.Hours.WorkingDayFrom(batches is [.., var last] ? last.Day.PlusDays(1) : first), some));
        return new RollOutPlan(program, batches);
    }
}

/// <summary>How far a program's roll-out is.</summary>
/// <param name="Waiting">Who has no day yet, by name.</param>
/// <param name="Ahead">Who starts today or later.</param>
internal sealed record RollOutState(MentoringProgram Program, LocalDate Today, IReadOnlyList<Pairing> Waiting, IReadOnlyList<Batch> Ahead)
{
    public static RollOutState Of(MentoringProgram program, LocalDate today, IEnumerable<Pairing> pairings)
    {
        var open = pairings.Where(pairing => !pairing.Ended).OrderBy(pairing => pairing.Mentee.Name, Phrase.Names).ToList();
        return new RollOutState(
            program, today, [.. open.Where(pairing => pairing.Waits)],
            [
                .. from pairing in open
                   where !pairing.Waits && pairing.StartsOn >= today
                   group pairing by pairing.StartsOn!.Value into day
                   orderby day.Key
                   select new Batch(day.Key, [.. day]),
            ]);
    }
}
