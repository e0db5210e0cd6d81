using System.Globalization;
using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>One question at a time. It advances in place, and typing an answer works as well.</summary>
internal static class QuestionCard
{
    public const string TextInputId = "text";
    public const string DueInputId = "due";
    public static AdaptiveCard For(Opened opened, string? note = null)
    {
        var question = opened.Set.Find(opened.State.Step.QuestionId!)!;
        var path = new QuestionPath(opened.Set, opened.State);
        var stored = opened.State.CheckIn.AnswerTo(question.Id);
        return new AdaptiveCard
        {
            Body =
            [
                Header(opened, path, question),
                .. note is null ? Array.Empty<CardElement>() : [Subtle(note)],
                new TextBlock(question.AskIn(opened.State.CheckIn.Mode)) { Size = TextSize.Medium, Weight = TextWeight.Bolder, Style = TextBlockStyle.Heading },
                .. Hint(opened, question),
                .. Inputs(opened, question, stored),
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

        if (question.Hint is { } hint)
            yield return Subtle(hint);
        if (!InputRoom.Shows(opened.State.CheckIn.AnswerTo(question.Id)))
            yield return Subtle(Strings.CheckIn_LongKept);
    }

    private static TextBlock Subtle(string text) => new(text) { IsSubtle = true, Spacing = Spacing.Small };

    private static IEnumerable<CardElement> Inputs(Opened opened, Question question, Answer? stored)
    {
        if (question.Options.Count > 0)
            return question.Options.Select(choice => Tile(opened, question, choice, stored?.ChoiceId == choice.Id));
        var text = new TextInput(TextInputId)
        {
            IsMultiline = true,
            MaxLength = InputRoom.LongestEntered,
            Label = question.Label,
            Placeholder = Strings.CheckIn_Placeholder,
            Value = stored?.Text is { Length: > 0 } known && InputRoom.Shows(known) ? known : null,
        };
        return question.Kind == QuestionKind.Commitment
            ? [text, new DateInput(DueInputId) { Label = Strings.CheckIn_DueLabel, Value = stored?.Due?.ToString("O", CultureInfo.InvariantCulture) }]
            : [text];
    }

    private static Container Tile(Opened opened, Question question, QuestionSets.Choice choice, bool chosen) =>
        new([new TextBlock(choice.Label) { Weight = chosen ? TextWeight.Bolder : null }])
        {
            Style = chosen ? ContainerStyle.Accent : ContainerStyle.Emphasis,
            Spacing = Spacing.Small,
            SelectAction = new ExecuteAction(choice.Label, CheckInVerbs.Answer, Data(opened, question.Id, choice.Id)),
        };

    private static IEnumerable<CardButton> Actions(Opened opened, QuestionPath path, Question question)
    {
        if (question.Options.Count == 0)
            yield return new ExecuteAction(Strings.CheckIn_Next, CheckInVerbs.Answer, Data(opened, question.Id)) { Style = ButtonStyle.Positive };
        if (path.PlaceOf(question.Id) > 1 || opened.State.Reviewed)
            yield return new ExecuteAction(Strings.CheckIn_Back, CheckInVerbs.Back, Data(opened, question.Id));
        yield return new ExecuteAction(Strings.CheckIn_Skip, CheckInVerbs.Skip, Data(opened, question.Id));
        yield return new ExecuteAction(Strings.CheckIn_Later, CheckInVerbs.Later, Data(opened, question.Id));
    }

    private static JsonObject Data(Opened opened, string questionId, string? choiceId = null)
    {
        var data = CheckInVerbs.Data(opened.State);
        data["question"] = questionId;
        if (choiceId is not null)
            data["choice"] = choiceId;
        return data;
    }
}
