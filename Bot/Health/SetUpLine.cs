namespace TeamsMentorBot.Health;

internal enum SetUpState
{
    Ok,
    Granted,
    NotNeeded,
    Missing,

    /// <summary>It is there and does not work.</summary>
    Wrong,

    /// <summary>It could not be found out.</summary>
    NotKnown,
}

/// <summary>One finding of the set-up check.</summary>
/// <param name="What">A permission, a service or a setting.</param>
/// <param name="Note">What it is for, or what to do.</param>
internal sealed record SetUpLine(string Area, SetUpState State, string What, string Note = "")
{
    public bool IsGood => State is SetUpState.Ok or SetUpState.Granted or SetUpState.NotNeeded;
}

/// <summary>The findings as a table for a terminal.</summary>
internal static class SetUpTable
{
    private const int StateWidth = 12;

    public static string Render(IReadOnlyList<SetUpLine> lines)
    {
        var text = new StringWriter { NewLine = "\n" };
        // A long sentence takes the room of its note as well; short names stand in one column.
        var width = lines.Where(line => line.Note.Length > 0).Select(line => line.What.Length).DefaultIfEmpty().Max();
        foreach (var area in lines.GroupBy(line => line.Area))
        {
            text.WriteLine(area.Key);
            foreach (var line in area)
                text.WriteLine($"  {Word(line.State).PadRight(StateWidth)}{line.What.PadRight(width)}  {line.Note}".TrimEnd());
            text.WriteLine();
        }

        var bad = lines.Count(line => !line.IsGood);
        text.WriteLine(bad switch
        {
            0 => "Everything that these settings need is there.",
            1 => "One thing is to be seen to.",
            _ => $"{bad} things are to be seen to.",
        });
        return text.ToString();
    }

    private static string Word(SetUpState state) => state switch
    {
        SetUpState.Ok => "ok",
        SetUpState.Granted => "granted",
        SetUpState.NotNeeded => "not needed",
        SetUpState.Missing => "MISSING",
        SetUpState.Wrong => "WRONG",
        _ => "NOT KNOWN",
    };
}
