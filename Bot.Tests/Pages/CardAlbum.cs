using System.Collections.Immutable;
using System.Text.Json;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Commitments;
using TeamsMentorBot.MySpace;
using TeamsMentorBot.People;
using TeamsMentorBot.Privacy;
using TeamsMentorBot.Programs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Teams;
using TeamsMentorBot.Text;
using DialogStep = TeamsMentorBot.CheckIns.Dialogs.Step;

namespace TeamsMentorBot.Tests.Pages;

/// <summary>Every card that a mentee can see, made of sample records.</summary>
internal static class CardAlbum
{
    private const string Zone = "Europe/Berlin";

    private static readonly QuestionSetCatalog Sets = QuestionSetCatalog.FromThisBuild();
    private static readonly QuestionSet Milestone = Sets.GetNewest("milestone");
    private static readonly ImmutableList<Reader> Readers = [new(Sample.Mentor.Id.ObjectId, Sample.Mentor.Name)];
    private static readonly Membership Membership = new(Sample.Program, Sample.Pairing);
    private static readonly Standing Standing = new() { Id = Sample.Mentee.Id, AsMentee = [Membership] };
    private static readonly Person Person = new() { Id = Sample.Mentee.Id, Name = Sample.Mentee.Name, LearntZone = Zone };

    private static readonly Commitment Step = new()
    {
        Id = "mina-and-mo.m-1.1.next",
        PairingId = Sample.Pairing.Id,
        Text = "Call the finance team before the board meets, and ask what they would need to see",
        Due = new DateOnly(2026, 12, 4),
        MadeAt = SampleSet.Noon,
    };

    private static readonly CheckIn Answered = New(Milestone, "The board review") with
    {
        FollowsUp = new FollowedUp(Step.Id, Step.Text, Step.Due),
        Answers =
        [
            new() { QuestionId = "last-step", ChoiceId = "partly" },
            new() { QuestionId = "moment", ChoiceId = "surprise" },
            Words("learned", "I talk before I listen. In the review I had answered a question that nobody had asked."),
            Words("better", "I could have asked Ann first what the committee worries about.") with { Visibility = Visibility.Private },
            Words("lead", "I open with a question."),
            Words("next", Step.Text) with { Due = Step.Due },
        ],
    };

    public static IReadOnlyList<(string Name, JsonElement Card)> Cards =>
    [
        .. from cards in new[] { Around(), Questions(), OfOneCheckIn(), Prompts(), Space(), SponsorAlbum.All, MentorAlbum.All }
           from card in cards
           select (card.Item1, card.Item2.ToElement()),
    ];

    private static IEnumerable<(string, AdaptiveCard)> Around()
    {
        yield return ("welcome", WelcomeCard.For(Standing, Sample.Mentee.Name));
        yield return ("welcome to two other programs", WelcomeCard.ForNew([Membership, Membership], Sample.Mentee.Name));
        yield return ("home", HomeCard.For(Standing, Person, Strings.Home_Lead, SampleSet.Noon));
        yield return ("pause", PauseCard.Ask(new DateOnly(2026, 11, 20)));
        yield return ("paused", PauseCard.Paused(new DateOnly(2026, 12, 4), new DateOnly(2026, 11, 20)));
        yield return ("my times", TimesCard.Ask(Person, [Sample.Program.Hours]));
        var offered = Sets.Newest.Where(set => set.AnsweredBy == Side.Mentee).OrderBy(set => set.Rank).ToList();
        for (var page = 0; page * 6 < offered.Count; page++)
            yield return ($"reflect {page + 1}", ReflectCard.For(offered, Standing, page));
    }

    private static IEnumerable<(string, AdaptiveCard)> Questions()
    {
        foreach (var question in EveryKind.Set.Questions)
            yield return ($"question {question.Kind}", At(EveryKind.Set, DialogStep.Question(question.Id)));

        yield return ("question again", At(EveryKind.Set, DialogStep.Question("hardest") with { Probe = true }));
        yield return ("follow-up", At(Milestone, DialogStep.Question("last-step")));
        yield return ("commitment", At(Milestone, DialogStep.Question("next")));
        yield return ("list with rows", At(Sets.GetNewest("stakeholder-map"), DialogStep.Question("people"), new Answer
        {
            QuestionId = "people",
            Parts = [new(default, "1", "Ann Lee | High | Some | Strong | Coffee on Friday"), new(default, "2", "Bob | Some | High")],
        }));
        yield return ("due day", DueDayCard.For(Opened(Milestone, DialogStep.DueDay("next"))));
        yield return ("why these questions", WhyCard.For(Milestone));
        var typed = Opened(Milestone, DialogStep.Question("lead"));
        var pending = new PendingText(PendingKind.IsItTheAnswer, new AnswerPart(SampleSet.Noon, "9", "I open with a question."), "lead");
        yield return ("typed where?", PendingCard.For(typed with { State = typed.State with { Pending = pending } }));
        var command = pending with { WasCommand = true };
        yield return ("typed a command?", PendingCard.For(typed with { State = typed.State with { Pending = command } }));
    }

    private static IEnumerable<(string, AdaptiveCard)> OfOneCheckIn()
    {
        yield return ("review", ReviewCard.For(Opened(Milestone, DialogStep.Review)));
        yield return ("review for nobody", ReviewCard.For(Alone(Sets.GetNewest("readiness"))));
        yield return ("kept private", ClosingCards.For(Submitted(null), Zone));
        yield return ("held", ClosingCards.For(Submitted(ReleaseState.Held), Zone));
        yield return ("sent", ClosingCards.For(Submitted(ReleaseState.Released), Zone));
        yield return ("taken back", ClosingCards.For(Submitted(ReleaseState.TakenBack), Zone));
        yield return ("taken back late", ClosingCards.For(Submitted(ReleaseState.TakenBack, late: true), Zone));
        yield return ("opened", ClosingCards.Opened(Submitted(ReleaseState.Released), Milestone));
        yield return ("for later", ClosingCards.Parked(Answered));
        yield return ("expired", ClosingCards.Expired(Answered));
    }

    private static IEnumerable<(string, AdaptiveCard)> Prompts()
    {
        var pulse = Sets.GetNewest("pulse");
        var due = New(pulse, pulse.Title);
        var skipped = due with { State = CheckInState.Skipped };
        var reasoned = SkipReasons.Keep(skipped, new AnswerPart(SampleSet.Noon, "1", "The week was too full."));
        var shared = SkipReasons.Share(reasoned, Readers, SampleSet.Noon, null)!;
        yield return ("prompt", PromptCard.For(due, pulse, Sample.Program.Title, reminder: false));
        yield return ("reminder", PromptCard.For(due, pulse, Sample.Program.Title, reminder: true));
        yield return ("later?", SnoozeCard.Ask(due));
        yield return ("later", SnoozeCard.Snoozed(due, SampleSet.Noon.AddDays(1), Zone));
        yield return ("skipped", SkippedCard.For(skipped, Zone));
        yield return ("skipped, reason kept", SkippedCard.For(reasoned, Zone, Readers));
        yield return ("skipped, reason held", SkippedCard.For(shared, Zone, Readers));
        yield return ("skipped, begun after all", SkippedCard.Begun(due, "The week was too full."));
        yield return ("next step due", NextStepCards.Due(Step));
        yield return ("next step", NextStepCards.Opened(Step));
        yield return ("next step settled", NextStepCards.Settled(Step with { State = CommitmentState.Partly }, FollowUpChoices.All[1]));
    }

    private static IEnumerable<(string, AdaptiveCard)> Space()
    {
        yield return ("my space", SpaceCards.Home(new SpaceCounts { Waiting = 2, CheckIns = 14, OpenSteps = 3, SettledSteps = 9, Lessons = 6, People = 5 }));
        yield return ("my space, empty", SpaceCards.List(Section.Waiting, [], 0));
        yield return ("timeline", SpaceCards.List(Section.Timeline, [.. Enumerable.Range(1, 20).Select(day => new SpaceEntry(
            "The board review", $"{Phrase.Day(new DateOnly(2026, 10, day))}. {SpaceWords.BecameOf(Submitted(ReleaseState.Released), Zone)}", "x", []))], 1));
        yield return ("shared", SpaceCards.Card(Section.Shared, [.. MyDataCards.Elements(new OwnDataPart("The board review",
            Phrase.With(Strings.Space_Sent, "Mo Mentor", 5, "Friday, 20 November 2026 at 13:00")))], 0, 2));
    }

    private static AdaptiveCard At(QuestionSet set, DialogStep step, params ImmutableList<Answer> answers) => QuestionCard.For(Opened(set, step, answers));

    private static Opened Opened(QuestionSet set, DialogStep step, params ImmutableList<Answer> answers)
    {
        var checkIn = set == Milestone ? Answered : New(set, set.Title) with { Answers = answers };
        return new Opened(Person, CheckInDialog.Begin(checkIn, set, SampleSet.Noon) with { Step = step, Readers = Readers, CheckIn = checkIn }, set);
    }

    private static Opened Alone(QuestionSet set)
    {
        var opened = Opened(set, DialogStep.Review, new Answer { QuestionId = "role", ChoiceId = "new" });
        return opened with { State = opened.State with { Readers = [] } };
    }

    private static CheckIn New(QuestionSet set, string title) => new()
    {
        Id = "mina-and-mo.cadence-1.1",
        ProgramId = Sample.Program.Id,
        PairingId = Sample.Pairing.Id,
        Title = title,
        QuestionSetId = set.Id,
        QuestionSetVersion = set.Version,
        DueAt = SampleSet.Noon,
    };

    private static CheckIn Submitted(ReleaseState? state, bool late = false)
    {
        var submitted = Answered with { State = CheckInState.Submitted, SubmittedAt = SampleSet.Noon };
        return state is not { } released ? submitted : submitted.With(new Release
        {
            Ordinal = 1,
            State = released,
            HeldUntil = SampleSet.Noon.AddMinutes(15),
            Readers = Readers,
            Items = [new("learned", 1, Visibility.Mentor), new("lead", 1, Visibility.Mentor)],
            MayHaveBeenRead = late,
        });
    }

    private static Answer Words(string question, string text) => new() { QuestionId = question, Parts = [new(SampleSet.Noon, question, text)] };
}
