using System.ComponentModel;
using System.Diagnostics;

namespace TeamsMentorBot.Local;

/// <summary>
/// One process, told from any later one that was given the same id. <paramref name="Started"/> is as the system reports it.
/// </summary>
internal sealed record ProcessMark(int Id, string Name, DateTimeOffset Started)
{
    // Systems compute start times from ticks since boot, which gives slightly different results from call to call.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    public static ProcessMark Of(Process process) => new(process.Id, process.ProcessName, process.StartTime.ToUniversalTime());

    /// <summary>The mark of a running process; null when there is none with this id, or it may not be looked at.</summary>
    public static ProcessMark? Of(int id)
    {
        using var process = Find(id, _ => true);
        return process is null ? null : Of(process);
    }

    /// <summary>The process itself if it still runs.</summary>
    public Process? Find() =>
        Find(Id, process => process.ProcessName == Name && (process.StartTime.ToUniversalTime() - Started).Duration() < Tolerance);

    public bool IsRunning()
    {
        using var process = Find();
        return process is not null;
    }

    private static Process? Find(int id, Func<Process, bool> matches)
    {
        Process? process = null;
        try
        {
            process = Process.GetProcessById(id);
            if (!process.HasExited && !IsZombie(id) && matches(process))
                return process;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended while it was looked at, or belongs to somebody else.
        }

        process?.Dispose();
        return null;
    }

    // A process whose parent died stays listed until somebody asks for its exit code: in a container, perhaps for ever.
    private static bool IsZombie(int id)
    {
        try
        {
            return OperatingSystem.IsLinux() && File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
