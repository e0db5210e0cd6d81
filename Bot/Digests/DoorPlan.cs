using TeamsMentorBot.Programs;

namespace TeamsMentorBot.Digests;

/// <summary>Decides by which doors a digest may go, and in which order.</summary>
internal static class DoorPlan
{
    /// <param name="program">The program's doors, the first first.</param>
    /// <param name="choice">The mentor's own; one that the program does not have counts for nothing.</param>
    /// <returns>At least one. A later one is for when those before it are closed for good.</returns>
    public static IReadOnlyList<DigestDoor> For(IReadOnlyList<DigestDoor> program, DoorChoice? choice)
    {
        if (choice is null || !program.Contains(choice.Door))
            return [.. program.Distinct().DefaultIfEmpty(DigestDoor.Chat)];
        return choice.Only ? [choice.Door] : [.. program.Prepend(choice.Door).Distinct()];
    }
}
