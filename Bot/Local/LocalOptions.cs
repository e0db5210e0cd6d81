namespace TeamsMentorBot.Local;

/// <summary>
/// The local run: section <c>Local</c>. Read in Development only. The ports lie below those that systems give to outgoing connections
/// (Linux: from 32768), any of which may be in use at any time.
/// </summary>
internal sealed class LocalOptions
{
    public const string Section = "Local";

    /// <summary>Whether storage emulator and Playgrounds are started.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Whether the data of earlier runs are deleted first; <c>--reset</c> on the command line.</summary>
    public bool Reset { get; set; }

    /// <summary>Where the data are kept between runs; without it <c>.local</c> in the repository. One run at a time uses a folder.</summary>
    public string? DataFolder { get; set; }

    /// <summary>Where the npm tools are installed; without it <c>.local/tools</c> in the repository.</summary>
    public string? ToolsFolder { get; set; }

    /// <summary>TCP port of the bot on 127.0.0.1.</summary>
    public int BotPort { get; set; } = 3978;

    /// <summary>TCP port of the mentee's Playground.</summary>
    public int MenteePort { get; set; } = 3980;

    /// <summary>TCP port of the mentor's Playground.</summary>
    public int MentorPort { get; set; } = 3981;

    /// <summary>TCP port of the program owner's Playground.</summary>
    public int OwnerPort { get; set; } = 3979;

    /// <summary>TCP port of the storage emulator (tables). Not 10002, where an emulator of the developer's own would be.</summary>
    public int StoragePort { get; set; } = 10902;
}
