using System.Text;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.DeploymentTemplates;

/// <summary>What is in the zip that Azure runs from package.</summary>
public sealed class ReleaseTests
{
    [LinuxFact]
    public async Task The_Zip_Has_The_Program_At_Its_Root_And_Nothing_Of_The_Local_Run()
    {
        var release = await ReleasePackage.MakeAsync();
        string[] files = [.. Directory.EnumerateFiles(release.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(release.Folder, file).Replace('\\', '/'))];

        Assert.Contains("TeamsMentorBot.dll", files);
        Assert.Contains("wwwroot/about.html", files);
        // App Service finds what to start by the only such file.
        Assert.Equal("TeamsMentorBot.runtimeconfig.json", Assert.Single(files, file => file.EndsWith(".runtimeconfig.json", StringComparison.Ordinal)));
        Assert.DoesNotContain(files, file => file.Contains("Local/", StringComparison.Ordinal) || file.Contains("node_modules", StringComparison.Ordinal));
        Assert.DoesNotContain("appsettings.Development.json", files);
        Assert.DoesNotContain("web.config", files);
    }

    [LinuxFact]
    public async Task The_Zip_Says_Nothing_Of_The_Machine_That_Made_It()
    {
        var release = await ReleasePackage.MakeAsync();
        var here = Encoding.UTF8.GetBytes(Repository.Root);

        Assert.All(Directory.EnumerateFiles(release.Folder, "TeamsMentorBot*"), file =>
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(here) < 0, Path.GetFileName(file)));
    }
}
