using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Journeys;

/// <summary>
/// While one version takes over from another, both run on the same tables, and any turn may reach either. What the newer one would
/// write beyond this one's knowledge, the test writes itself.
/// </summary>
[Collection(nameof(ReleaseHost))]
public sealed class RollOutTests(ReleaseHost host)
{
    private const string Later = "WrittenByALaterVersion";

    // An item that fell due before the record that wants it was stored is looked at again a minute later.

    [LinuxFact]
    public async Task Two_Processes_Share_A_Check_In_And_Lose_Neither_A_Word_Nor_What_A_Later_Version_Wrote()
    {
        var azure = host.Azure;
        await using var other = azure.Run(await ReleasePackage.MakeAsync(), ("Delivery__PollSeconds", "1"));
        using var turns = new InTurn(await azure.ClientAsync(host.Bot), await azure.ClientAsync(other));
        using var http = new HttpClient(turns) { BaseAddress = new Uri("https://127.0.0.1") };
        await using var services = azure.Services();
        var tables = services.GetRequiredService<Tables>();
        var (lena, omar) = (azure.User(http, Somebody.Lena), azure.User(http, Somebody.Omar));
        await SeedAsync(services);

        await omar.InstallsAsync();
        await lena.InstallsAsync();
        await lena.PressesAsync("Start");
        await lena.SaysAsync("milestone");
        await lena.PressesAsync("Begin", new { title = "The merger" });
        await lena.PressesAsync("A win to build on");
        var rows = await WriteAsALaterVersionAsync(tables);
        foreach (var text in (string[])["zq-learned", "zq-better", "zq-lead"])
            await lena.PressesAsync("Next", new { text });

        await lena.PressesAsync("Next", new { text = "zq-next", due = "2026-12-04" });
        var sent = await lena.PressesAsync("Send to Omar Haddad");
        Assert.True(sent.Card?.Words.Contains("On its way", StringComparison.Ordinal), sent.Error);
        var digest = await OrOutputAsync(azure.Connector.WaitForMessageAsync(
            omar.ConversationId, message => message.Card?.Button("Reply") is not null), other);
        Assert.Equal(0, await other.TerminateAsync());
        turns.OnlyTheFirst();
        await omar.PressesAsync(digest, "Send reply", new { reply = "zq-reply" });

        await azure.Connector.WaitForMessageAsync(
            lena.ConversationId, message => message.Card?.Words.Contains("zq-reply", StringComparison.Ordinal) is true);
        var checkIn = Assert.Single(await services.GetRequiredService<CheckInStore>().ListAsync(Somebody.Lena.Id, default));
        Assert.Equal(
            ["zq-learned", "zq-better", "zq-lead", "zq-next"],
            new[] { "learned", "better", "lead", "next" }.Select(question => checkIn.AnswerTo(question)!.Text));
        Assert.Single(omar.Messages, message => message.Card?.Button("Reply") is not null);
        Assert.All(turns.Served, count => Assert.InRange(count, 5, 50));
        await AssertStillThereAsync(rows);
    }

    [Fact]
    public void A_State_That_A_Later_Version_Gave_A_Message_Is_None_That_This_One_Sends_Again()
    {
        var row = new TableEntity("t|p", "message|prompt.1") { ["Recipient"] = "t|p", ["Key"] = "prompt.1", ["State"] = "Recalled" };

        var claim = ClaimRows.Read(row);

        Assert.Equal(ClaimStep.Settled, ClaimRule.StepFor(claim, Guid.NewGuid(), DateTimeOffset.UnixEpoch));
    }

    /// <summary>What the processes wrote says why, where there was nothing to wait for.</summary>
    private async Task<SentActivity> OrOutputAsync(Task<SentActivity> message, BotProcess other)
    {
        try
        {
            return await message;
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{host.Bot.Output}{Environment.NewLine}---{Environment.NewLine}{other.Output}", late);
        }
    }

    private static async Task SeedAsync(ServiceProvider services)
    {
        await services.GetRequiredService<Tables>().CreateAsync(default);
        await services.GetRequiredService<ProgramStore>().AddAsync(Mentorship.Program with { Id = "merger", HoldTime = TimeSpan.FromSeconds(3) }, default);
        await services.GetRequiredService<PairingStore>().AddAsync(
            Mentorship.Pairing with
            {
                Id = "lena-and-omar", ProgramId = "merger", Mentee = Somebody.Lena.PersonName, Mentors = [Somebody.Omar.PersonName],
            }, default);
    }

    /// <summary>Another column in every row of Lena's, another member in her open dialog, and kinds of rows that nobody here knows.</summary>
    private static async Task<IReadOnlyList<(TableClient Table, TableEntity Row)>> WriteAsALaterVersionAsync(Tables tables)
    {
        var rows = new List<(TableClient, TableEntity)>();
        await foreach (var row in tables.People.QueryAsync<TableEntity>(TableKeys.In(Somebody.Lena.Id.Key)))
        {
            row[Later] = "kept";
            if (row.RowKey == PersonRow.RowKey)
            {
                var dialog = JsonNode.Parse(row.GetString("Dialog")!)!;
                (dialog[Later], dialog["checkIn"]![Later]) = ("kept", "kept");
                row["Dialog"] = dialog.ToJsonString();
            }

            await tables.People.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Merge);
            rows.Add((tables.People, row));
        }

        var program = (await tables.Programs.GetEntityAsync<TableEntity>(BotFixture.Tenant, "program|merger")).Value;
        program[Later] = "kept";
        await tables.Programs.UpdateEntityAsync(program, ETag.All, TableUpdateMode.Merge);
        var strange = new TableEntity(Somebody.Lena.Id.Key, "constellation|1") { [Later] = "kept" };
        await tables.People.AddEntityAsync(strange);
        var item = new AgendaItem(Somebody.Lena.Id.Key, DateTimeOffset.UnixEpoch.AddYears(50), "constellation", "1");
        var due = new TableEntity(AgendaKeys.Shard(item.Recipient), AgendaKeys.Row(item)) { [Later] = "kept" };
        await tables.Agenda.AddEntityAsync(due);
        return [.. rows, (tables.Programs, program), (tables.People, strange), (tables.Agenda, due)];
    }

    private static async Task AssertStillThereAsync(IReadOnlyList<(TableClient Table, TableEntity Row)> rows)
    {
        foreach (var (table, row) in rows)
        {
            var now = (await table.GetEntityAsync<TableEntity>(row.PartitionKey, row.RowKey)).Value;
            Assert.Equal("kept", now.GetString(Later));
            if (row.RowKey.StartsWith("checkin", StringComparison.Ordinal))
            {
                // From the dialog into the check-in's own row, through two processes that know nothing of it.
                Assert.Equal("kept", (string?)JsonNode.Parse(now.GetString("Data")!)![Later]);
            }
        }
    }

    /// <summary>As a load balancer does: each request goes to the next process.</summary>
    private sealed class InTurn(params IReadOnlyList<HttpClient> processes) : HttpMessageHandler
    {
        private int next;
        private bool onlyTheFirst;

        /// <summary>How many requests each process has had.</summary>
        public int[] Served { get; } = new int[processes.Count];

        public void OnlyTheFirst() => onlyTheFirst = true;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var process = onlyTheFirst ? 0 : Interlocked.Increment(ref next) % processes.Count;
            Served[process]++;
            var forwarded = new HttpRequestMessage(request.Method, request.RequestUri!.PathAndQuery) { Content = request.Content };
            forwarded.Headers.Authorization = request.Headers.Authorization;
            return processes[process].SendAsync(forwarded, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            foreach (var process in processes)
                process.Dispose();

            base.Dispose(disposing);
        }
    }
}
