using System.Globalization;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>What a question is answered with on its card, by its kind.</summary>
internal static class QuestionInputs
{
    public const string TextId = "text";
    public const string DueId = "due";
    public const string NumberId = "number";
    public const string ChoicesId = "choices";

    /// <summary>In a button's data: how many cells a row has.</summary>
    public const string Cells = "cells";

    public static string CellId(int column) => string.Create(CultureInfo.InvariantCulture, $"cell{column}");

    public static IEnumerable<CardElement> For(Opened opened, Question question, Answer? stored) => question.Kind switch
    {
        QuestionKind.Rows => RowInputs.For(opened, question, stored),
        QuestionKind.Choices => [Several(question, stored)],
        QuestionKind.Date => [Day(question.Label, stored)],
        QuestionKind.Number => [Number(question, stored)],
        QuestionKind.Commitment => [Text(opened, question, stored), Day(Strings.CheckIn_DueLabel, stored)],
        _ when question.IsOneTap => question.Options.Select(choice => Tile(opened, question, choice, stored?.ChoiceId == choice.Id)),
        _ => [Text(opened, question, stored)],
    };

    private static TextInput Text(Opened opened, Question question, Answer? stored) => new(TextId)
    {
        IsMultiline = true,
        MaxLength = InputRoom.LongestEntered,
        Label = question.Label,
        Placeholder = question.Kind == QuestionKind.LongText ? Strings.CheckIn_PlaceholderLong : Strings.CheckIn_Placeholder,
        Value = !opened.State.Step.Probe && stored?.Text is { Length: > 0 } known && InputRoom.Shows(known) ? known : null,
    };

    private static DateInput Day(string label, Answer? stored) =>
        new(DueId) { Label = label, Value = stored?.Due?.ToString("O", CultureInfo.InvariantCulture) };

    private static NumberInput Number(Question question, Answer? stored) => new(NumberId)
    {
        Label = question.Number?.Unit is { } unit ? Phrase.With(Strings.CheckIn_NumberLabel, question.Label, unit) : question.Label,
        Min = question.Number?.Min,
        Max = question.Number?.Max,
        Value = stored is null ? null : NumberText.Parse(stored.Text),
    };

    private static ChoiceSetInput Several(Question question, Answer? stored) =>
        new(ChoicesId, [.. question.Options.Select(option => new Teams.Cards.Choice(option.Label, option.Id))])
        {
            Label = question.Label,
            Style = ChoiceInputStyle.Expanded,
            IsMultiSelect = true,
            Value = stored?.ChoiceId,
        };

    private static Container Tile(Opened opened, Question question, QuestionSets.Choice choice, bool chosen)
    {
        var data = CheckInData.OfChoice(opened.State, question.Id, choice.Id);
        var title = question.Kind == QuestionKind.Scale ? Phrase.With(Strings.CheckIn_ScaleStep, choice.Id, choice.Label) : choice.Label;
        return new Container([new TextBlock(title) { Weight = chosen ? TextWeight.Bolder : null }])
        {
            Style = chosen ? ContainerStyle.Accent : ContainerStyle.Emphasis,
            Spacing = Spacing.Small,
            SelectAction = new ExecuteAction(choice.Label, CheckInVerbs.Answer, data),
        };
    }
}
