using System.Runtime.InteropServices;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>A test of what runs on the hosts that a release is made for.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        Skip = LinuxHost.Missing;
    }
}

public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        Skip = LinuxHost.Missing;
    }
}

internal static class LinuxHost
{
    public static string? Missing => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64
        ? null
        : "A release is compiled ahead for Linux on x64.";
}
