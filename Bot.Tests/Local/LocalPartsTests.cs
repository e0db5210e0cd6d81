using Microsoft.AspNetCore.Builder;
using TeamsMentorBot.Local;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Local;

public sealed class LocalPartsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("v20.0.0")]
    [InlineData("v24.11.1")]
    public void Node_20_And_Newer_Will_Do(string version) => Assert.Null(NodeRuntime.Problem(version));

    [Theory]
    [InlineData("v18.20.4", "this machine has v18.20.4")]
    [InlineData("", "another one")]
    [InlineData("not a version", "not a version")]
    public void An_Older_Node_Is_Named_With_What_To_Do(string version, string words)
    {
        var problem = NodeRuntime.Problem(version);
        Assert.Contains(words, problem, StringComparison.Ordinal);
        Assert.Contains("https://nodejs.org/", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Reset_On_The_Command_Line_Is_A_Setting_And_Swallows_No_Other() =>
        Assert.Equal(
            ["--Local:Reset=true", "--Local:BotPort", "4000"], LocalFeature.Arguments(["--reset", "--Local:BotPort", "4000"]));

    [Fact]
    public async Task Switched_Off_It_Adds_Nothing()
    {
        var builder = WebApplication.CreateBuilder(["--environment=Development", "--Local:Enabled=false"]);

        Assert.True(await builder.AddLocalAsync());

        Assert.DoesNotContain(builder.Services, service => service.ServiceType == typeof(LocalRun));
        Assert.Null(builder.Configuration["Storage:ConnectionString"]);
    }

    [Fact]
    public void Npm_Is_Followed_And_Its_First_Complaint_Kept()
    {
        var output = new NpmOutput();
        output.Add("npm http fetch GET 200 https://registry.example/a/-/a-1.0.0.tgz 12ms (cache miss)");
        output.Add("npm http cache https://registry.example/b/-/b-1.0.0.tgz 1ms (cache hit)");
        output.Add("npm http fetch GET 200 https://registry.example/b 12ms (cache miss)");
        Assert.Equal(2, output.Fetched);
        Assert.Equal("it did not say why", output.Error);

        output.Add("npm error code ENOTFOUND");
        Assert.Equal("code ENOTFOUND", output.Error);
    }

    [Fact]
    public async Task The_Lock_File_Pins_The_Tools_And_Names_No_Feed()
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("Bot", "Local", "package-lock.json"));
        Assert.True(NpmOutput.PackagesIn(text) > 100);
        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Process_With_The_Same_Id_That_Started_At_Another_Time_Is_A_Stranger()
    {
        var mark = ProcessMark.Of(Environment.ProcessId)!;
        Assert.True(mark.IsRunning());
        Assert.False((mark with { Started = mark.Started.AddMinutes(-1) }).IsRunning());
        Assert.False((mark with { Name = "somebody-else" }).IsRunning());
        Assert.False((mark with { Id = int.MaxValue }).IsRunning());
    }

    [Fact]
    public void A_Run_Is_Abandoned_Only_When_Its_Parent_Is_Gone()
    {
        var here = RunRecord.OfThisProcess();
        Assert.False(here.IsAbandoned);
        Assert.False((here with { Parent = null }).IsAbandoned);
        Assert.True((here with { Parent = here.Bot with { Id = int.MaxValue } }).IsAbandoned);
    }

    [Fact]
    public void The_Record_Of_A_Run_Survives_The_Disk_And_A_Torn_One_Is_None()
    {
        var record = RunRecord.OfThisProcess() with { Tools = [new ProcessMark(1, "node", DateTimeOffset.UnixEpoch)] };
        record.Write(folder["run.json"]);
        Assert.Equal(record.Tools, RunRecord.Read(folder["run.json"])!.Tools);

        File.WriteAllText(folder["run.json"], "{ \"Bot\":");
        Assert.Null(RunRecord.Read(folder["run.json"]));
        Assert.Null(RunRecord.Read(folder["none.json"]));
    }

    [Fact]
    public void A_Folder_Is_Locked_By_One_At_A_Time()
    {
        using var first = FolderLock.TryTake(folder["lock"]);
        Assert.NotNull(first);
        Assert.Null(FolderLock.TryTake(folder["lock"]));
        first.Dispose();
        using var second = FolderLock.TryTake(folder["lock"]);
        Assert.NotNull(second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65536)]
    public async Task A_Port_That_Is_None_Is_Refused_By_Name(int port)
    {
        var options = LocalSettings.New(folder.Path);
        options.OwnerPort = port;
        var problem = await Assert.ThrowsAsync<LocalProblemException>(() => CheckAsync(options));
        Assert.StartsWith("Local:OwnerPort must be a port", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Same_Port_Twice_Is_Refused_By_Name()
    {
        var options = LocalSettings.New(folder.Path);
        options.MenteePort = options.OwnerPort;
        var problem = await Assert.ThrowsAsync<LocalProblemException>(() => CheckAsync(options));
        Assert.Contains("Local:MenteePort", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_Guide_Names_Every_Chat_And_The_Graph_Page_Only_If_There_Is_One()
    {
        var options = new LocalOptions();
        var folders = new LocalFolders("source", "data", "tools");
        var text = LocalGuide.Text(options, folders, graphPage: true);
        Assert.All(SamplePeople.All, person =>
        {
            Assert.Contains(person.Name, text, StringComparison.Ordinal);
            Assert.Contains(person.Page(options).ToString(), text, StringComparison.Ordinal);
        });
        Assert.Contains("http://127.0.0.1:3978/local/graph", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/local/graph", LocalGuide.Text(options, folders, graphPage: false), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static Task CheckAsync(LocalOptions options) =>
        Ports.RequireFreeAsync(options, TimeProvider.System, CancellationToken.None);
}
