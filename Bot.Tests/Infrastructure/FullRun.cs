namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary><c>.ci/run --full</c> tries more random cases than fit into the default suite.</summary>
internal static class FullRun
{
    private const int Longer = 40;

    public static int Times(int usual) => Environment.GetEnvironmentVariable("TEAMSMENTORBOT_FULL") == "true" ? usual * Longer : usual;
}
