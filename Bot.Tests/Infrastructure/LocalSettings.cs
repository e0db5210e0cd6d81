using TeamsMentorBot.Local;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>A local run of a test's own: free ports, and data in a folder of its own. The installed tools are shared.</summary>
internal static class LocalSettings
{
    public static LocalOptions New(string dataFolder)
    {
        var ports = FreePorts.Find(5);
        return new LocalOptions
        {
            DataFolder = dataFolder,
            BotPort = ports[0],
            MenteePort = ports[1],
            MentorPort = ports[2],
            OwnerPort = ports[3],
            StoragePort = ports[4],
        };
    }

    /// <summary>The same as command-line arguments of the bot.</summary>
    public static string[] Arguments(LocalOptions options) =>
    [
        $"--Local:DataFolder={options.DataFolder}", $"--Local:BotPort={options.BotPort}", $"--Local:MenteePort={options.MenteePort}",
        $"--Local:MentorPort={options.MentorPort}", $"--Local:OwnerPort={options.OwnerPort}", $"--Local:StoragePort={options.StoragePort}",
    ];
}
