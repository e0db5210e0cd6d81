using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>The next digest of a reader on the agenda.</summary>
internal sealed class ReaderSlots(ProgramStore programs, PersonStore people, Agenda agenda, TimeProvider time)
{
    public Task AddAsync(AgendaItem digest, CancellationToken ct) => agenda.AddAsync(digest, ct);

    /// <returns>Null where there is no such program any more.</returns>
    public async Task<AgendaItem?> NextAsync(PersonId reader, string programId, bool urgent, CancellationToken ct)
    {
        if (await programs.FindAsync(reader.TenantId, programId, ct) is not { } program)
            return null;
        return urgent
            ? DigestSlots.Now(reader, program, time.GetUtcNow())
            : DigestSlots.Next(ClockOf(await people.GetAsync(reader, ct), program));
    }

    public PersonalClock ClockOf(Person reader, MentoringProgram program) => new(reader, program, time.GetUtcNow());

    /// <summary>What waits for a reader comes at the next slot of what they choose, and no longer at that of what they chose before.</summary>
    /// <param name="write">Stores the choice.</param>
    public async Task<T> MoveAsync<T>(
        Person before, Person after, IReadOnlyList<MentoringProgram> programs, Func<Task<T>> write, CancellationToken ct)
    {
        var moves = programs.Select(program => (Old: DigestSlots.Next(ClockOf(before, program)), New: DigestSlots.Next(ClockOf(after, program))))
            .Where(move => move.Old.Id != move.New.Id).ToList();
        foreach (var (_, slot) in moves)
            await agenda.AddAsync(slot, ct);
        var written = await write();
        foreach (var (old, slot) in moves)
        {
            // Once more, should it have been looked at in between, when it was nobody's slot.
            await agenda.AddAsync(slot, ct);
            await agenda.RemoveAsync(old, ct);
        }

        return written;
    }
}
