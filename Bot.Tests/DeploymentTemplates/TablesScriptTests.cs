using System.Diagnostics;
using Azure.Data.Tables;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.DeploymentTemplates;

/// <summary>The administrator's script, with an Entra token over https, as against the real account.</summary>
[Collection(nameof(ReleaseHost))]
public sealed class TablesScriptTests(ReleaseHost host)
{
    private const int MoreThanAPage = 1_050;

    [LinuxFact]
    public async Task What_Was_Backed_Up_Is_Restored_To_The_Letter_And_Only_Into_Empty_Tables()
    {
        var (from, to) = (Azurite.NewPrefix(), Azurite.NewPrefix());
        var service = host.Azure.Tables();
        foreach (var table in TableNames.All)
            await service.CreateTableAsync(from + table);

        var people = service.GetTableClient(from + TableNames.People);
        await people.AddEntityAsync(EveryType());
        await service.GetTableClient(from + TableNames.Deliveries).AddEntityAsync(new TableEntity("t|it's", "a b") { ["Note"] = "" });
        foreach (var batch in Enumerable.Range(0, MoreThanAPage).Chunk(100))
        {
            await people.SubmitTransactionAsync(batch.Select(number => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("many", $"{number:D5}") { ["Number"] = number })));
        }

        var backup = await RunAsync("backup", from, "");
        var restored = await RunAsync("restore", to, backup.Output);

        Assert.Equal((0, 0), (backup.Exit, restored.Exit));
        Assert.Equal(await RowsAsync(service, from), await RowsAsync(service, to));
        Assert.Contains($"People: {MoreThanAPage + 1}, ", restored.Errors, StringComparison.Ordinal);
        var refused = await RunAsync("restore", to, backup.Output);
        Assert.Equal(1, refused.Exit);
        Assert.Contains("is not empty", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("restore", to, backup.Output, "--again")).Exit);
        Assert.Equal(await RowsAsync(service, from), await RowsAsync(service, to));
    }

    [LinuxFact]
    public async Task Anything_But_A_Backup_Is_Refused()
    {
        var refused = await RunAsync("restore", Azurite.NewPrefix(), "{\"table\":\"People\",\"row\":{}}\n");

        Assert.Equal(1, refused.Exit);
        Assert.Contains("no backup", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_Tables_That_Hold_Anything_Lasting_Are_In_It()
    {
        var script = await File.ReadAllTextAsync(Repository.PathOf("deploymentTemplates", "tables.mjs"));

        // Heartbeats of running instances say nothing to another day.
        Assert.All(TableNames.All.Where(name => name != TableNames.Instances), name => Assert.Contains($"'{name}'", script, StringComparison.Ordinal));
    }

    private static TableEntity EveryType() => new("t|p", "every type")
    {
        ["Text"] = "Grüße, \"quotes\" \\ and a 1.5 \n 😀",
        ["Whole"] = 7,
        ["Long"] = 9_007_199_254_740_993,
        ["RoundDouble"] = 900.0,
        ["Double"] = 0.1,
        ["Tiny"] = 1.5e-9,
        ["Yes"] = true,
        ["Id"] = new Guid("00000000-0000-4000-8000-000000000009"),
        ["At"] = new DateTimeOffset(2026, 11, 21, 9, 30, 0, 123, TimeSpan.Zero),
        ["Bytes"] = new byte[] { 0, 255, 7 },
    };

    private static async Task<List<string>> RowsAsync(TableServiceClient service, string prefix)
    {
        var rows = new List<string>();
        foreach (var table in TableNames.All.Where(name => name != TableNames.Instances))
        {
            await foreach (var row in service.GetTableClient(prefix + table).QueryAsync<TableEntity>())
            {
                var columns = row.Where(column => column.Key is not ("Timestamp" or "odata.etag")).OrderBy(column => column.Key, StringComparer.Ordinal);
                rows.Add($"{table}: " + string.Join("; ", columns.Select(column =>
                    $"{column.Key}={column.Value?.GetType().Name} {(column.Value is byte[] bytes ? Convert.ToHexString(bytes) : column.Value)}")));
            }
        }

        return rows;
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(string command, string prefix, string input, params string[] more)
    {
        var (endpoint, token, certificate) = host.Azure.ForAdministrator;
        var start = NpmTools.Node([Repository.PathOf("deploymentTemplates", "tables.mjs"), command, endpoint.AbsoluteUri, .. more]);
        (start.Environment["TABLES_TOKEN"], start.Environment["TABLE_PREFIX"]) = (token, prefix);
        start.Environment["NODE_EXTRA_CA_CERTS"] = certificate;
        using var script = Process.Start(start)!;
        var output = script.StandardOutput.ReadToEndAsync();
        var errors = script.StandardError.ReadToEndAsync();
        try
        {
            await script.StandardInput.WriteAsync(input);
            script.StandardInput.Close();
        }
        catch (IOException)
        {
            // It refused before it had read everything.
        }

        await script.WaitForExitAsync();
        return (script.ExitCode, await output, await errors);
    }
}
