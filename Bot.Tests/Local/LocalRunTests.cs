using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;
using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Local;

/// <summary>The real program, started as people start it, interrupted and killed.</summary>
[Trait("Category", "Local")]
public sealed class LocalRunTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [UnixFact]
    public async Task A_Killed_Run_Leaves_Nothing_Behind_And_Loses_Nothing()
    {
        var options = LocalSettings.New(folder.Path);
        await using var first = await BotProcess.StartReadyAsync(options);
        await PagesAnswerAsync(options, first);
        await SecondRunIsRefusedAsync(options, first);
        await KeepAsync(options, "said before the kill");
        var killed = ToolsOfTheRun();
        await first.KillAsync();

        await using var second = await BotProcess.StartReadyAsync(options);
        Assert.DoesNotContain(killed, tool => tool.IsRunning());
        Assert.Equal("said before the kill", await KeptAsync(options));
        await PagesAnswerAsync(options, second);
        var interrupted = ToolsOfTheRun();
        Assert.Equal(0, await second.InterruptAsync());
        Assert.DoesNotContain(interrupted, tool => tool.IsRunning());

        await using var third = await BotProcess.StartReadyAsync(options, "--reset");
        Assert.Null(await KeptAsync(options));
        var terminated = ToolsOfTheRun();
        Assert.Equal(0, await third.TerminateAsync());
        Assert.DoesNotContain(terminated, tool => tool.IsRunning());
    }

    [UnixFact]
    public async Task A_Run_Whose_Terminal_Is_Gone_Gives_Way_To_The_Next()
    {
        var options = LocalSettings.New(folder.Path);
        var command = BotProcess.Command(options);
        string[] line = [command.FileName, .. command.ArgumentList];
        // Like dotnet run, the shell stays the bot's parent, and does not take it along when it is killed.
        var shell = new ProcessStartInfo("/bin/sh", ["-c", "\"$0\" \"$@\" & wait", .. line])
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        await using var terminal = BotProcess.Start(shell);
        await terminal.ReadyAsync();
        await KeepAsync(options, "said in the first terminal");
        await terminal.KillAsync();

        await using var next = await BotProcess.StartReadyAsync(options);

        Assert.Contains("Ending a run that was left behind", next.Output, StringComparison.Ordinal);
        Assert.Equal("said in the first terminal", await KeptAsync(options));
        Assert.Equal(0, await next.InterruptAsync());
    }

    [Fact]
    public async Task A_Taken_Port_Is_Named_With_The_Setting_To_Change()
    {
        var options = LocalSettings.New(folder.Path);
        using var other = new TcpListener(IPAddress.Loopback, options.MentorPort);
        other.Start();

        await EndsWithAsync(BotProcess.Command(options), $"Port {options.MentorPort} ", "Local:MentorPort");
    }

    [Fact]
    public async Task Missing_Node_Is_Said_In_One_Line()
    {
        var command = BotProcess.Command(LocalSettings.New(folder.Path));
        command.Environment["PATH"] = folder.Path;

        await EndsWithAsync(command, "needs Node.js", "https://nodejs.org/");
    }

    [Fact]
    public async Task A_Folder_That_Cannot_Be_Used_Is_Named_With_The_Setting_To_Change()
    {
        await File.WriteAllTextAsync(folder["file"], "not a folder");

        await EndsWithAsync(
            BotProcess.Command(LocalSettings.New(folder["file"])), "cannot use its folder", folder["file"], "Local:DataFolder");
    }

    [UnixFact]
    public async Task An_Unreachable_Registry_Is_Said_In_One_Line()
    {
        var command = BotProcess.Command(LocalSettings.New(folder.Path), $"--Local:ToolsFolder={folder["tools"]}");
        command.Environment["npm_config_registry"] = $"http://127.0.0.1:{FreePorts.Find(1)[0]}/";
        command.Environment["npm_config_cache"] = folder["cache"];
        command.Environment["npm_config_fetch_retry_mintimeout"] = "10";

        await EndsWithAsync(command, "npm could not install", "ECONNREFUSED");
    }

    public void Dispose() => folder.Dispose();

    private static async Task EndsWithAsync(ProcessStartInfo command, params string[] words)
    {
        await using var bot = BotProcess.Start(command);
        Assert.NotEqual(0, await bot.EndedAsync());
        var line = Assert.Single(bot.Output.Split(Environment.NewLine), line => line.Contains(words[0], StringComparison.Ordinal));
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", bot.Output, StringComparison.Ordinal);
    }

    private static async Task SecondRunIsRefusedAsync(LocalOptions options, BotProcess first) =>
        await EndsWithAsync(BotProcess.Command(options), "A local run is already going", $"process {first.Id}");

    private static async Task PagesAnswerAsync(LocalOptions options, BotProcess bot)
    {
        using var http = new HttpClient();
        var graphPage = $"http://127.0.0.1:{options.BotPort}{LocalGraphEndpoints.PagePath}";
        Assert.Contains(graphPage, bot.Output, StringComparison.Ordinal);
        Assert.NotEmpty(await http.GetStringAsync(new Uri(graphPage)));
        foreach (var person in SamplePeople.All)
        {
            Assert.Contains(person.Page(options).ToString(), bot.Output, StringComparison.Ordinal);
            Assert.Contains("Agents Playground", await http.GetStringAsync(person.Page(options)), StringComparison.Ordinal);
        }
    }

    private static async Task KeepAsync(LocalOptions options, string words)
    {
        var table = Table(options);
        await table.CreateIfNotExistsAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Words"] = words });
    }

    private static async Task<string?> KeptAsync(LocalOptions options)
    {
        var table = Table(options);
        await table.CreateIfNotExistsAsync();
        var kept = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        return kept.HasValue ? kept.Value!.GetString("Words") : null;
    }

    private static TableClient Table(LocalOptions options) =>
        new TableServiceClient(StorageEmulator.ConnectionString(options.StoragePort)).GetTableClient("Kept");

    private IReadOnlyList<ProcessMark> ToolsOfTheRun()
    {
        var tools = RunRecord.Read(folder["run.json"])!.Tools;
        Assert.Equal(4, tools.Count(tool => tool.IsRunning()));
        return tools;
    }
}
