namespace TeamsMentorBot.Programs;

/// <summary>A way by which a digest reaches a mentor.</summary>
internal enum DigestDoor
{
    /// <summary>The card in their chat with the bot.</summary>
    Chat,

    /// <summary>A mail: with content where the agreement names mail, else a line that something waits in the chat.</summary>
    Mail,

    /// <summary>A line in Teams' activity feed that something waits in the chat.</summary>
    Feed,
}

/// <summary>A mentor's own choice among the doors that a program has.</summary>
/// <param name="Only">No other is tried when it is closed.</param>
internal sealed record DoorChoice(DigestDoor Door, bool Only)
{
    private const string OnlyMark = " only";

    public override string ToString() => Only ? Door + OnlyMark : Door.ToString();

    /// <returns>Null for nothing, and for what another version wrote.</returns>
    public static DoorChoice? Parse(string? text)
    {
        var only = text?.EndsWith(OnlyMark, StringComparison.Ordinal) is true;
        return Enum.TryParse<DigestDoor>(only ? text![..^OnlyMark.Length] : text, out var door) && Enum.IsDefined(door) ? new DoorChoice(door, only) : null;
    }
}
