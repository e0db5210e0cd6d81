namespace TeamsMentorBot.Benchmarks.Turns;

/// <summary>How much is measured; all of it ends in about four minutes on two cores, the quick one in one.</summary>
/// <param name="Passes">How often each measurement is made, baseline and bot by turns; what counts is the middle one.</param>
/// <param name="MemoryPeople">Who take part with the double of the tables; not more than the bot keeps in its cache.</param>
/// <param name="TablePeople">Who take part with the storage emulator.</param>
/// <param name="SinglePeople">Who take part one after the other.</param>
/// <param name="FewPeople">Who have spoken when memory is first looked at; 0 leaves it out.</param>
/// <param name="ManyPeople">Who have spoken when it is looked at again.</param>
internal sealed record Plan(int Passes, int MemoryPeople, int TablePeople, int SinglePeople, int FewPeople, int ManyPeople)
{
    public const int Concurrency = 32;

    /// <summary>Whether the bare endpoint calls the Connector and the tables as often as the bot does.</summary>
    public bool SameCalls { get; init; }

    public static Plan Full { get; } = new(3, 1_600, 240, 40, 1_000, 10_000);

    public static Plan Quick { get; } = new(3, 500, 64, 16, 0, 0);
}
