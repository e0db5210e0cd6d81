namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary><c>.ci/run --full</c> tries more random cases than fit into the default suite.</summary>
internal static class FullRun
{
    private const int Longer = 40;

    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("TEAMSMENTORBOT_FULL") == "true";

    public static int Times(int usual) => Or(usual, usual * Longer);

    public static int Or(int usual, int full) => IsOn ? full : usual;
}
