namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>A test that sends signals or uses a shell.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Windows has no signals.";
    }
}
