using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Programs;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Teams.Turns;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;
using TeamsMentorBot.Tests.Teams;

namespace TeamsMentorBot.Tests.Programs;

/// <summary>The owner's card over HTTP, on real tables. It is Monday, 16 November 2026, 09:00 UTC.</summary>
internal sealed class RhythmBench : IAsyncDisposable
{
    private RhythmBench(TeamsHost host, Tables tables)
    {
        Host = host;
        Tables = tables;
        Programs = new ProgramStore(tables);
        Owner = host.Person(Sample.Owner.Name, Sample.Owner.Id.ObjectId, Sample.Tenant);
    }

    public TeamsHost Host { get; }

    public Tables Tables { get; }

    public ProgramStore Programs { get; }

    public TeamsUser Owner { get; }

    public static async Task<RhythmBench> StartAsync(MentoringProgram? program = null, params string[] configuredOwners)
    {
        var tables = await (await Azurite.StartAsync()).NewTablesAsync();
        SetRhythm rhythm = null!;
        var host = await TeamsHost.StartAsync(
        [
            Route.Command((turn, ct) => rhythm.ShowAsync(turn, ct), "rhythm"),
            Route.Card("home.rhythm", (turn, action, ct) => rhythm.OpenAsync(turn, action, ct)),
            Route.Card(RhythmCard.PreviewVerb, (turn, action, ct) => rhythm.PreviewAsync(turn, action, ct)),
            Route.Card(RhythmCard.ConfirmVerb, (turn, action, ct) => rhythm.ConfirmAsync(turn, action, ct)),
            Route.Card(RhythmCard.ChangeVerb, (turn, action, ct) => rhythm.ChangeAsync(turn, action, ct)),
        ]);
        var bench = new RhythmBench(host, tables);
        var pairings = new PairingStore(tables);
        rhythm = new SetRhythm(
            new OwnedPrograms(bench.Programs, Options.Create(new ProgramsOptions { Owners = configuredOwners })),
            new ScheduleCheckIns(pairings, new Agenda(tables, new Alarm(host.Time), host.Time)),
            host.Time);
        await bench.Programs.AddAsync(program ?? Sample.Program, CancellationToken.None);
        await pairings.AddAsync(Sample.Pairing, CancellationToken.None);
        return bench;
    }

    public async Task<MentoringProgram> ProgramAsync(string? id = null) =>
        (await Programs.FindAsync(Sample.Tenant, id ?? Sample.Program.Id, CancellationToken.None))!;

    /// <summary>Row keys: time, kind, recipient, id.</summary>
    public async Task<IReadOnlyList<string[]>> AgendaAsync() =>
        [.. (await Tables.Agenda.QueryAsync<TableEntity>().ToListAsync()).Select(row => TableKeys.Split(row.RowKey))];

    /// <summary>Opens the card, picks, and looks at the dates.</summary>
    public async Task<CardAnswer> PreviewAsync(object inputs)
    {
        await Owner.SaysAsync("rhythm");
        return await Owner.PressesAsync("See the dates", inputs);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(Host.Connector.Complaints);
        await Host.DisposeAsync();
    }
}
