using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.Storage;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Milestones;

public sealed class MilestoneStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly Milestone Planned = new()
    {
        Id = "board",
        PairingId = Sample.Pairing.Id,
        Title = "Present the plan to the board",
        PlannedOn = new LocalDate(2026, 12, 1),
    };

    [Fact]
    public async Task Milestones_Come_Back_In_Planned_Order()
    {
        var (_, store) = await StoreAsync();
        Milestone[] milestones =
        [
            Planned with { Id = "someday", PlannedOn = null, Title = new string('ü', 40_000) },
            Planned,
            Planned with { Id = "earlier", PlannedOn = new LocalDate(2026, 11, 20), State = MilestoneState.Reached, RecordedBy = "Mo" },
        ];
        foreach (var milestone in milestones)
            Assert.True(await store.AddAsync(Sample.Mentee.Id, milestone, None));

        Assert.False(await store.AddAsync(Sample.Mentee.Id, Planned, None));
        Assert.Equal([milestones[2], milestones[1], milestones[0]], await store.ListAsync(Sample.Mentee.Id, None));
        Assert.Empty(await store.ListAsync(Sample.Mentor.Id, None));
    }

    [Fact]
    public async Task Reaching_A_Milestone_Twice_At_Once_Records_It_Once()
    {
        var (_, store) = await StoreAsync();
        await store.AddAsync(Sample.Mentee.Id, Planned, None);
        var now = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

        var changed = await Task.WhenAll(Enumerable.Range(0, 4).Select(person => store.ChangeAsync(
            Sample.Mentee.Id,
            Planned.Id,
            milestone => milestone.IsPlanned
                ? milestone with { State = MilestoneState.Reached, ReachedAt = now, RecordedBy = $"person-{person}" }
                : null,
            None)));

        Assert.Single(changed.Distinct());
        Assert.Equal((MilestoneState.Reached, now), (changed[0]!.State, changed[0]!.ReachedAt));
        Assert.Null(await store.ChangeAsync(Sample.Mentee.Id, "no-such", milestone => milestone, None));
    }

    [Fact]
    public async Task A_Mark_In_A_Transaction_Changes_Nothing_Else_Of_A_Milestone()
    {
        var (tables, store) = await StoreAsync();
        await store.AddAsync(Sample.Mentee.Id, Planned, None);

        await tables.People.SubmitTransactionAsync([ReflectedMark.On(Sample.Mentee.Id, Planned.Id)]);

        Assert.Equal([Planned with { State = MilestoneState.ReflectedOn }], await store.ListAsync(Sample.Mentee.Id, None));
    }

    [Fact]
    public async Task A_Mark_On_An_Erased_Milestone_Brings_Nothing_Back()
    {
        var (tables, store) = await StoreAsync();

        await tables.People.SubmitTransactionAsync([ReflectedMark.On(Sample.Mentee.Id, "erased")]);

        Assert.Empty(await store.ListAsync(Sample.Mentee.Id, None));
    }

    private static async Task<(Tables Tables, MilestoneStore Store)> StoreAsync()
    {
        var tables = await (await Azurite.StartAsync()).NewTablesAsync();
        return (tables, new MilestoneStore(tables));
    }
}
