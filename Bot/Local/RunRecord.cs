using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsMentorBot.Local;

/// <summary>What the data folder says about the run that uses it: the bot, the process that started it, and its tools.</summary>
internal sealed record RunRecord(ProcessMark Bot, ProcessMark? Parent, IReadOnlyList<ProcessMark> Tools)
{
    /// <summary>A run whose terminal or <c>dotnet run</c> is gone: nobody can press Ctrl+C there any more.</summary>
    [JsonIgnore]
    public bool IsAbandoned => Parent is not null && !Parent.IsRunning();

    public static RunRecord OfThisProcess() => new(ProcessMark.Of(Environment.ProcessId)!, ParentOfThisProcess(), []);

    public static RunRecord? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunRecord>(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(string path)
    {
        // Never half written: a reader sees the one before or this one.
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this));
        File.Move(path + ".new", path, overwrite: true);
    }

    private static ProcessMark? ParentOfThisProcess() => OperatingSystem.IsWindows() ? null : ProcessMark.Of(GetParentId());

    [DllImport("libc", EntryPoint = "getppid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetParentId();
}
