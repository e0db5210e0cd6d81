using System.Globalization;

namespace TeamsMentorBot.Tests.Infrastructure;

/// <summary>As if the host had this language and calendar.</summary>
internal sealed class HostCulture : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public HostCulture(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentCulture = before;
}
