using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>One question at a time. It advances in place, and typing an answer works as well.</summary>
internal static class QuestionCard
{
    public static AdaptiveCard For(Opened opened, string? note = null)
    {
        var question = opened.Set.Find(opened.State.Step.QuestionId!)!;
        var path = new QuestionPath(opened.Set, opened.State);
        var stored = Prefills.Shown(opened.State.CheckIn, question);
        return new AdaptiveCard
        {
            Body =
            [
                Header(opened, path, question),
                .. note is null ? Array.Empty<CardElement>() : [Subtle(note)],
                TextBlock.Title(Asked(opened, question)),
                .. Hint(opened, question),
                .. QuestionInputs.For(opened, question, stored),
            ],
            Actions = [.. Actions(opened, path, question)],
        };
    }

    private static ColumnSet Header(Opened opened, QuestionPath path, Question question) => new(
    [
        new Column([new TextBlock(PlainText.Escape(opened.State.CheckIn.Title)) { IsSubtle = true, Size = TextSize.Small }]),
        new Column([new TextBlock(Phrase.With(Strings.CheckIn_Progress, path.PlaceOf(question.Id), path.Asked.Count))
            { IsSubtle = true, Size = TextSize.Small }], "auto"),
    ]);

    private static IEnumerable<CardElement> Hint(Opened opened, Question question)
    {
        if (question.Kind == QuestionKind.FollowUp && opened.State.CheckIn.FollowsUp is { } followed)
        {
            yield return new Container([RichTextBlock.Plain(new TextRoom(1).Fit(followed.Text).Shown)]) { Style = ContainerStyle.Emphasis };
            if (followed.Due is { } due)
                yield return Subtle(Phrase.With(Strings.CheckIn_FollowUpDue, Phrase.Day(due)));
        }

        var stored = Prefills.Shown(opened.State.CheckIn, question);
        if (opened.State.Step.Probe && stored is not null)
            yield return new Container([RichTextBlock.Plain(new TextRoom(1).Fit(stored.Text).Shown)]) { Style = ContainerStyle.Emphasis };
        else if (question.Hint is { } hint)
            yield return Subtle(hint);
        if (Prefills.Offered(opened.State.CheckIn, question) is not null)
            yield return Subtle(Strings.CheckIn_FromBefore);
        if (!InputRoom.Shows(stored))
            yield return Subtle(Strings.CheckIn_LongKept);
    }

    /// <summary>Asked once more, the answer so far stands above an empty input.</summary>
    private static string Asked(Opened opened, Question question) =>
        opened.State.Step.Probe && question.Probe is { } probe ? probe : question.AskIn(opened.State.CheckIn.Mode);

    private static TextBlock Subtle(string text) => new(text) { IsSubtle = true, Spacing = Spacing.Small };

    private static IEnumerable<CardButton> Actions(Opened opened, QuestionPath path, Question question)
    {
        if (question.Kind == QuestionKind.Rows)
            yield return Row(opened, question);
        var next = question.Kind == QuestionKind.Rows ? Strings.CheckIn_RowsDone : Strings.CheckIn_Next;
        if (!question.IsOneTap)
            yield return new ExecuteAction(next, CheckInVerbs.Answer, Data(opened, question)) { Style = ButtonStyle.Positive };
        if (path.PlaceOf(question.Id) > 1 || opened.State.Reviewed)
            yield return new ExecuteAction(Strings.CheckIn_Back, CheckInVerbs.Back, Data(opened, question));
        yield return new ExecuteAction(Strings.CheckIn_Skip, CheckInVerbs.Skip, Data(opened, question));
        yield return new ExecuteAction(Strings.CheckIn_Later, CheckInVerbs.Later, Data(opened, question));
        if (path.PlaceOf(question.Id) == 1 && !opened.State.Reviewed)
            yield return WhyCard.Button(opened.Set);
    }

    private static ExecuteAction Row(Opened opened, Question question) => new(
        opened.State.Step.Row is null ? Strings.CheckIn_RowAdd : Strings.CheckIn_RowChange, CheckInVerbs.Answer, Data(opened, question).ForRow());

    private static JsonObject Data(Opened opened, Question question)
    {
        var data = CheckInData.Of(opened.State, question.Id);
        if (question.Kind == QuestionKind.Rows)
            data[QuestionInputs.Cells] = question.Columns.Count;
        return data;
    }
}
