using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.Teams.Turns;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>What the buttons on a check-in's cards carry: ids and numbers, no words. The names stay: cards live in chats for months.</summary>
internal static class CheckInData
{
    private const string CheckInId = "checkIn";
    private const string Revision = "rev";
    private const string QuestionId = "question";
    private const string ChoiceId = "choice";
    private const string RowNumber = "row";
    private const string Part = "part";
    private const string DuePart = "due";
    private const string RowPart = "row";

    public static JsonObject Of(CheckIn checkIn) => new() { [CheckInId] = checkIn.Id };

    public static JsonObject Of(DialogState state) => new() { [CheckInId] = state.CheckIn.Id, [Revision] = state.Rev };

    public static JsonObject Of(DialogState state, string questionId)
    {
        var data = Of(state);
        data[QuestionId] = questionId;
        return data;
    }

    public static JsonObject OfChoice(DialogState state, string questionId, string choiceId)
    {
        var data = Of(state, questionId);
        data[ChoiceId] = choiceId;
        return data;
    }

    public static JsonObject OfRow(DialogState state, string questionId, int number)
    {
        var data = Of(state, questionId);
        data[RowNumber] = number;
        return data;
    }

    public static JsonObject OfDueDay(DialogState state, string questionId)
    {
        var data = Of(state, questionId);
        data[Part] = DuePart;
        return data;
    }

    /// <summary>The button adds or changes a row and stays with the question.</summary>
    public static JsonObject ForRow(this JsonObject data)
    {
        data[Part] = RowPart;
        return data;
    }

    public static string? IdIn(CardAction action) => action.Id(CheckInId);

    /// <exception cref="CardInputException">It names none.</exception>
    public static string RequiredIdIn(CardAction action) => IdIn(action) ?? throw new CardInputException(CheckInId);

    /// <returns>0 where it names none: a card of no state that there is.</returns>
    public static int RevisionIn(CardAction action) => action.Number(Revision) ?? 0;

    public static string? QuestionIn(CardAction action) => action.Id(QuestionId);

    /// <exception cref="CardInputException">It names none.</exception>
    public static string RequiredQuestionIn(CardAction action) => QuestionIn(action) ?? throw new CardInputException(QuestionId);

    public static string? ChoiceIn(CardAction action) => action.Id(ChoiceId);

    public static int? RowIn(CardAction action) => action.Number(RowNumber);

    public static bool IsDueDay(CardAction action) => action.Id(Part) == DuePart;

    public static bool IsRow(CardAction action) => action.Id(Part) == RowPart;
}
