using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.Delivery;
using TeamsMentorBot.People;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;

namespace TeamsMentorBot.Benchmarks.Simulate;

/// <summary>The people of the simulation in the bot's own stores, and what they do there.</summary>
internal sealed class SimulatedProgram(PersonStore people, PairingStore pairings, ProgramStore programs, IServiceProvider services)
{
    private readonly CheckInStore checkIns = services.GetRequiredService<CheckInStore>();
    private readonly Agenda agenda = services.GetRequiredService<Agenda>();
    private readonly ImmutableList<string> questions =
    [
        .. services.GetRequiredService<QuestionSetCatalog>().GetNewest("pulse").Questions
            .Where(question => question.Kind == QuestionKind.Text).Select(question => question.Id),
    ];

    public async Task SeedAsync(SimulatePlan plan, IReadOnlyList<SimulatedMentee> mentees)
    {
        for (var program = 0; program < SimulatePlan.Programs; program++)
            await programs.AddAsync(plan.Program(program), CancellationToken.None);

        for (var mentor = 0; mentor < plan.Mentors; mentor++)
        {
            var id = SimulatedMentee.Mentor(mentor);
            await JoinAsync(id, SimulatedMentee.ZoneOfMentor(mentor), 'm', mentor);
        }

        foreach (var mentee in mentees)
        {
            var mentor = SimulatedMentee.Mentor(mentee.Number % plan.Mentors);
            await JoinAsync(mentee.Id, mentee.Zone, 'p', mentee.Number);
            await pairings.AddAsync(new Pairing
            {
                Id = mentee.PairingId,
                ProgramId = plan.Program(SimulatePlan.ProgramOf(mentee.Number)).Id,
                Mentee = new PersonName(mentee.Id, "Mina Mentee"),
                Mentors = [new PersonName(mentor, "Mo Mentor")],
                Accepted = [.. new[] { mentee.Id, mentor }.Select(person => new Acceptance(person.ObjectId, agenda.Now, Mail: false))],
            }, CancellationToken.None);
        }

        var schedule = services.GetRequiredService<ScheduleCheckIns>();
        for (var program = 0; program < SimulatePlan.Programs; program++)
            await schedule.ScheduleAsync(plan.Program(program), plan.Start, CancellationToken.None);
    }

    public Task StopAsync(SimulatedMentee mentee) => ChangeAsync(mentee.Id, person => person with { Participation = Participation.Stopped });

    public Task PauseAsync(SimulatedMentee mentee) => ChangeAsync(mentee.Id, person => person with { PausedUntil = mentee.PausedUntil.ToDateOnly() });

    /// <summary>Answers all questions of a check-in and shares the answers with the mentor, as the last press does.</summary>
    public async Task AnswerAsync(SimulatedMentee mentee, string checkInId, MentoringProgram program)
    {
        if (await pairings.FindAsync(mentee.Id, mentee.PairingId, CancellationToken.None) is not { Pairing: var pairing })
            return;

        var now = agenda.Now;
        await agenda.AddAsync(new AgendaItem(mentee.Id.Key, now + program.HoldTime, ReleaseAnswers.AgendaKind, $"{checkInId}#1"), CancellationToken.None);
        var readers = new Named([.. pairing.Mentors.Select(mentor => new Reader(mentor.Id.ObjectId, mentor.Name))], null);
        await checkIns.ChangeAsync(mentee.Id, checkInId, checkIn => checkIn.State != CheckInState.Due ? null : Releasing.Press(
            checkIn with { Answers = [.. questions.Select(question => Answer(question, now))] }, readers, now, program.HoldTime, cardActivityId: null),
            CancellationToken.None);
    }

    private static Answer Answer(string question, DateTimeOffset at) => new()
    {
        QuestionId = question,
        Parts = [new AnswerPart(at, "1", "The board wanted the risks first and the plan second, and I had prepared it the other way round.")],
    };

    private Task<bool> JoinAsync(PersonId id, DateTimeZone zone, char kind, int number) => ChangeAsync(id, person => person with
    {
        Name = "Somebody",
        Address = SimulatedMentee.Address(id, kind, number),
        LearntZone = zone.Id,
        Participation = Participation.Active,
        WelcomedAt = agenda.Now,
        ArrivedAt = agenda.Now,
    });

    private Task<bool> ChangeAsync(PersonId id, Func<Person, Person> change) =>
        people.ChangeAsync(id, person => ValueTask.FromResult(Change.To(change(person), true)), CancellationToken.None);
}
