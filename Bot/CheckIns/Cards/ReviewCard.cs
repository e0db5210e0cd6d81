using System.Text.Json.Nodes;
using TeamsMentorBot.CheckIns.Dialogs;
using TeamsMentorBot.QuestionSets;
using TeamsMentorBot.Teams.Cards;
using TeamsMentorBot.Text;

namespace TeamsMentorBot.CheckIns.Cards;

/// <summary>All answers, who would read them by name, and a switch for each. Nothing leaves before Send.</summary>
internal static class ReviewCard
{
    public const string SharePrefix = "share.";

    public static AdaptiveCard For(Opened opened, string? note = null) => new()
    {
        Body =
        [
            new TextBlock(PlainText.Escape(opened.State.CheckIn.Title)) { IsSubtle = true, Size = TextSize.Small },
            TextBlock.Title(Strings.Review_Title),
            .. TextBlock.Note(note),
            new TextBlock(Readers(opened)),
            .. Above(opened.State.Readers),
            .. opened.State.CheckIn.Together && !opened.State.Readers.IsEmpty
                ? [new TextBlock(Strings.Review_Together) { Spacing = Spacing.Small }]
                : Array.Empty<CardElement>(),
            .. Answers(opened).DefaultIfEmpty(new TextBlock(Strings.Review_NothingYet) { IsSubtle = true }),
            .. Unanswered(opened),
            .. Notes(opened.State.CheckIn),
        ],
        Actions = [.. Actions(opened)],
    };

    public static string Names(IEnumerable<Reader> readers) => string.Join(", ", readers.Select(reader => PlainText.Line(reader.Name)));

    /// <summary>In words, for a typed Send.</summary>
    public static string BeforeSend(Opened opened)
    {
        var labels = Releasing.Items(opened.State.CheckIn).Select(item => opened.Set.Find(item.QuestionId)?.Label ?? item.QuestionId);
        return Phrase.With(Strings.Review_BeforeSend, string.Join(", ", labels), Names(opened.State.Readers));
    }

    private static string Readers(Opened opened) => opened.State.Readers.IsEmpty
        ? opened.Set.Readers == Audience.Nobody ? Strings.Review_ForYou
        : opened.State.CheckIn.IsMentors ? Strings.Review_NoMentee
        : Strings.Review_NoReaders
        : Phrase.With(Strings.Review_Readers, PlainText.Escape(Names(opened.State.Readers)));

    public static IEnumerable<CardElement> Above(IEnumerable<Reader> readers)
    {
        var above = readers.Where(reader => reader.IsAbove).ToList();
        if (above.Count > 0)
            yield return new TextBlock(Phrase.With(Strings.Review_Above, PlainText.Escape(Names(above)))) { Color = TextColor.Warning };
    }

    private static IEnumerable<CardElement> Answers(Opened opened)
    {
        var room = new TextRoom(opened.State.CheckIn.Answers.Count);
        foreach (var question in new QuestionPath(opened.Set, opened.State).Asked)
            if (opened.State.CheckIn.AnswerTo(question.Id) is { IsEmpty: false } answer)
                yield return Answered(opened, question, answer, room);
    }

    private static Container Answered(Opened opened, Question question, Answer answer, TextRoom room)
    {
        var edit = CheckInVerbs.Data(opened.State);
        edit["question"] = question.Id;
        return new Container(
        [
            new ColumnSet(
            [
                new Column([new TextBlock(question.Label) { Weight = TextWeight.Bolder }]),
                new Column([new TextBlock(Strings.Review_Edit) { Color = TextColor.Accent }], "auto")
                {
                    SelectAction = new ExecuteAction(Phrase.With(Strings.Review_EditWhat, question.Label), CheckInVerbs.Edit, edit),
                },
            ]),
            .. AnswerText.Elements(question, answer, room),
            .. opened.State.Readers.IsEmpty ? Array.Empty<CardElement>() : [Share(opened.State, question, answer)],
        ])
        {
            Separator = true,
            Spacing = Spacing.Medium,
        };
    }

    private static ToggleInput Share(DialogState state, Question question, Answer answer) =>
        new(SharePrefix + question.Id, Phrase.With(Strings.Review_Share, Names(state.Readers)))
        {
            Value = answer.Visibility == Visibility.Private ? "false" : "true",
            Spacing = Spacing.Small,
        };

    private static IEnumerable<CardElement> Unanswered(Opened opened)
    {
        var open = new QuestionPath(opened.Set, opened.State).Asked
            .Where(question => opened.State.CheckIn.AnswerTo(question.Id) is null or { IsEmpty: true })
            .Select(question => question.Label)
            .ToList();
        if (open.Count > 0)
            yield return new TextBlock(Phrase.With(Strings.Review_Unanswered, string.Join(", ", open))) { IsSubtle = true, Separator = true };
    }

    private static IEnumerable<CardElement> Notes(CheckIn checkIn)
    {
        if (!checkIn.Notes.IsEmpty)
            yield return new TextBlock(checkIn.Notes.Count == 1
                ? Strings.Review_NotesOne : Phrase.With(Strings.Review_Notes, checkIn.Notes.Count)) { IsSubtle = true };
    }

    private static IEnumerable<CardButton> Actions(Opened opened)
    {
        JsonObject Data() => CheckInVerbs.Data(opened.State);
        if (!opened.State.Readers.IsEmpty)
        {
            var send = opened.Set.Urgent ? Strings.Review_SendNow : Strings.Review_Send;
            yield return new ExecuteAction(Phrase.With(send, Names(opened.State.Readers)), CheckInVerbs.Send, Data()) { Style = ButtonStyle.Positive };
        }

        yield return new ExecuteAction(Strings.Review_KeepPrivate, CheckInVerbs.KeepPrivate, Data());
        if (new QuestionPath(opened.Set, opened.State).HasMoreDetail)
            yield return new ExecuteAction(Strings.Review_AddDetail, CheckInVerbs.Detail, Data());
        yield return new ExecuteAction(Strings.CheckIn_Later, CheckInVerbs.Later, Data());
    }
}
