using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TeamsMentorBot.CheckIns;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Tests.Builders;
using TeamsMentorBot.Tests.Infrastructure;

namespace TeamsMentorBot.Tests.CheckIns.Dialogs;

public sealed class NothingTypedIsLostProperty
{
    /// <summary>Whatever a mentee does in whatever order, each text stands in an answer, an earlier wording, a note or waits.</summary>
    [Fact]
    public void Every_Text_A_Mentee_Wrote_Is_Still_There()
    {
        var histories = Gen.Choose(0, 12).Two().ListOf().ToArbitrary();
        Prop.ForAll(histories, history =>
        {
            var driver = new DialogDriver();
            var written = new List<string>();
            foreach (var (action, detail) in history)
                Do(driver, action, detail, written);
            return written.TrueForAll(text => Holds(driver.State, text));
        }).Holds(FullRun.Times(500));
    }

    private static void Do(DialogDriver driver, int action, int detail, List<string> written)
    {
        var question = SampleSet.Set.Questions[detail % SampleSet.Set.Questions.Count].Id;
        var text = string.Create(CultureInfo.InvariantCulture, $"thought-{written.Count}#");
        switch (action)
        {
            case 0 or 1:
                written.Add(text);
                driver.Types(text);
                break;
            case 2:
                written.Add(text);
                driver.Types(text, driver.Now - TimeSpan.FromSeconds(20 * detail));
                break;
            case 3 or 4:
                written.Add(text);
                driver.Taps(driver.State.Step.QuestionId ?? question, text);
                break;
            case 5:
                written.Add(text);
                driver.Taps(question, text, rev: driver.State.Rev - 1);
                break;
            default:
                driver.Does(Other(action, question, driver.Now));
                break;
        }

        if (detail > 8)
            driver.Interrupted();
    }

    private static DialogInput Other(int action, string question, DateTimeOffset at) => action switch
    {
        6 => new DialogInput.Back(null),
        7 => new DialogInput.Skip(null),
        8 => new DialogInput.GoTo(question),
        9 => new DialogInput.FilePending(question),
        10 => new DialogInput.Later(),
        11 => new DialogInput.AddDetail(null),
        _ => new DialogInput.Command(new AnswerPart(at, "status", "Status")),
    };

    private static bool Holds(DialogState state, string text) =>
        state.Pending?.Part.Text.Contains(text, StringComparison.Ordinal) == true
        || state.CheckIn.Notes.Any(note => note.Text.Contains(text, StringComparison.Ordinal))
        || state.CheckIn.Answers.Any(answer =>
            answer.Text.Contains(text, StringComparison.Ordinal)
            || answer.Earlier.Any(earlier => earlier.Text.Contains(text, StringComparison.Ordinal)));
}
