using System.Diagnostics;
using TeamsMentorBot.Graph;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.DeploymentTemplates;

/// <summary>The script that an administrator runs, with an Azure CLI that only writes down what it was asked.</summary>
public sealed class GrantGraphTests
{
    private const string Principal = "11111111-2222-3333-4444-555555555555";
    private const string Held = "99999999-0000-0000-0000-000000000000";

    [UnixFact]
    public Task What_Is_Always_Needed_Is_Granted_Once() => GrantsAsync(new GraphOptions(), Principal);

    [UnixFact]
    public Task What_Is_Named_Is_Granted_As_Well() => GrantsAsync(
        new GraphOptions { Uses = Enum.GetValues<GraphUses>().Aggregate((one, other) => one | other) },
        [Principal, .. Enum.GetNames<GraphUses>().Where(name => name != nameof(GraphUses.None))]);

    [UnixFact]
    public async Task A_Word_That_Is_No_Use_Is_Refused_Before_Graph_Is_Asked()
    {
        var (code, output, calls) = await RunAsync(Held, Principal, "Everything");

        Assert.Equal(2, code);
        Assert.Contains("Everything is none of", output, StringComparison.Ordinal);
        Assert.Empty(calls);
    }

    [UnixFact]
    public async Task What_Is_Granted_Already_Is_Left_Alone()
    {
        var (code, output, calls) = await RunAsync("role-User.ReadBasic.All", Principal);

        Assert.Equal(0, code);
        Assert.Contains("User.ReadBasic.All: granted already", output, StringComparison.Ordinal);
        Assert.Single(calls, call => call.Contains("--method post", StringComparison.Ordinal));
    }

    [UnixFact]
    public async Task Anything_But_A_Guid_Is_Refused_Before_Graph_Is_Asked()
    {
        var (code, output, calls) = await RunAsync(Held, "my-identity");

        Assert.Equal(2, code);
        Assert.Contains("identityPrincipalId", output, StringComparison.Ordinal);
        Assert.Empty(calls);
    }

    /// <summary>Mail is granted elsewhere, whatever is named.</summary>
    private static async Task GrantsAsync(GraphOptions options, params string[] arguments)
    {
        var (code, output, calls) = await RunAsync(Held, arguments);

        Assert.Equal(0, code);
        var wanted = GraphPermission.All.Where(permission => permission.IsNeeded(options)).Select(permission => permission.Name).ToList();
        Assert.DoesNotContain("Mail.Send", wanted);
        Assert.Equal([.. wanted.Select(permission => $"{permission}: granted")], output.Trim().Split('\n'));
        var posts = calls.FindAll(call => call.Contains("--method post", StringComparison.Ordinal));
        Assert.Equal(wanted.Count, posts.Count);
        Assert.All(posts, post => Assert.Contains($"\"principalId\":\"{Principal}\",\"resourceId\":\"graph-in-tenant\"", post, StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Output, List<string> Calls)> RunAsync(string held, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["az"], $$"""
            #!/usr/bin/env bash
            echo "$*" >> "{{folder["calls"]}}"
            case "$*" in
              *"--method get"*appRoleAssignments*) echo "{{held}}" ;;
              *"(appId='00000003-0000-0000-c000-000000000000')"*"--query id "*) echo graph-in-tenant ;;
              *"(appId='00000003-0000-0000-c000-000000000000')"*) sed "s/.*value=='\([A-Za-z.]*\)'.*/role-\1/" <<< "$*" ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder["az"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("bash", [Repository.PathOf("deploymentTemplates", "grant-graph.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{folder.Path}:{start.Environment["PATH"]}";
        using var script = Process.Start(start)!;
        var output = script.StandardOutput.ReadToEndAsync();
        var errors = script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        var calls = File.Exists(folder["calls"]) ? await File.ReadAllLinesAsync(folder["calls"]) : [];
        return (script.ExitCode, await output + await errors, [.. calls]);
    }
}
