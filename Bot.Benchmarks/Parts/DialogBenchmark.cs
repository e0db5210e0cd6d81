using BenchmarkDotNet.Attributes;
using TeamsMentorBot.Benchmarks.Turns;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Cards;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.People;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Teams.Connector;

namespace TeamsMentorBot.Benchmarks.Parts;

[MemoryDiagnoser]
public class DialogBenchmark
{
    private static readonly QuestionSet Set = QuestionSetCatalog.FromThisBuild().GetNewest("milestone");
    private readonly Person person = Seeding.Begun(1, "http://127.0.0.1:1", Set);

    [Benchmark(Description = "Read the dialog, take an answer, write it")]
    public bool Take()
    {
        var state = OpenDialog.Of(person)!;
        var part = new AnswerPart(state.Current!.At.AddSeconds(1), "1", Crowd.Answers[1]);
        var result = CheckInDialog.Continue(state, new DialogInput.Typed(part), Set, part.At);
        return person.With(result.State).Dialog is not null;
    }

    [Benchmark(Description = "Make the card and its JSON")]
    public int Card()
    {
        var card = CardActivity.For(StepCard.For(new Opened(person, OpenDialog.Of(person)!, Set)), "summary");
        return OutgoingActivity.Write(card, person.Address!).Length;
    }
}
