using TeamsMentorBot.Cadences;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.Local;
using TeamsMentorBot.Milestones;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.Local;

public sealed class SampleProgramTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task The_Sample_Is_Added_Once_And_Then_Left_As_People_Make_It()
    {
        var tables = await (await Azurite.StartAsync()).NewTablesAsync();
        var (programs, pairings, milestones) = (new ProgramStore(tables), new PairingStore(tables), new MilestoneStore(tables));
        var time = new FakeTime();
        var agenda = new Agenda(tables, new Alarm(time), time);
        using var people = new PersonStore(tables, time);
        var sample = new SampleProgram(programs, pairings, new PlanMilestone(milestones, people, agenda, time), new ScheduleCheckIns(pairings, agenda));

        await sample.StartAsync(None);

        var program = (await programs.FindAsync(SamplePeople.TenantId, SampleProgram.ProgramId, None))!;
        Assert.True(program.IsOwner(SamplePeople.Owner.Id));
        Assert.Equal((DigestWhen.OnRelease, TimeSpan.FromSeconds(20), true), (program.Digest.When, program.HoldTime, program.MailNamedInAgreement));
        Assert.NotNull(QuestionSetCatalog.FromThisBuild().FindNewest(program.QuestionSetId));
        var stored = Assert.Single(await pairings.ForMenteeAsync(SamplePeople.Mentee.Id, None));
        Assert.Equal(SamplePeople.Mentor.Id, Assert.Single(stored.Pairing.Mentors).Id);
        var planned = await milestones.ListAsync(SamplePeople.Mentee.Id, None);
        Assert.Equal(2, planned.Count);
        Assert.All(planned, milestone => Assert.True(milestone.IsPlanned && milestone.PairingId == stored.Pairing.Id));

        await pairings.ChangeAsync(stored, stored.Pairing with { Mentors = [] }, None);
        await tables.People.DeleteEntityAsync(SamplePeople.Mentee.Id.Key, MilestoneRow.Key(planned[0].Id));
        await sample.StartAsync(None);

        Assert.Empty(Assert.Single(await pairings.ForMenteeAsync(SamplePeople.Mentee.Id, None)).Pairing.Mentors);
        Assert.Single(await milestones.ListAsync(SamplePeople.Mentee.Id, None));
    }
}
