using System.Globalization;
using FsCheck.Fluent;
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
        var histories = Gen.Choose(0, 13).Two().ListOf().ToArbitrary();
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
            case 12:
                driver.Commands(text);
                if (driver.Reply == DialogReply.AskAboutPending)
                    written.Add(text);
                break;
            case 13:
                SayNo(driver, written);
                break;
            default:
                driver.Does(Other(action, question));
                break;
        }

        if (detail > 8)
            driver.Interrupted();
    }

    /// <summary>Either the reply to what was asked, and then a command may be dropped, or words like any other.</summary>
    private static void SayNo(DialogDriver driver, List<string> written)
    {
        // Each reads differently, and all of them mean no.
        var text = $"No{new string('!', written.Count + 1)}";
        var before = driver.State;
        driver.Types(text);
        if (before.Pending is { } asked && (asked.Kind != PendingKind.IsItTheAnswer || asked.QuestionId == before.Step.QuestionId))
        {
            if (asked.WasCommand && !Holds(driver.State, text))
                written.Remove(asked.Part.Text);
        }
        else if (before.Step.Kind != StepKind.DueDay || Holds(driver.State, text))
        {
            // To "by when" it is an answer, and no words to keep.
            written.Add(text);
        }
    }

    private static DialogInput Other(int action, string question) => action switch
    {
        6 => new DialogInput.Back(null),
        7 => new DialogInput.Skip(null),
        8 => new DialogInput.GoTo(question),
        9 => new DialogInput.FilePending(question),
        10 => new DialogInput.Later(),
        _ => new DialogInput.AddDetail(null),
    };

    private static bool Holds(DialogState state, string text) =>
        Says(state.Pending?.Part.Text, text)
        || state.CheckIn.Notes.Any(note => Says(note.Text, text))
        || state.CheckIn.Answers.Any(answer => Says(answer.Text, text) || answer.Earlier.Any(earlier => Says(earlier.Text, text)));

    private static bool Says(string? words, string text) => words?.Split('\n').Contains(text) is true;
}
