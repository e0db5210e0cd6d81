using Azure.Data.Tables;
using NodaTime;
using TeamsMentorBot.Cadences;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Programs;

public sealed class ProgramStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_Program_Comes_Back_As_It_Was_Added_And_Is_Added_Once()
    {
        var (_, store) = await StoreAsync();
        var program = Sample.Program with
        {
            Owners = [Sample.Owner, Sample.Person("e", "Ümit \"Zwei\"", "u@example.org")],
            Cadence = Sample.Program.Cadence with { At = new LocalTime(16, 30) },
            CadenceRevision = 7,
            Hours = WorkingHours.Default with { DaysOff = new HashSet<LocalDate> { new(2026, 12, 25), new(2026, 12, 24) } },
            HoldTime = TimeSpan.FromSeconds(20),
            Mode = MentoringMode.Coaching,
            MailNamedInAgreement = true,
            Overdue = OverdueRule.Names,
        };

        Assert.True(await store.AddAsync(program, None));
        Assert.False(await store.AddAsync(program with { Title = "Another" }, None));

        Assert.Equivalent(program, await store.FindAsync(program.TenantId, program.Id, None), strict: true);
        Assert.Null(await store.FindAsync(program.TenantId, "no-such", None));
        Assert.Null(await store.FindAsync("another-tenant", program.Id, None));
    }

    [Fact]
    public async Task A_Tenant_Sees_Its_Own_Programs_And_No_Pairings_Among_Them()
    {
        var (tables, store) = await StoreAsync();
        await store.AddAsync(Sample.Program, None);
        await store.AddAsync(Sample.Program with { Id = "second" }, None);
        await store.AddAsync(Sample.Program with { TenantId = "another-tenant" }, None);
        await new PairingStore(tables).AddAsync(Sample.Pairing, None);

        var programs = await store.OfTenantAsync(Sample.Tenant, None);

        Assert.Equal(["executives", "second"], programs.Select(program => program.Id));
    }

    [Fact]
    public async Task A_Change_Decides_Again_When_Somebody_Was_Faster()
    {
        var (_, store) = await StoreAsync();
        await store.AddAsync(Sample.Program, None);
        var seen = new List<string>();

        var result = await store.ChangeAsync(Sample.Tenant, Sample.Program.Id, async program =>
        {
            seen.Add(program.Title);
            if (seen.Count == 1)
                await RenameAsync(store, "Faster");

            return new ProgramChange<string>(program with { Digest = program.Digest with { When = DigestWhen.Daily } }, "done");
        }, None);

        Assert.Equal("done", result);
        Assert.Equal(["Executive mentoring", "Faster"], seen);
        var stored = await store.FindAsync(Sample.Tenant, Sample.Program.Id, None);
        Assert.Equal(("Faster", DigestWhen.Daily), (stored!.Title, stored.Digest.When));
    }

    [Fact]
    public async Task Every_Version_Is_Kept()
    {
        var (_, store) = await StoreAsync();
        await store.AddAsync(Sample.Program, None);
        await RenameAsync(store, "Second");
        await RenameAsync(store, "Second");
        await RenameAsync(store, "Third");

        var titles = new List<string?>();
        for (var version = 0; version <= 4; version++)
            titles.Add((await store.FindAsync(Sample.Tenant, Sample.Program.Id, version, None))?.Title);

        Assert.Equal([null, "Executive mentoring", "Second", "Third", null], titles);
        Assert.Equal(3, Assert.Single(await store.OfTenantAsync(Sample.Tenant, None)).Version);
    }

    [Fact]
    public async Task What_A_Newer_Version_Keeps_In_The_Row_Survives_A_Change()
    {
        var (tables, store) = await StoreAsync();
        await store.AddAsync(Sample.Program, None);
        await tables.Programs.UpdateEntityAsync(
            new TableEntity(Sample.Tenant, ProgramRow.Key(Sample.Program.Id)) { ["Later"] = "kept" }, Azure.ETag.All);

        await RenameAsync(store, "Renamed");

        TableEntity row = await tables.Programs.GetEntityAsync<TableEntity>(Sample.Tenant, ProgramRow.Key(Sample.Program.Id));
        Assert.Equal(("kept", "Renamed"), (row.GetString("Later"), row.GetString("Title")));
    }

    [Fact]
    public async Task No_Change_Writes_Nothing_And_No_Program_Has_No_Result()
    {
        var (tables, store) = await StoreAsync();
        await store.AddAsync(Sample.Program, None);
        TableEntity before = await tables.Programs.GetEntityAsync<TableEntity>(Sample.Tenant, ProgramRow.Key(Sample.Program.Id));

        await RenameAsync(store, Sample.Program.Title);

        TableEntity after = await tables.Programs.GetEntityAsync<TableEntity>(Sample.Tenant, ProgramRow.Key(Sample.Program.Id));
        Assert.Equal(before.ETag, after.ETag);
        Assert.Null(await store.ChangeAsync(
            Sample.Tenant, "no-such", program => Task.FromResult(new ProgramChange<string>(program, "done")), None));
    }

    [Fact]
    public void A_Row_That_Is_Not_Understood_Names_Its_Column()
    {
        var row = ProgramRow.Write(Sample.Program);
        row["Rhythm"] = "Fortnightly";

        Assert.Contains("Rhythm", Assert.Throws<InvalidDataException>(() => ProgramRow.Read(row)).Message, StringComparison.Ordinal);
    }

    private static Task<bool> RenameAsync(ProgramStore store, string title) => store.ChangeAsync(
        Sample.Tenant, Sample.Program.Id, program => Task.FromResult(new ProgramChange<bool>(program with { Title = title }, true)), None);

    private static async Task<(Tables Tables, ProgramStore Store)> StoreAsync()
    {
        var tables = await (await Azurite.StartAsync()).NewTablesAsync();
        return (tables, new ProgramStore(tables));
    }
}
